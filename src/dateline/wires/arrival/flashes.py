"""Which of what comes in is a flash, and the rows that keep it on the screens of its desks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone

from dateline.wires.arrival.batch import Arrival, Batch
from dateline.wires.events import FlashRaised
from dateline.wires.models import Flash
from dateline.wires.signals.flash import is_flash

# What agencies sent as a flash longer ago alarms nobody: an archive is read in, a feed was down.
FRESH_FOR: Final = timedelta(hours=12)
_DEAD: Final = frozenset({"kill", "withhold"})


def mark_flashes(batch: Batch) -> None:
    """Mark the entries of flashes; once it was one, an item stays one through its versions."""
    standing = _flashed(batch.newest)
    for arrival in batch.newest:
        if arrival.item in standing or is_flash(arrival.version, format=arrival.version.format):
            arrival.entry.flash = True


def raise_flashes(batch: Batch) -> None:
    """Put new flashes on the screens of their desks, and tell of them; each once."""
    marked = [one for one in batch.newest if one.entry.flash and _alarms(one)]
    if not marked:
        return
    standing = _flashed(marked)
    new = [one for one in marked if one.item not in standing]
    Flash.objects.bulk_create([Flash(item_id=one.item, desks=list(one.entry.desks)) for one in new])
    batch.events += [
        FlashRaised(item=str(one.item), headline=_headline(one), desks=list(one.entry.desks))
        for one in new
    ]


def _headline(arrival: Arrival) -> str:
    """The headline; of what is under embargo events tell none."""
    end = arrival.entry.embargoed
    return "" if end and end > arrival.version.received else arrival.version.headline[:500]


def _alarms(arrival: Arrival) -> bool:
    sent = arrival.version.firstcreated or arrival.version.versioncreated
    is_fresh = sent is None or sent > timezone.now() - FRESH_FOR
    return is_fresh and not _DEAD & set(arrival.entry.signals)


def _flashed(arrivals: Sequence[Arrival]) -> set[UUID]:
    """Return the items that were flashes before; what is new was none."""
    items = [one.item for one in arrivals if not one.is_new_item]
    return set(Flash.objects.filter(pk__in=items).values_list("pk", flat=True)) if items else set()
