"""`dateline feed`: the ways by which wires come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dateline.cli.prepared import with_django
from dateline.cli.sentences import Refusal

if TYPE_CHECKING:
    from dateline.wires.models import Feed


@click.group()
def feed() -> None:
    """Feeds: list, add, test, switch on and off."""
    with_django()


@feed.command("list")
def list_feeds() -> None:
    """Print each feed: its id, how it stands, what came in 24 hours, its kind, name and error."""
    from django.utils import timezone

    from dateline.wires.queries.feeds import feed_states

    for state in feed_states(timezone.now()):
        one = state.feed
        line = f"{one.pk}  {state.standing:8}  {state.last_day:6}  {one.kind:12}  {one.name}"
        click.echo(f"{line}: {one.last_error}" if one.last_error else line)


@feed.command()
@click.argument("kind")
@click.argument("name")
@click.argument("address", default="")
@click.option("--username", default="", help="User name or key id.")
@click.option(
    "--secret", is_flag=True, help="Ask for a password or key, so that it is in no history."
)
@click.option("--every", default=None, type=int, help="Seconds between two looks.")
@click.option("--option", "options", multiple=True, metavar="NAME=VALUE", help="As of its kind.")
def add(
    kind: str,
    name: str,
    address: str,
    username: str,
    secret: bool,
    every: int | None,
    options: tuple[str, ...],
) -> None:
    """Add a feed: KIND is feed, ap_media_api, ftp, sftp, s3, imap or push."""
    from dateline.wires.actions.keeping import FeedDraft, add_checked_feed
    from dateline.wires.errors import BadFeed
    from dateline.wires.kinds import KINDS

    usual = KINDS[kind].interval if kind in KINDS else 60
    draft = FeedDraft(
        name=name,
        address=address,
        username=username,
        secret=click.prompt("Password or key", hide_input=True) if secret else "",
        options=dict(_option(one) for one in options),
        interval=every or usual,
    )
    try:
        made = add_checked_feed(kind=kind, draft=draft, by=None)
    except BadFeed as error:
        raise Refusal(str(error)) from None
    click.echo(made.feed.pk)
    if made.secret:
        click.echo(f"Its secret, shown only now: {made.secret}")


@feed.command()
@click.argument("feed_id", metavar="ID")
def test(feed_id: str) -> None:
    """Reach what a feed stands for, change nothing, and say what is there."""
    from dateline.wires.polling import FetchError
    from dateline.wires.transports.registry import try_feed

    try:
        click.echo(try_feed(_found(feed_id)))
    except FetchError as error:
        raise Refusal(str(error)) from None


@feed.command()
@click.argument("feed_id", metavar="ID")
def on(feed_id: str) -> None:
    """Switch a feed on; it is asked at once."""
    _switch(feed_id, active=True)


@feed.command()
@click.argument("feed_id", metavar="ID")
def off(feed_id: str) -> None:
    """Switch a feed off."""
    _switch(feed_id, active=False)


def _switch(feed_id: str, *, active: bool) -> None:
    from dateline.wires.actions import set_feed_active

    found = _found(feed_id)
    set_feed_active(feed=found, active=active, by=None)
    click.echo(f"{found.name} is switched {'on' if active else 'off'}.")


def _option(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise Refusal(f"Write the option as NAME=VALUE, not {text}.")
    return name, value


def _found(feed_id: str) -> Feed:
    from django.core.exceptions import ValidationError

    from dateline.wires.models import Feed

    try:
        return Feed.objects.get(pk=feed_id)
    except (Feed.DoesNotExist, ValidationError):
        raise Refusal(f"There is no feed {feed_id}. See: dateline feed list") from None
