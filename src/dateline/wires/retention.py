"""How long items may be kept, and what is kept longer because something was made from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import DurationField, ExpressionWrapper, F, Q, QuerySet, Value

from dateline.wires.models import Entry, Item

Keeper = Callable[[], "QuerySet[Item]"]
_keepers: list[Keeper] = []


def keeps(keeper: Keeper) -> Keeper:
    """Have a later part say which items it needs, whatever the licence: for as long as it does."""
    _keepers.append(keeper)
    return keeper


def expired(now: datetime) -> QuerySet[Entry]:
    """Return the entries whose provider's licence has run out and that nothing was made from.

    The time counts from the arrival of an item's newest version.
    """
    kept_for = ExpressionWrapper(
        F("provider__retention_days") * Value(timedelta(days=1)), output_field=DurationField()
    )
    past = Entry.objects.exclude(provider__retention_days=None).filter(received__lt=now - kept_for)
    needed = Q()
    for keeper in _keepers:
        needed |= Q(item__in=keeper())
    return past.exclude(needed) if needed else past
