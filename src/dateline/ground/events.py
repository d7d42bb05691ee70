"""Events: how what happens later is made known to earlier parts and to open screens.

An event is written to the outbox in the transaction of what it tells, so there is none without
the other; NOTIFY wakes the listeners when the transaction commits. The database numbers the
transactions at the beginning of their commit. Readers go by a cursor over (number, id) and never
past a transaction that is just committing, so they miss nothing and see everything once, whatever
the order of the commits and however long a transaction was open before.
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
# What the trigger of `outbox_commit` locks, shared, from before it takes a number to the end of the
# transaction: a number below its own, of which 31 bits fit into the key of a lock.
_COMMITTING: Final = """
    SELECT last_value FROM outbox_position;
    SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND classid = 7213
        AND objsubid = 2
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
_KEYS: Final = 2**31


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
    """Write events to the outbox in their order, as `publish` does each, in one statement."""
    if not events:
        return
    # Where a transaction is open the events go with it: who catches an error has a savepoint.
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute(
            "WITH told AS (INSERT INTO outbox_commit (transaction) VALUES (pg_current_xact_id())"
            " ON CONFLICT (transaction) DO NOTHING),"
            " stored AS (INSERT INTO outbox_event (kind, payload)"
            " SELECT event ->> 0, event -> 1 FROM jsonb_array_elements(%s::jsonb) event)"
            " SELECT pg_notify(%s, kind) FROM unnest(%s::text[]) kind",
            [
                orjson.dumps([(event.kind, event) for event in events], default=str).decode(),
                CHANNEL,
                list(dict.fromkeys(event.kind for event in events)),
            ],
        )
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
    complete = _complete()
    with connection.cursor() as db:
        db.execute(
            """
            SELECT told.position::text || '-' || event.id, kind, payload::text, event.at
            FROM outbox_commit told JOIN outbox_event event USING (transaction)
            WHERE told.position BETWEEN %(position)s AND %(complete)s
              AND (told.position, event.id) > (%(position)s, %(id)s)
            ORDER BY told.position, event.id LIMIT %(limit)s
            """,
            {"position": int(match[1]), "id": int(match[2]), "complete": complete, "limit": limit},
        )
        return [
            StoredEvent(cursor=row[0], kind=row[1], payload=orjson.loads(row[2]), at=row[3])
            for row in db.fetchall()
        ]


def latest_cursor() -> str:
    """Return the cursor after which only events yet to come follow."""
    return f"{_complete()}-{2**63 - 1}"


def _complete() -> int:
    """Return the number up to which all transactions have ended; a later statement sees them all.

    The order of the two questions matters: who is not among the locks has ended before, or will
    take a number that is greater than the last one given.
    """
    with connection.cursor() as db:
        db.execute(_COMMITTING)
        (last,) = db.fetchone()
        db.nextset()
        return min((last - (last - key) % _KEYS for (key,) in db.fetchall()), default=int(last))


def forget_before(moment: datetime) -> int:
    """Delete the events older than `moment` and return how many there were."""
    with transaction.atomic(), connection.cursor() as db:
        db.execute("DELETE FROM outbox_event WHERE at < %s", [moment])
        count = int(db.rowcount)
        db.execute(
            "DELETE FROM outbox_commit told WHERE at < %s AND NOT EXISTS"
            " (SELECT FROM outbox_event event WHERE event.transaction = told.transaction)",
            [moment],
        )
    return count
