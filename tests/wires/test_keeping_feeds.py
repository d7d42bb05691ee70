"""Adding and changing feeds, and how they stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from django.utils import timezone

from dateline.accounts.actions import create_user, give_role
from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import AuditEntry, Role, User
from dateline.wires import transports
from dateline.wires.actions import note_feed_failure, note_feed_success, receive_wire
from dateline.wires.actions.keeping import (
    FeedDraft,
    add_checked_feed,
    ask_feed_now,
    change_feed,
)
from dateline.wires.errors import BadFeed
from dateline.wires.kinds import KINDS
from dateline.wires.models import Feed
from dateline.wires.queries.feeds import feed_states
from dateline.wires.secrets import unseal

Ninjs = Callable[..., bytes]
pytestmark = pytest.mark.django_db
SFTP = FeedDraft(
    name="Agency", address="sftp://sftp.example/out", username="us", secret="first", interval=30
)


def somebody(role: Role) -> User:
    user = create_user(email="a@example.org", name="A", password=None, by=None)
    give_role(user=user, role=role, service="", by=None)
    return user


def changed(draft: FeedDraft, **facts: Any) -> FeedDraft:
    values = {name: getattr(draft, name) for name in draft.__slots__}
    return FeedDraft(**(values | facts))


def test_every_transport_has_its_kind() -> None:
    packages = {one.name for one in iter_modules(transports.__path__) if one.ispkg}
    kinds = {import_module(f"{transports.__name__}.{name}").TRANSPORT.kind for name in packages}
    assert kinds <= set(KINDS)


def test_only_administrators_add_change_and_ask() -> None:
    feed = add_checked_feed(kind="sftp", draft=SFTP, by=None).feed
    user = somebody(Role.PUBLISHER)
    with pytest.raises(NotAllowed):
        add_checked_feed(kind="sftp", draft=changed(SFTP, username="other"), by=user)
    with pytest.raises(NotAllowed):
        change_feed(feed=feed, draft=SFTP, by=user)
    with pytest.raises(NotAllowed):
        ask_feed_now(feed=feed, by=user)


def test_a_secret_is_kept_sealed_and_stays_until_another_is_given() -> None:
    feed = add_checked_feed(kind="sftp", draft=SFTP, by=None).feed
    assert "first" not in feed.secret
    feed = change_feed(feed=feed, draft=changed(SFTP, secret="", name="New"), by=None)
    assert (feed.name, unseal(feed.secret)) == ("New", "first")
    feed = change_feed(feed=feed, draft=changed(SFTP, secret="second"), by=None)
    assert unseal(feed.secret) == "second"
    told = str([one.detail for one in AuditEntry.objects.all()])
    assert "first" not in told
    assert "second" not in told


def test_another_address_is_read_from_the_start() -> None:
    feed = add_checked_feed(kind="sftp", draft=SFTP, by=None).feed
    note_feed_success(feed=feed, new_items=1, etag="e", cursor="here", by=None)
    feed = change_feed(feed=feed, draft=changed(SFTP, interval=60), by=None)
    assert (feed.cursor, feed.etag, feed.next_try) == ("here", "e", None)
    feed = change_feed(feed=feed, draft=changed(SFTP, address="sftp://sftp.example/in"), by=None)
    assert (feed.cursor, feed.etag) == ("", "")


def test_what_the_address_before_still_answers_is_not_noted_of_the_new_one() -> None:
    asked = add_checked_feed(kind="sftp", draft=SFTP, by=None).feed
    moved = changed(SFTP, address="sftp://sftp.example/in")
    change_feed(feed=Feed.objects.get(), draft=moved, by=None)
    note_feed_success(feed=asked, new_items=1, etag="e", cursor="here", by=None)
    feed = Feed.objects.get()
    assert (feed.cursor, feed.etag, feed.last_success) == ("", "", None)


@pytest.mark.parametrize(
    ("kind", "facts", "field"),
    [
        ("sftp", {"name": " "}, "name"),
        ("sftp", {"address": "https://sftp.example/"}, "address"),
        ("sftp", {"address": "sftp://us:secret@sftp.example/"}, "address"),
        ("sftp", {"address": "sftp://["}, "address"),
        ("sftp", {"username": ""}, "username"),
        ("sftp", {"secret": ""}, "secret"),
        ("sftp", {"interval": 0}, "interval"),
        ("feed", {"interval": 4, "address": "https://agency.example/rss"}, "interval"),
        ("sftp", {"options": {"settle": "soon"}}, "settle"),
        ("folder", {}, "kind"),
        ("pigeon", {}, "kind"),
    ],
)
def test_what_is_wrong_is_refused(kind: str, facts: dict[str, Any], field: str) -> None:
    with pytest.raises(BadFeed) as refused:
        add_checked_feed(kind=kind, draft=changed(SFTP, **facts), by=None)
    assert refused.value.field == field
    assert not Feed.objects.exists()


def test_there_is_one_feed_of_an_address_and_user() -> None:
    add_checked_feed(kind="sftp", draft=SFTP, by=None)
    with pytest.raises(BadFeed):
        add_checked_feed(kind="sftp", draft=SFTP, by=None)
    other = add_checked_feed(kind="sftp", draft=changed(SFTP, username="other"), by=None).feed
    with pytest.raises(BadFeed):
        change_feed(feed=other, draft=SFTP, by=None)


def test_options_are_kept_as_their_kind_needs_them() -> None:
    options = {"pattern": "*.xml", "settle": "3", "after": "", "unknown": "x"}
    feed = add_checked_feed(kind="sftp", draft=changed(SFTP, options=options), by=None).feed
    assert feed.options == {"pattern": "*.xml", "settle": 3.0}


def test_a_feed_that_is_pushed_to_gets_a_secret_that_is_told_once() -> None:
    made = add_checked_feed(kind="push", draft=FeedDraft(name="Pushed"), by=None)
    assert len(made.secret) > 30
    assert unseal(made.feed.secret) == made.secret
    given = add_checked_feed(kind="push", draft=FeedDraft(name="Other", secret="s" * 40), by=None)
    assert given.secret == ""


def standing(feed: Feed, **facts: Any) -> str:
    if facts:
        Feed.objects.filter(pk=feed.pk).update(**facts)
    return feed_states(timezone.now(), feed.pk)[0].standing


def test_how_a_feed_stands() -> None:
    feed = add_checked_feed(kind="sftp", draft=SFTP, by=None).feed
    assert standing(feed) == "new"
    note_feed_success(feed=feed, new_items=0, by=None)
    assert standing(feed) == "ok"
    note_feed_success(feed=feed, new_items=0, error="One file is broken.", by=None)
    assert standing(feed) == "trouble"
    assert standing(feed, next_try=timezone.now() - timedelta(minutes=3)) == "unasked"
    note_feed_failure(feed=feed, error="It does not answer.", by=None)
    assert standing(feed) == "failing"
    ask_feed_now(feed=feed, by=None)
    feed.refresh_from_db()
    assert feed.next_try is None
    assert standing(feed, active=False) == "off"


def test_what_came_by_a_feed_is_counted(ninjs: Ninjs) -> None:
    feed = add_checked_feed(kind="push", draft=FeedDraft(name="Pushed"), by=None).feed
    for number in range(3):
        receive_wire(data=ninjs(uri=str(number)), name="a.json", feed=feed, by=None)
    receive_wire(data=ninjs(uri="other"), name="a.json", by=None)
    (state,) = feed_states(timezone.now())
    assert (state.last_hour, state.last_day) == (3, 3)
    (later,) = feed_states(timezone.now() + timedelta(hours=2))
    assert (later.last_hour, later.last_day) == (0, 3)
