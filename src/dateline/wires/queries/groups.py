"""Items of one event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.db.models import Count

from dateline.wires.models import Entry
from dateline.wires.queries.latest import shown, standing
from dateline.wires.queries.wanted import Wanted

MOST: Final = 100


def group_of(item: UUID, wanted: Wanted | None = None) -> list[Entry]:
    """Return the items whose texts are alike, this one too, newest first; at most 100.

    Args:
        item: one of them.
        wanted: of it counts what may be seen: whether what is muted and what is under embargo is.
    """
    group = Entry.objects.filter(pk=item).values("group")[:1]
    return list(shown().filter(standing(wanted or Wanted()), group=group)[:MOST])


def group_sizes(entries: Sequence[Entry], wanted: Wanted | None = None) -> dict[UUID, int]:
    """Return by group, for the entries of a page, how many items it has; those of one are left out.

    Args:
        entries: whose groups are counted.
        wanted: as for `group_of`.
    """
    groups = {entry.group for entry in entries}
    counted = (
        Entry.objects.filter(standing(wanted or Wanted()), group__in=groups)
        .values("group")
        .annotate(size=Count("pk"))
        .filter(size__gt=1)
    )
    return dict(counted.values_list("group", "size"))
