"""How items stand."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from dateline.wires.models import Advisory, Entry, Hold
from dateline.wires.standing import OPEN, Standing


@dataclass(frozen=True, slots=True)
class Said:
    """What a person may want to undo or settle: the advisories of an item, and its holds."""

    advisories: list[Advisory]
    holds: list[Hold]


def standing_of(items: Collection[UUID]) -> dict[UUID, Standing]:
    """Return how each item stands that has an entry, in one statement."""
    if not items:
        return {}
    rows = Entry.objects.filter(pk__in=items).values_list("pk", "signals", "embargoed", "held")
    return {pk: Standing(tuple(signals), end, held) for pk, signals, end, held in rows}


def hidden_items(items: Collection[UUID], *, now: datetime | None = None) -> set[UUID]:
    """Return which of the items are under embargo: only those who may see that are shown them."""
    if not items:
        return set()
    entries = Entry.objects.filter(pk__in=items, embargoed__gt=now or timezone.now())
    return set(entries.values_list("pk", flat=True))


def is_under_embargo(item: UUID, *, now: datetime | None = None) -> bool:
    """Whether an item is under embargo, also one that has no end yet."""
    return bool(hidden_items([item], now=now))


def said_of(item: UUID) -> Said:
    """Return the advisories that are taken to mean an item, and its holds, the newest first."""
    advisories = Advisory.objects.filter(target=item, undone=None).select_related(
        "version__item__provider"
    )
    holds = Hold.objects.filter(item=item).select_related("settled_by", "version")
    return Said(
        list(advisories.order_by("-received", "-pk")), list(holds.order_by("-raised", "-pk"))
    )


def open_holds(limit: int = 200) -> list[Hold]:
    """Return what waits for a person, the oldest first."""
    found = Hold.objects.filter(verdict="").filter(~Q(item__entry__held=""))
    return list(found.select_related("version__item__provider").order_by("raised", "pk")[:limit])


def has_no_end(embargoed: datetime | None) -> bool:
    """Whether an embargo holds until it is released: nobody has said when it ends."""
    return embargoed == OPEN
