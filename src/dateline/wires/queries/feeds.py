"""How the feeds do, for a person who looks after them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from django.db import connection

from dateline.wires.kinds import KINDS, FeedKind
from dateline.wires.models import Feed
from dateline.wires.queries.rhythm import Silence, silences

Standing = Literal["off", "failing", "unasked", "quiet", "trouble", "new", "ok"]
# A feed that is due for so long is asked by nobody.
_OVERDUE: Final = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed with what came by it and how it stands.

    `standing` is the gravest that holds: switched `off`; `failing` since the last try; due for
    minutes but `unasked`, as when nobody polls; `quiet` for longer than usual; `trouble` with one
    file; `new` and not asked yet; else `ok`.
    """

    feed: Feed
    standing: Standing
    last_hour: int
    last_day: int
    silence: Silence | None

    @property
    def kind(self) -> FeedKind:
        """What its kind needs and does."""
        return KINDS.get(self.feed.kind) or FeedKind(self.feed.kind, self.feed.kind)


def feed_states(now: datetime, feed: UUID | None = None) -> list[FeedState]:
    """Return the feeds by name, or the one that is asked for, each with its state."""
    found = Feed.objects.select_related("provider").order_by("name", "pk")
    if feed:
        found = found.filter(pk=feed)
    heard = silences(now)
    counts = _counts(now)
    return [_state(one, counts, heard.get(f"feed:{one.pk}"), now) for one in found]


def _state(
    feed: Feed, counts: dict[UUID, tuple[int, int]], silence: Silence | None, now: datetime
) -> FeedState:
    hour, day = counts.get(feed.pk, (0, 0))
    return FeedState(feed, _standing(feed, silence, now), hour, day, silence)


def _standing(feed: Feed, silence: Silence | None, now: datetime) -> Standing:
    kind = KINDS.get(feed.kind)
    is_due = feed.next_try is not None and feed.next_try < now - _OVERDUE
    if not feed.active:
        return "off"
    if feed.failures:
        return "failing"
    if is_due and kind is not None and kind.is_polled:
        return "unasked"
    if silence is not None and silence.is_quiet:
        return "quiet"
    if feed.last_error:
        return "trouble"
    return "ok" if feed.last_success else "new"


def _counts(now: datetime) -> dict[UUID, tuple[int, int]]:
    """Return how many versions came by each feed in the last hour and day."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT raw.feed_id, count(*) FILTER (WHERE version.received > %(hour)s), count(*)
            FROM wires_itemversion version JOIN wires_rawfile raw ON raw.id = version.raw_id
            WHERE version.id >= wires_first_id(%(day)s - interval '1 hour')
              AND version.received > %(day)s AND raw.feed_id IS NOT NULL
            GROUP BY raw.feed_id
            """,
            {"hour": now - timedelta(hours=1), "day": now - timedelta(days=1)},
        )
        return {feed: (hour, day) for feed, hour, day in cursor.fetchall()}
