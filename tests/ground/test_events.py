from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar

import pytest
from django.db import connection, transaction

from dateline.ground import events
from dateline.ground.models import OutboxCommit


@dataclass(frozen=True)
class Rang(events.Event):
    kind: ClassVar[str] = "test.rang"
    bell: str


def _bells(cursor: str) -> list[str]:
    return [event.payload["bell"] for event in events.read_after(cursor)]


@pytest.mark.django_db(transaction=True)
def test_an_event_is_read_once_after_its_cursor() -> None:
    events.publish(Rang("one"))
    events.publish(Rang("two"))
    first, second = events.read_after(events.START)
    assert (first.kind, first.payload) == ("test.rang", {"bell": "one"})
    assert _bells(first.cursor) == ["two"]
    assert _bells(second.cursor) == []


@pytest.mark.django_db(transaction=True)
def test_an_event_of_a_failed_transaction_never_happened() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        events.publish(Rang("never"))
        _ = 1 / 0
    assert _bells(events.START) == []


@contextmanager
def _open(*, committing: bool = False) -> Iterator[None]:
    """Have another transaction that has told `slow` while the block runs; it commits after it."""
    told, may_commit = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            events.publish(Rang("slow"))
            if committing:
                # What the commit begins with: the transaction takes its number.
                with connection.cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            told.set()
            may_commit.wait(20)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    assert told.wait(20)
    try:
        yield
    finally:
        may_commit.set()
        thread.join(20)


@pytest.mark.django_db(transaction=True)
def test_a_slow_transaction_holds_nobody_back_and_is_not_skipped() -> None:
    with _open():
        events.publish(Rang("quick"))
        (quick,) = events.read_after(events.START)
        latest = events.latest_cursor()
    assert _bells(quick.cursor) == ["slow"]
    assert _bells(latest) == ["slow"]
    assert _bells(events.START) == ["quick", "slow"]


@pytest.mark.django_db(transaction=True)
def test_nobody_reads_past_a_transaction_that_is_just_committing() -> None:
    events.publish(Rang("past"))
    with _open(committing=True):
        events.publish(Rang("quick"))
        (past,) = events.read_after(events.START)
        latest = events.latest_cursor()
    assert past.payload == {"bell": "past"}
    assert _bells(past.cursor) == ["slow", "quick"]
    assert _bells(latest) == ["slow", "quick"]


@pytest.mark.django_db(transaction=True)
def test_the_number_of_a_committing_transaction_is_known_beyond_31_bits() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM outbox_position")
        (last,) = cursor.fetchone()
        cursor.execute("SELECT setval('outbox_position', %s)", [(last // 2**31 + 1) * 2**31 - 1])
    with _open(committing=True):
        events.publish(Rang("quick"))
        assert _bells(events.START) == []
    assert _bells(events.START) == ["slow", "quick"]


@pytest.mark.django_db(transaction=True)
def test_what_many_tell_at_once_is_read_once_each() -> None:
    def tell(writer: int) -> None:
        for number in range(20):
            with transaction.atomic():
                events.publish(Rang(f"{writer}a{number}"))
                events.publish(Rang(f"{writer}b{number}"))
        connection.close()

    writers = [threading.Thread(target=tell, args=[one]) for one in range(4)]
    for one in writers:
        one.start()
    cursor, seen = events.START, list[str]()
    while any(one.is_alive() for one in writers) or events.read_after(cursor):
        for event in events.read_after(cursor, limit=7):
            cursor = event.cursor
            seen.append(event.payload["bell"])
    told = [f"{w}{part}{n}" for w in range(4) for n in range(20) for part in "ab"]
    assert sorted(seen) == sorted(told)


@pytest.mark.django_db(transaction=True)
def test_forgetting_takes_the_events_of_a_transaction_and_leaves_what_is_newer() -> None:
    events.publish(Rang("old"))
    (old,) = events.read_after(events.START)
    events.publish(Rang("new"))
    assert events.forget_before(old.at + (events.read_after(old.cursor)[0].at - old.at) / 2) == 1
    assert _bells(events.START) == ["new"]
    assert OutboxCommit.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_latest_cursor_is_followed_only_by_what_is_yet_to_come() -> None:
    events.publish(Rang("past"))
    cursor = events.latest_cursor()
    events.publish(Rang("future"))
    assert _bells(cursor) == ["future"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "cursor", ["", "1", "a-b", "1-2-3", "1-2; DROP TABLE outbox_event", "-1-2"]
)
def test_a_cursor_of_another_form_is_refused(cursor: str) -> None:
    with pytest.raises(events.BadCursor):
        events.read_after(cursor)


@pytest.mark.django_db(transaction=True)
def test_a_handler_runs_within_the_transaction_of_its_event() -> None:
    seen: list[str] = []

    @dataclass(frozen=True)
    class Knocked(events.Event):
        kind: ClassVar[str] = "test.knocked"

    @events.on(Knocked)
    def note(event: Knocked) -> None:
        assert connection.in_atomic_block
        seen.append(event.kind)

    events.publish(Knocked())
    assert seen == ["test.knocked"]
