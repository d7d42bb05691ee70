"""`dateline site`: the public pages and who serves them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from dateline.cli.prepared import with_django
from dateline.ground.settings import get_settings

_MODULES: Final = Path("/etc/nginx/modules-enabled")
_BYTES_OF_FORM: Final = 2**20


@click.group()
def site() -> None:
    """The public pages and who serves them."""


@site.command()
@click.option("--brotli/--no-brotli", default=None, help="Whether nginx has brotli_static.")
def nginx(brotli: bool | None) -> None:
    """Print a configuration of nginx that serves the pages as `dateline web` does."""
    from dateline.publishing.delivery.nginx import nginx_configuration

    settings = get_settings()
    has_brotli = any(_MODULES.glob("*brotli-static*")) if brotli is None else brotli
    text = nginx_configuration(
        site=settings.site_root,
        static=settings.var / "static",
        public_url=settings.public_url,
        backend=f"{settings.host}:{settings.port}",
        brotli=has_brotli,
        largest=max(settings.max_wire_bytes, settings.max_picture_bytes + _BYTES_OF_FORM),
    )
    click.echo(text, nl=False)


@site.command()
def rebuild() -> None:
    """Render every page anew, and make those that are missing."""
    with_django()
    from dateline.publishing.actions import rebuild_site, render_pages

    rebuild_site()
    click.echo(f"{render_pages()} pages rendered.")


@site.command()
def verify() -> None:
    """Compare every file with what would be rendered now; status 1 when one differs."""
    with_django()
    from dateline.publishing.actions.render import site_store
    from dateline.publishing.inspection import verify_site

    _report(verify_site(site_store()), "Every file is as it would be rendered.")


@site.command("verify-ledger")
@click.option("--files", type=click.Path(path_type=Path), help="A folder of ledger files.")
@click.option("--key", help="Whose signatures: 64 hexadecimal digits; our own by default.")
def verify_ledger(files: Path | None, key: str | None) -> None:
    """Look for entries of the ledger that are missing, altered or forged; status 1 for any."""
    with_django()
    from dateline.ground import signing
    from dateline.publishing.ledger import verify_database, verify_files

    try:
        owner = bytes.fromhex(key) if key else signing.public_key()
    except ValueError:
        raise click.BadParameter("give 64 hexadecimal digits", param_hint="--key") from None
    faults = verify_files(files, key=owner) if files else verify_database(key=owner)
    _report(faults, "The ledger is whole.")


def _report(problems: Iterable[object], fine: str) -> None:
    count = 0
    for count, problem in enumerate(problems, 1):  # noqa: B007 - counted on
        click.echo(str(problem))
    if count:
        sys.exit(1)
    click.echo(fine)
