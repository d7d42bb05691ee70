"""`dateline site`: the public pages and who serves them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from dateline.cli.prepared import with_django
from dateline.cli.progress import progress
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
    from dateline.publishing.delivery.languages import fronts
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
        fronts=fronts(settings.site_root),
        is_purged=bool(settings.caches),
    )
    click.echo(text, nl=False)


@site.command()
@click.option("--origin", help="What has the pages: http://host:port; by default `dateline web`.")
@click.option(
    "--purger",
    "purgers",
    multiple=True,
    default=("127.0.0.1", "::1"),
    show_default=True,
    help="Address or network of machines whose workers say what changed; may be repeated.",
)
def varnish(origin: str | None, purgers: tuple[str, ...]) -> None:
    """Print a configuration of Varnish that keeps pages and throws them away when they change."""
    from dateline.publishing.delivery.varnish import varnish_configuration

    settings = get_settings()
    where = origin or f"http://{settings.host}:{settings.port}"
    click.echo(varnish_configuration(origin=where, purgers=purgers), nl=False)


@site.command()
@click.option(
    "--share",
    type=click.IntRange(1, 100),
    default=50,
    show_default=True,
    help="How much of a core it may take, in percent; news goes first in any case.",
)
def rebuild(share: int) -> None:
    """Render every page anew, and make those that are missing."""
    with_django()
    from dateline.publishing.actions import finish_rebuild, rebuild_site
    from dateline.publishing.delivery.configured import employ_writers
    from dateline.publishing.queries import failing_pages

    employ_writers()
    count = rebuild_site()
    with progress("pages", count) as told:
        finish_rebuild(count, share=share / 100, told=told)
    failed = failing_pages().count()
    click.echo(f"{count - failed} pages rendered.")
    if failed:
        click.echo(f"{failed} could not be replaced: `dateline doctor` says why.")
        sys.exit(1)


@site.command()
def verify() -> None:
    """Compare every file with what would be rendered now; status 1 when one differs.

    Names pages that differ, are missing, or lie there without being a page.
    """
    with_django()
    from dateline.publishing.delivery.configured import site_stores
    from dateline.publishing.inspection import verify_site
    from dateline.publishing.queries import page_count

    count = 0
    for store in site_stores():
        with progress(f"pages of {store.name}", page_count()) as told:
            differences = [str(one) for one in verify_site(store, told=told)]
        for difference in differences:
            click.echo(difference)
        count += len(differences)
    if count:
        sys.exit(1)
    click.echo("Every file is as it would be rendered.")


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
