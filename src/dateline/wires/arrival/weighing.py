"""How items stand after a batch: its own, and those that its advisories name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Final
from uuid import UUID

from django.db import connection

from dateline.ground.ids import new_id
from dateline.wires.arrival.advisories import Addressed, addressed
from dateline.wires.arrival.batch import Arrival, Batch
from dateline.wires.arrival.items import standing_entries
from dateline.wires.arrival.suspicion import is_possible_correction
from dateline.wires.events import standing_changed
from dateline.wires.models import Advisory, Entry, Hold
from dateline.wires.signals.names import number_in, slug_key
from dateline.wires.standing import OPEN, ItemFacts, Said, Settled, Standing, items_facts

_DOUBT: Final = "ambiguous-advisory"


def weigh(batch: Batch) -> None:
    """Set how the items of a batch stand, and those that its advisories name.

    Effects on the batch: keys, signals, embargo and hold of its entries; `standing`, with locks,
    for other items; the advisories and holds to be written; an event for each item whose standing
    another one's sending changed.
    """
    for arrival in batch.arrivals:
        _name(arrival)
    claims = addressed(batch)
    batch.advisories, batch.answered = claims.rows, claims.found
    named = {*claims.said, *claims.doubted}
    arrived = {one.item for one in batch.arrivals}
    entries = _entries(batch, named - arrived)
    known = {one.item for one in batch.arrivals if one.previous is not None}
    facts = items_facts((known | named) - (arrived - known))
    for arrival in batch.arrivals:
        facts.setdefault(arrival.item, ItemFacts()).versions.append(arrival.version)
    by_item: dict[UUID, list[Arrival]] = defaultdict(list)
    for arrival in batch.arrivals:
        by_item[arrival.item].append(arrival)
    for pk, entry in entries.items():
        _weigh(batch, by_item[pk], entry, facts[pk], claims)


def keep_standing(batch: Batch) -> None:
    """Write the advisories and holds of a batch, and have the end of embargoes told."""
    if batch.advisories:
        Advisory.objects.bulk_create(batch.advisories, ignore_conflicts=True)
    for row, target in batch.answered.items():
        Advisory.objects.filter(pk=row).update(target=target)
    if batch.holds:
        Hold.objects.bulk_create(batch.holds, ignore_conflicts=True)
    changed = [*(one.entry for one in batch.newest), *batch.standing.values()]
    ending = [one for one in changed if one.embargoed and batch.received < one.embargoed < OPEN]
    if ending:
        from dateline.wires.tasks import tell_embargo_end

        for entry in ending:
            tell_embargo_end.configure(schedule_at=entry.embargoed).defer(item=str(entry.pk))


def _name(arrival: Arrival) -> None:
    version = arrival.version
    if arrival.newest:
        arrival.entry.slug_key = slug_key(version.slugline)
        arrival.entry.number_key = number_in(version.keywords, format=version.format)


def _entries(batch: Batch, others: Collection[UUID]) -> dict[UUID, Entry]:
    """Return the entries of all items concerned; those of other items are locked."""
    entries = {one.item: one.entry for one in batch.arrivals if not one.newest}
    if others:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT FROM wires_item WHERE id = ANY(%s) ORDER BY provider_id, guid FOR UPDATE",
                [list(others)],
            )
        entries |= standing_entries(others)
    return entries | {one.item: one.entry for one in batch.newest}


def _weigh(
    batch: Batch, arrivals: list[Arrival], entry: Entry, facts: ItemFacts, claims: Addressed
) -> None:
    pk = entry.item_id
    said = claims.said.get(pk, [])
    facts.said += [Said(one.says, one.sent, one.until) for _, one in said]
    if pk in claims.doubted:
        _hold(batch, facts, pk, entry.version_id, _DOUBT)
    possible = _possible(arrivals, entry, facts)
    standing = facts.standing(entry.provider_id, possible_correction=possible, now=batch.received)
    for version, reason in standing.raised:
        _hold(batch, facts, pk, version, reason)
    changed = _set(entry, standing)
    newest = any(one.newest for one in arrivals)
    if changed and not newest:
        batch.standing[pk] = entry
    if changed and (said or pk in claims.doubted or not newest):
        reason = "advisory" if said or pk in claims.doubted else "version"
        advisory = str(said[0][0]) if said else None
        batch.events.append(standing_changed(entry, reason=reason, advisory=advisory))


def _hold(batch: Batch, facts: ItemFacts, item: UUID, version: UUID, reason: str) -> None:
    if any((one.version, one.reason) == (version, reason) for one in facts.holds):
        return
    facts.holds.append(Settled(version, reason, "", None))
    batch.holds.append(Hold(id=new_id(), item_id=item, version_id=version, reason=reason))


def _possible(arrivals: list[Arrival], entry: Entry, facts: ItemFacts) -> bool:
    """Whether the newest version changed its text without saying so; also when an earlier comes."""
    ordered = facts.in_order() if arrivals else []
    if len(ordered) < 2:
        return "possible-correction" in entry.signals
    before = ordered[-2].pk
    full = {one.version.pk: one.version for one in arrivals}
    full |= {one.previous.pk: one.previous for one in arrivals if one.previous}
    if before not in full:
        return "possible-correction" in entry.signals
    return is_possible_correction(full[before], entry.version)


def _set(entry: Entry, standing: Standing) -> bool:
    """Let an entry show how its item stands; return whether that is new."""
    before = (sorted(entry.signals), entry.embargoed, entry.held)
    entry.signals = list(standing.signals)
    entry.embargoed = standing.embargoed
    entry.held = standing.held
    return before != (sorted(entry.signals), entry.embargoed, entry.held)
