from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import ClassVar

import pytest
from django.db import connection, transaction

from dateline.ground import events


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


@pytest.mark.django_db(transaction=True)
def test_a_slow_transaction_is_not_skipped_by_a_cursor_that_moved_on() -> None:
    written, may_commit = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            events.publish(Rang("slow"))
            written.set()
            may_commit.wait(20)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    assert written.wait(20)
    events.publish(Rang("quick"))
    before = events.read_after(events.START)
    assert before == []
    may_commit.set()
    thread.join(20)
    assert _bells(events.START) == ["slow", "quick"]


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
