"""The flashes that stand on the screens."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Final

from django.db.models import Q
from django.utils import timezone

from dateline.wires.models import Entry, Flash

# So long everybody sees who took a flash.
SHOWN_AFTER_TAKING: Final = timedelta(minutes=10)
# More than fit on a screen help nobody; the oldest are taken first.
MOST: Final = 20


def standing_flashes(
    desks: Collection[str] | None, *, sees_embargoed: bool
) -> list[tuple[Flash, Entry]]:
    """Return the flashes of some desks that nobody took, and those just taken, newest first.

    Args:
        desks: codes of services; None means all. Flashes for no desk in particular are for all.
        sees_embargoed: whether those under embargo are among them.
    """
    now = timezone.now()
    flashes = Flash.objects.filter(Q(taken=None) | Q(taken__gt=now - SHOWN_AFTER_TAKING))
    flashes = flashes.select_related("taken_by").order_by("-raised")[: MOST * 2]
    ours = [one for one in flashes if desks is None or not one.desks or {*desks} & {*one.desks}]
    entries = Entry.objects.select_related("version__item__provider").defer(
        "search", "facets", "version__paragraphs", "version__minhash"
    )
    if not sees_embargoed:
        entries = entries.filter(Q(embargoed=None) | Q(embargoed__lte=now))
    found = entries.in_bulk([one.pk for one in ours]) if ours else {}
    return [(one, found[one.pk]) for one in ours if one.pk in found][:MOST]
