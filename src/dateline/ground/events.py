"""Events: how what happens later is made known to earlier parts and to open screens.

An event is written to the outbox in the transaction of what it tells, so there is none without
the other; NOTIFY wakes the listeners when the transaction commits. Readers go by a cursor over
(transaction, id) and never past a transaction that is still open, so they miss nothing and see
everything once, whatever the order of the commits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Final, TypeVar

import orjson
from django.db import connection, transaction

CHANNEL: Final = "dateline_events"
_CURSOR: Final = re.compile(r"(\d{1,19})-(\d{1,19})")
START: Final = "0-0"


class BadCursor(ValueError):
    """The cursor is none that this system gave out."""


@dataclass(frozen=True)
class Event:
    """The base of typed events: frozen, with plain fields and a `kind` of its own."""

    kind: ClassVar[str]


@dataclass(frozen=True)
class StoredEvent:
    """An event as read from the outbox. `cursor` resumes right after it."""

    cursor: str
    kind: str
    payload: dict[str, Any]
    at: datetime


EventType = TypeVar("EventType", bound=Event)
Handler = Callable[[Any], None]
_handlers: dict[type[Event], list[Handler]] = {}


def on(event_type: type[EventType]) -> Callable[[Callable[[EventType], None]], Callable[..., None]]:
    """Have a function called within the transaction that publishes an event of this type.

    It must be quick and only write rows or defer jobs: it commits or fails with the event.
    """

    def register(handler: Callable[[EventType], None]) -> Callable[[EventType], None]:
        _handlers.setdefault(event_type, []).append(handler)
        return handler

    return register


def publish(event: Event) -> None:
    """Write the event to the outbox and tell everybody when the present transaction commits.

    Effects: one outbox row; the handlers registered for its type; a notification at commit.
    """
    publish_all([event])


def publish_all(events: Sequence[Event]) -> None:
    """Write events to the outbox in their order, as `publish` does each, in two statements."""
    if not events:
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO outbox_event (kind, payload)"
            " SELECT * FROM unnest(%s::text[], %s::jsonb[])",
            [
                [event.kind for event in events],
                [orjson.dumps(event, default=str).decode() for event in events],
            ],
        )
        for kind in dict.fromkeys(event.kind for event in events):
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, kind])
        for event in events:
            for handler in _handlers.get(type(event), []):
                handler(event)


def read_after(cursor: str, *, limit: int = 500) -> list[StoredEvent]:
    """Return the events after a cursor in order; `START` begins at the oldest kept.

    Raises:
        BadCursor: the cursor has another form than `<transaction>-<id>`.
    """
    match = _CURSOR.fullmatch(cursor)
    if not match:
        raise BadCursor(cursor)
    with connection.cursor() as db:
        db.execute(
            """
            SELECT transaction::text || '-' || id, kind, payload::text, at FROM outbox_event
            WHERE (transaction, id) > (%s::text::xid8, %s::bigint)
              AND transaction < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY transaction, id LIMIT %s
            """,
            [match[1], match[2], limit],
        )
        return [
            StoredEvent(cursor=row[0], kind=row[1], payload=orjson.loads(row[2]), at=row[3])
            for row in db.fetchall()
        ]


def latest_cursor() -> str:
    """Return the cursor after which only events yet to come follow."""
    with connection.cursor() as db:
        db.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
        (xmin,) = db.fetchone()
    return f"{int(xmin) - 1}-{2**63 - 1}"


def forget_before(moment: datetime) -> int:
    """Delete the events older than `moment` and return how many there were."""
    with connection.cursor() as db:
        db.execute("DELETE FROM outbox_event WHERE at < %s", [moment])
        return int(db.rowcount)
