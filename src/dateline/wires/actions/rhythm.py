"""Learning how often agencies and feeds usually send."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Final

from django.db import connection, transaction
from django.utils import timezone

from dateline.accounts.models import User
from dateline.wires.models import ArrivalHour, Rhythm
from dateline.wires.silence import LOOKED_BACK, Heard, usual_silences

_KEPT: Final = 2 * LOOKED_BACK
_A_DAY: Final = timedelta(days=1)
# What was received within an hour may be committed a little after its end.
_COMMITTED: Final = timedelta(minutes=2)
# Ids tell when a version was made, to well within the hour that is added on either side.
_COUNT: Final = """
    WITH arrived AS (
        SELECT version.received, date_trunc('hour', version.received, 'UTC') AS hour,
            'provider:' || item.provider_id AS provider, 'feed:' || raw.feed_id AS feed
        FROM wires_itemversion version
        JOIN wires_item item ON item.id = version.item_id
        JOIN wires_rawfile raw ON raw.id = version.raw_id
        WHERE version.id >= wires_first_id(%(start)s - interval '1 hour')
          AND version.id < wires_first_id(%(end)s + interval '1 hour')
          AND version.received >= %(start)s AND version.received < %(end)s
    ), told AS (
        SELECT provider AS source, hour, received FROM arrived
        UNION ALL SELECT feed, hour, received FROM arrived WHERE feed IS NOT NULL
    ), gaps AS (
        SELECT *, received - lag(received) OVER (
            PARTITION BY source, hour ORDER BY received) AS gap
        FROM told
    )
    INSERT INTO wires_arrivalhour (source, hour, versions, first, last, widest)
    SELECT source, hour, count(*), min(received), max(received),
        coalesce(extract(epoch FROM max(gap)), 0)
    FROM gaps GROUP BY source, hour
    ON CONFLICT (source, hour) DO UPDATE SET versions = EXCLUDED.versions,
        first = EXCLUDED.first, last = EXCLUDED.last, widest = EXCLUDED.widest
"""


@transaction.atomic
def learn_rhythms(*, by: User | None) -> None:
    """Count what came in the hours that are over and tell from it what is usual.

    Effects: a row an hour for each agency and feed that sent something, kept for eight weeks; what
    is usual for each. Twice in an hour changes nothing.
    """
    now = timezone.now()
    end = _hour_of(now - _COMMITTED)
    for start, until in _days(_uncounted_from(now), end):
        with connection.cursor() as cursor:
            cursor.execute(_COUNT, {"start": start, "end": until})
    ArrivalHour.objects.filter(hour__lt=now - _KEPT).delete()
    rhythms = list(_rhythms())
    Rhythm.objects.exclude(pk__in=[one.pk for one in rhythms]).delete()
    Rhythm.objects.bulk_create(
        rhythms,
        update_conflicts=True,
        unique_fields=["source"],
        update_fields=["usual", "last", "computed"],
    )


def _uncounted_from(now: datetime) -> datetime:
    last = ArrivalHour.objects.order_by("hour").last()
    return last.hour if last else _hour_of(now - _KEPT)


def _days(start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Cut a stretch into days, so that the first count of a large archive takes little memory."""
    while start < end:
        until = min(start + _A_DAY, end)
        yield start, until
        start = until


def _rhythms() -> Iterator[Rhythm]:
    rows = ArrivalHour.objects.order_by("source", "hour").values_list(
        "source", "hour", "versions", "first", "last", "widest"
    )
    for source, hours in groupby(rows, key=lambda row: row[0]):
        heard = [Heard(*row[1:]) for row in hours]
        yield Rhythm(
            source=source,
            usual=usual_silences(heard),
            last=heard[-1].last,
            computed=timezone.now(),
        )


def _hour_of(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
