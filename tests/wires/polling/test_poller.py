"""When feeds are asked, and what their state says afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread

import pytest
from django.db import connections
from django.utils import timezone

from dateline.wires.actions import add_feed
from dateline.wires.models import Feed
from dateline.wires.polling import FetchError, FileTrouble, Poller, due_feeds

PATIENCE = 60.0


def a_feed(name: str = "one", **facts: object) -> Feed:
    feed = add_feed(kind="try", name=name, address=f"try://{name}", interval=60, by=None)
    Feed.objects.filter(pk=feed.pk).update(**facts)
    feed.refresh_from_db()
    return feed


@contextmanager
def running(poller: Poller) -> Iterator[None]:
    stop = Event()

    def run() -> None:
        try:
            poller.run(stop)
        finally:
            connections.close_all()

    thread = Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


@pytest.mark.django_db
def test_only_active_feeds_of_the_kind_whose_time_has_come_are_due() -> None:
    now = timezone.now()
    late = a_feed("late", next_try=now - timedelta(minutes=1))
    new = a_feed("new")
    a_feed("later", next_try=now + timedelta(minutes=1))
    a_feed("off", active=False)
    a_feed("other", kind="other")
    assert due_feeds("try") == [new, late]


@pytest.mark.django_db
def test_success_is_noted_with_what_the_poll_remembers() -> None:
    feed = a_feed(failures=3, last_error="It was away.")

    def poll(feed: Feed) -> int:
        feed.cursor, feed.etag = "42", '"e"'
        return 2

    assert Poller("try", poll).ask(feed) == 2
    feed.refresh_from_db()
    assert (feed.cursor, feed.etag, feed.failures, feed.last_error) == ("42", '"e"', 0, "")
    assert feed.last_item is not None


@pytest.mark.django_db
def test_a_failure_is_noted_and_what_the_poll_remembered_is_not() -> None:
    feed = a_feed(cursor="41")

    def poll(feed: Feed) -> int:
        feed.cursor = "42"
        raise FetchError("It is away.", wait=7200)

    assert Poller("try", poll).ask(feed) == 0
    feed.refresh_from_db()
    assert (feed.cursor, feed.failures, feed.last_error) == ("41", 1, "It is away.")
    assert feed.next_try is not None
    assert feed.next_try > timezone.now() + timedelta(seconds=7000)


@pytest.mark.django_db
def test_trouble_with_one_file_is_said_until_something_new_comes_and_slows_nothing() -> None:
    feed = a_feed()

    def poll(feed: Feed) -> int:
        raise FileTrouble("a.xml is broken.", new_items=3)

    assert Poller("try", poll).ask(feed) == 3
    feed.refresh_from_db()
    assert (feed.failures, feed.last_error) == (0, "a.xml is broken.")
    assert feed.next_try is not None
    assert feed.next_try < timezone.now() + timedelta(seconds=61)
    Poller("try", lambda feed: 0).ask(feed)
    feed.refresh_from_db()
    assert feed.last_error == "a.xml is broken."
    Poller("try", lambda feed: 1).ask(feed)
    feed.refresh_from_db()
    assert feed.last_error == ""


@pytest.mark.django_db
def test_a_secret_that_cannot_be_opened_is_said() -> None:
    from dateline.wires.secrets import unseal

    feed = a_feed(secret="sealed elsewhere")
    Poller("try", lambda feed: len(unseal(feed.secret))).ask(feed)
    feed.refresh_from_db()
    assert "enter the secret again" in feed.last_error


@pytest.mark.django_db
def test_a_fault_of_ours_is_said_and_the_feed_is_not_asked_all_the_time() -> None:
    feed = a_feed()
    with pytest.raises(ZeroDivisionError):
        Poller("try", lambda feed: 1 // 0).ask(feed)
    feed.refresh_from_db()
    assert "ZeroDivisionError" in feed.last_error
    assert due_feeds("try") == []


@pytest.mark.django_db(transaction=True)
def test_a_slow_feed_holds_up_no_other_and_is_not_asked_twice() -> None:
    slow, fast = a_feed("slow"), a_feed("fast")
    asked: list[str] = []
    go_on, once, twice = Event(), Event(), Event()

    def poll(feed: Feed) -> int:
        asked.append(feed.name)
        if feed.pk == slow.pk:
            go_on.wait(PATIENCE)
        elif asked.count("fast") == 2:
            twice.set()
        else:
            once.set()
        return 0

    with running(Poller("try", poll)):
        assert once.wait(PATIENCE)
        while not twice.wait(0.05):
            Feed.objects.filter(pk=fast.pk).update(next_try=None)
        assert asked.count("slow") == 1
        go_on.set()
