"""Months to come, and items whose licence has run out."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Final

from django.db import OperationalError, connection, transaction
from django.utils import timezone

from dateline.accounts.actions import record
from dateline.accounts.models import User
from dateline.wires.models import Advisory, Entry, Flash, Hold, Item, ItemVersion, Prints, RawFile
from dateline.wires.retention import expired
from dateline.wires.store import wire_store

log = logging.getLogger(__name__)
_MONTHS_AHEAD: Final = 3
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much was removed."""

    items: int
    files: int
    partitions: int


def make_partitions(*, by: User | None) -> int:
    """Make the partitions of this month and the next ones; return how many were missing.

    Effects: tables; versions that came in before their month had one move into it.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT count(*) FILTER (WHERE wires_make_partition(month::date))
            FROM generate_series(date_trunc('month', now() AT TIME ZONE 'UTC'),
                date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => %s),
                interval '1 month') AS month
            """,
            [_MONTHS_AHEAD],
        )
        (made,) = cursor.fetchone()
    return int(made)


def forget_expired(*, by: User | None) -> Forgotten:
    """Remove what its provider's licence no longer lets us keep and no story was made from.

    Effects: items with all that was said of them, files that carried nothing else, with their
    bytes; partitions that are empty then; one audit entry where anything went. Killed in between,
    it goes on where it stopped at the next call.
    """
    items = 0
    while count := _forget_some():
        items += count
    files = _remove_bytes()
    partitions = _drop_empty_partitions() if items else 0
    if items or files:
        detail = {"items": items, "files": files}
        record(by=by, verb="forget", target_kind="wires", target_id="expired", detail=detail)
    return Forgotten(items, files, partitions)


@transaction.atomic
def _forget_some() -> int:
    chosen = expired(timezone.now()).order_by("received").values_list("pk", flat=True)
    found = list(chosen[:_AT_ONCE])
    # Locked as arrivals lock them: an item that changes just now has a new arrival.
    locked = Item.objects.select_for_update().filter(pk__in=found).order_by("provider", "guid")
    items = [item.pk for item in locked]
    items = list(expired(timezone.now()).filter(pk__in=items).values_list("pk", flat=True))
    if not items:
        return 0
    versions = ItemVersion.objects.filter(item__in=items)
    raws = list(versions.order_by().values_list("raw", flat=True).distinct())
    Advisory.objects.filter(version__in=versions).delete()
    Advisory.objects.filter(target__in=items).update(target=None)
    Hold.objects.filter(item__in=items).delete()
    Flash.objects.filter(item__in=items).delete()
    Entry.objects.filter(pk__in=items).delete()
    Item.objects.filter(pk__in=items).update(current=None)
    Prints.objects.filter(version__in=versions).delete()
    versions.delete()
    Item.objects.filter(pk__in=items).delete()
    unused = RawFile.objects.filter(pk__in=raws, versions=None)
    unused.update(state=RawFile.State.FORGOTTEN)
    return len(items)


def _remove_bytes() -> int:
    """Remove the bytes first and the row last: what is left half-done is found again."""
    store = wire_store()
    files = RawFile.objects.filter(state=RawFile.State.FORGOTTEN, versions=None)
    count = 0
    for raw in files.iterator(chunk_size=_AT_ONCE):
        with transaction.atomic():
            still = files.select_for_update(of=("self",)).filter(pk=raw.pk).first()
            if still is None:
                continue
            store.remove(raw.sha256)
            still.delete()
            count += 1
    return count


def _drop_empty_partitions() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT inhrelid::regclass::text FROM pg_inherits
            WHERE inhparent = 'wires_itemversion'::regclass
              AND inhrelid::regclass::text < 'wires_itemversion_'
                  || to_char(now() AT TIME ZONE 'UTC', 'YYYY_MM')
            """
        )
        names = [row[0] for row in cursor.fetchall()]
    return sum(_drop_if_empty(name) for name in names)


def _drop_if_empty(name: str) -> bool:
    quoted = connection.ops.quote_name(name)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            # Whoever reads or writes wires comes first; another night will do.
            cursor.execute("SET LOCAL lock_timeout = '2s'")
            cursor.execute(f"LOCK TABLE {quoted} IN ACCESS EXCLUSIVE MODE")
            cursor.execute(f"SELECT EXISTS (SELECT FROM {quoted})")  # noqa: S608  (a quoted name)
            if cursor.fetchone()[0]:
                return False
            cursor.execute(f"ALTER TABLE wires_itemversion DETACH PARTITION {quoted}")
            cursor.execute(f"DROP TABLE {quoted}")
    except OperationalError as error:
        log.info("The empty partition %s is in use and stays for now: %s", name, error)
        return False
    return True
