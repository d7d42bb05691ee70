"""Sending what comes in to desks, by the rules."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from dateline.wires.arrival.batch import Arrival, Batch
from dateline.wires.arrival.facets import facets_of
from dateline.wires.models import Entry
from dateline.wires.routing import Outcome, facts_of
from dateline.wires.routing.current import current_rules


@dataclass(frozen=True, slots=True)
class _Before:
    """How an item stood before the version that comes in now."""

    desks: list[str]
    muted: bool


def route(batch: Batch) -> None:
    """Set desks, marks, flash and muted of what is new, as the rules say.

    Without rules nothing is routed. A desk that has an item keeps it through all versions: it must
    hear of the kill too. For the same reason what was to be seen is not muted by a later version.
    """
    rules = current_rules()
    newest = [one for one in batch.arrivals if one.newest]
    if not rules.rules and all(one.previous is None for one in newest):
        return
    before = _before([one.item for one in newest if one.previous is not None])
    for arrival in newest:
        entry = arrival.entry
        feed = arrival.raw.feed_id
        outcome = rules.route(facts_of(entry, facets=facets_of(entry), feed=feed))
        _set(arrival, outcome, before.get(arrival.item))
        before[arrival.item] = _Before(entry.desks, entry.muted)


def _set(arrival: Arrival, outcome: Outcome, before: _Before | None) -> None:
    entry = arrival.entry
    entry.desks = sorted(outcome.desks.union(before.desks if before else ()))
    entry.marks = sorted(outcome.marks)
    entry.rules = outcome.rules
    entry.flash = entry.flash or outcome.flash
    entry.muted = outcome.muted and (before is None or before.muted)


def _before(items: list[UUID]) -> dict[UUID, _Before]:
    if not items:
        return {}
    rows = Entry.objects.filter(pk__in=items).values_list("pk", "desks", "muted")
    return {pk: _Before(desks, muted) for pk, desks, muted in rows}
