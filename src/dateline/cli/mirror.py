"""`dateline mirror`: a service as one signed archive, for other hosts and for memory sticks."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import click
import orjson

from dateline.cli.prepared import with_django
from dateline.ground.buckets import BucketError
from dateline.publishing.mirrors.errors import MirrorError
from dateline.publishing.mirrors.manifest import MirrorList
from dateline.publishing.mirrors.seen import Seen, usual_place
from dateline.publishing.mirrors.unpack import unpack_mirror
from dateline.publishing.mirrors.verify import verify_mirror

_KEY_DIGITS: Final = 64


def _key(context: click.Context, parameter: click.Parameter, value: str) -> bytes:
    """Take 64 hexadecimal digits, or a file with them, as `/ledger/key.json` of the site is."""
    text = value
    if len(value) != _KEY_DIGITS:
        try:
            text = str(orjson.loads(Path(value).read_bytes())["key"])
        except (OSError, ValueError, KeyError, TypeError):
            text = ""
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != _KEY_DIGITS // 2:
        raise click.BadParameter("give 64 hexadecimal digits, or the site's key.json")
    return key


_file = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
_whose = click.option(
    "--key", required=True, callback=_key, help="The publisher's: 64 digits, or its key.json."
)
_remember = click.option(
    "--seen",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File that remembers the newest list of each service; by default one of yours.",
)


@click.group()
def mirror() -> None:
    """A service as one signed archive, for other hosts and for memory sticks."""


@mirror.command()
@click.argument("service")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
@click.option("--pictures/--no-pictures", default=True, help="Whether pictures go with it.")
def make(service: str, out: Path | None, pictures: bool) -> None:
    """Write all pages of SERVICE into an archive, with a signed list of what is in it."""
    with_django()
    from dateline.publishing.actions.render import render_pages
    from dateline.publishing.delivery.configured import nearest_store
    from dateline.publishing.mirrors.bundle import make_mirror

    file = out or Path(f"{service}.mirror.tar.gz")
    # What was withdrawn a moment ago must not be in it.
    render_pages()
    _or_exit(lambda: _said(make_mirror(service, file, store=nearest_store(), pictures=pictures)))
    click.echo(f"{file} has {file.stat().st_size} bytes.")


@mirror.command()
@_file
@_whose
@_remember
def verify(file: Path, key: bytes, seen: Path | None) -> None:
    """Say whether FILE is what its publisher signed; works without a database. Status 1 if not."""
    _or_exit(lambda: _said(_read(file, key, seen, partial(verify_mirror, file, key=key))))


@mirror.command()
@_file
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@_whose
@_remember
def unpack(file: Path, folder: Path, key: bytes, seen: Path | None) -> None:
    """Put the pages of FILE into FOLDER when all of it is as it was signed."""
    _or_exit(lambda: _said(_read(file, key, seen, partial(unpack_mirror, file, folder, key=key))))


def _read(file: Path, key: bytes, seen: Path | None, read: Callable[..., MirrorList]) -> MirrorList:
    known = Seen(seen or usual_place())
    listed = read(accept=partial(known.demand_newest, key=key))
    known.remember(listed, listed.to_bytes(), key=key)
    return listed


def _said(listed: MirrorList) -> None:
    click.echo(
        f"{listed.service} of {listed.organisation}, list {listed.number} of {listed.made}: "
        f"{len(listed.files)} files, {len(listed.withdrawn)} articles withdrawn."
    )


def _or_exit(act: Callable[[], None]) -> None:
    try:
        act()
    except MirrorError as error:
        click.echo(f"{error.code}: {error}", err=True)
        sys.exit(1)
    except (OSError, BucketError) as error:
        click.echo(f"cannot: {error}", err=True)
        sys.exit(1)
