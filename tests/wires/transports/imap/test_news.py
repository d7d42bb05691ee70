"""A message that comes while the mailbox is waited at: it is taken in at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
from django.db import connections
from tests.wires.transports.imap.conftest import AddMailFeed, Mailbox, message

from dateline.wires.models import Feed, ItemVersion
from dateline.wires.transports.imap import TRANSPORT, poll, session

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """The feed is looked at often, so that the test need not wait; news come by the server."""
    monkeypatch.setattr(session, "_SECONDS_BETWEEN_LOOKS", 0.05)


@contextmanager
def _asked(feed: Feed) -> Iterator[Thread]:
    def ask() -> None:
        try:
            TRANSPORT.ask(feed)
        finally:
            connections.close_all()

    thread = Thread(target=ask)
    thread.start()
    try:
        yield thread
    finally:
        Feed.objects.update(active=False)
        thread.join()


def _until(true: Callable[[], bool]) -> None:
    while not true():
        time.sleep(0.01)


def _taken(count: int) -> Callable[[], bool]:
    return lambda: ItemVersion.objects.count() == count


def test_a_message_is_taken_in_as_it_comes(mailbox: Mailbox, add_mail_feed: AddMailFeed) -> None:
    mailbox.add(message(1))
    feed = add_mail_feed(idle=True)
    with _asked(feed) as thread:
        _until(_taken(1))
        for number in (2, 3):
            mailbox.add(message(number))
            _until(_taken(number))
        assert thread.is_alive()
        before = Feed.objects.get().cursor
        mailbox.delete(1)
        mailbox.add(message(4))
        _until(_taken(4))
        _until(lambda: Feed.objects.get().cursor != before)
    feed = Feed.objects.get()
    assert (feed.last_error, feed.failures) == ("", 0)
    assert feed.last_item is not None


def test_messages_that_come_close_together_are_all_taken(
    mailbox: Mailbox, add_mail_feed: AddMailFeed
) -> None:
    """Some come while others are being taken in, and are not told of again."""
    with _asked(add_mail_feed(idle=True)):
        for number in range(40):
            mailbox.add(message(number))
        _until(_taken(40))


def test_waiting_goes_on_beyond_one_turn(
    mailbox: Mailbox, add_mail_feed: AddMailFeed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(poll, "SECONDS_TO_WAIT", 0.1)
    with _asked(add_mail_feed(idle=True)) as thread:
        _until(lambda: Feed.objects.get().last_success is not None)
        first = Feed.objects.get().last_success
        _until(lambda: Feed.objects.get().last_success != first)
        mailbox.add(message(1))
        _until(_taken(1))
        assert thread.is_alive()


def test_waiting_ends_when_the_feed_is_changed(
    mailbox: Mailbox, add_mail_feed: AddMailFeed
) -> None:
    mailbox.add(message(1))
    with _asked(add_mail_feed(idle=True)) as thread:
        _until(_taken(1))
        Feed.objects.update(address="imaps://elsewhere.example/", cursor="")
        thread.join()
    assert Feed.objects.get().cursor == ""
