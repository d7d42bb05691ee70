"""Who else tells of the same: the items whose texts are alike, by agency."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from dateline.web.newsroom.wirelist.rows import Row, agency_of, row_of, short_name
from dateline.wires.models import Entry, Provider
from dateline.wires.queries.groups import group_of
from dateline.wires.queries.latest import standing
from dateline.wires.queries.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Alike:
    """How many other items of an entry's group there are, and the codes of their agencies."""

    others: int
    providers: tuple[str, ...]


NOBODY = Alike(0, ())


def alike_of(entries: Collection[Entry]) -> dict[UUID, Alike]:
    """Return by item who else tells of the same; one question for all entries of a page.

    What is muted or under embargo is not counted, whoever looks: rows are made once for all.
    """
    groups = {entry.group for entry in entries}
    if not groups:
        return {}
    counted = Entry.objects.filter(standing(Wanted()), group__in=groups)
    found: dict[UUID, dict[str, int]] = defaultdict(dict)
    rows = counted.values_list("group", "provider").annotate(size=Count("pk"))
    for group, provider, size in rows:
        found[group][provider] = size
    return {entry.pk: _others(entry, found[entry.group]) for entry in entries}


def agencies_of(alikes: Collection[Alike]) -> dict[str, str]:
    """Return by code the agencies' names as desks say them, in the language of the page."""
    codes = {code for alike in alikes for code in alike.providers}
    providers = Provider.objects.in_bulk(codes) if codes else {}
    return {code: short_name(code, agency_of(one)) for code, one in providers.items()}


def alike_rows(item: UUID, *, sees_embargoed: bool) -> list[Row]:
    """Return the other items of a group, newest first."""
    wanted = Wanted(muted=True, sees_embargoed=sees_embargoed)
    return [row_of(one.version, one) for one in group_of(item, wanted) if one.pk != item]


def _others(entry: Entry, sizes: Mapping[str, int]) -> Alike:
    others = dict(sizes)
    if entry.provider_id in others:
        others[entry.provider_id] -= 1
    left = {provider: size for provider, size in others.items() if size > 0}
    by_size = sorted(left, key=lambda provider: (-left[provider], provider))
    return Alike(sum(left.values()), tuple(by_size[:3])) if left else NOBODY
