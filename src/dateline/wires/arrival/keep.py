"""Keeping what files say: items, versions, entries and events of a batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dateline.ground.events import publish_all
from dateline.wires.arrival.batch import Arrival, Batch
from dateline.wires.arrival.entries import change_entries, entry_of, write_entries
from dateline.wires.arrival.identity import guid_of, provider_code
from dateline.wires.arrival.items import (
    Identity,
    Key,
    known_versions,
    lock_providers,
    locked_items,
    make_providers,
    point_at,
    standing_entries,
)
from dateline.wires.arrival.joining import is_joined, joining_for
from dateline.wires.arrival.stages import AFTER, STAGES
from dateline.wires.arrival.versions import version_of, write_versions
from dateline.wires.events import ItemVersionReceived
from dateline.wires.models import Entry, ItemVersion, RawFile
from dateline.wires.order import comes_after
from dateline.wires.parsed import ParsedItem
from dateline.wires.signals.naming import namings_of


@dataclass(frozen=True, slots=True)
class Parsed:
    """An item as read from a file."""

    item: ParsedItem
    raw: RawFile


@dataclass(frozen=True, slots=True)
class _Candidate:
    parsed: Parsed
    version: ItemVersion
    identity: Identity


@transaction.atomic
def keep_items(parsed: Sequence[Parsed]) -> list[ItemVersion]:
    """Keep the versions that are not here yet and return them.

    Effects: providers and items where they are new; a version each; the entries of their items and
    of those that they name; events. The items are locked until the transaction ends.
    """
    if not parsed:
        return []
    now = timezone.now()
    candidates = [_candidate(one, now) for one in parsed]
    make_providers({one.identity[0]: one.parsed.item.provider or "Unknown" for one in candidates})
    candidates = _joined(candidates)
    alone = _alone(candidates)
    items = locked_items([one.identity for one in candidates], alone)
    batch = Batch(_arrivals(candidates, items))
    if not batch.arrivals:
        return []
    for stage in STAGES:
        stage(batch)
    versions = [one.version for one in batch.arrivals]
    write_versions(versions)
    newest = batch.newest
    new = {one.item for one in batch.arrivals if one.is_new_item}
    pointed = new.intersection(items[identity][0] for identity in alone)
    write_entries(
        new=[one.entry for one in newest if one.item in new],
        changed=[one.entry for one in newest if one.item not in new],
    )
    point_at([one.version for one in newest if one.item not in pointed])
    change_entries(list(batch.standing.values()))
    for stage in AFTER:
        stage(batch)
    publish_all([*(_told(one) for one in batch.arrivals), *batch.events])
    return versions


def _candidate(parsed: Parsed, now: datetime) -> _Candidate:
    version = version_of(parsed.item, raw=parsed.raw, received=now)
    identity = (provider_code(parsed.item), guid_of(parsed.item, version.content_hash))
    return _Candidate(parsed, version, identity)


def _joined(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Return the candidates with the items that they belong to, where no guid says it.

    A batch that names other items is alone with its agency's until its end, so that neither an
    advisory nor the item that it names is missed when both come at once.
    """
    found = [(one.version, one.identity[0], one.identity[1]) for one in candidates]
    alone = {
        provider
        for version, provider, guid in found
        if is_joined(version, guid) or namings_of(version)
    }
    lock_providers(alone=alone, together={one[1] for one in found} - alone)
    joining = joining_for(found)
    return [
        replace(one, identity=(provider, joining.guid_of(version, provider, guid)))
        for one, (version, provider, guid) in zip(candidates, found, strict=True)
    ]


def _alone(candidates: Sequence[_Candidate]) -> dict[Identity, UUID]:
    """Return the version of each item of which there is one only."""
    count = Counter(one.identity for one in candidates)
    return {one.identity: one.version.pk for one in candidates if count[one.identity] == 1}


def _arrivals(
    candidates: Sequence[_Candidate], items: dict[Identity, tuple[UUID, bool]]
) -> list[Arrival]:
    old = [pk for pk, is_new in items.values() if not is_new]
    entries = standing_entries(old)
    known = known_versions(old)
    arrivals = []
    for candidate in candidates:
        pk, is_new = items[candidate.identity]
        candidate.version.item_id = pk
        key = _key(candidate.version)
        if key in known.setdefault(pk, set()):
            continue
        known[pk].add(key)
        arrival = _arrival(candidate, entries.get(pk), is_new_item=is_new)
        entries[pk] = arrival.entry
        arrivals.append(arrival)
    return arrivals


def _arrival(candidate: _Candidate, standing: Entry | None, *, is_new_item: bool) -> Arrival:
    version = candidate.version
    previous = standing.version if standing else None
    newest = previous is None or comes_after(version, previous)
    entry = entry_of(version, candidate.identity[0]) if newest or not standing else standing
    return Arrival(
        parsed=candidate.parsed.item,
        raw=candidate.parsed.raw,
        guid=candidate.identity[1],
        version=version,
        is_new_item=is_new_item and standing is None,
        previous=previous,
        newest=newest,
        entry=entry,
    )


def _key(version: ItemVersion) -> Key:
    return version.version, version.versioncreated, version.content_hash


def _told(arrival: Arrival) -> ItemVersionReceived:
    version, entry = arrival.version, arrival.entry
    # Events go far: to open screens, and to whatever listens. Of what is under embargo they tell
    # that it came, not what it says.
    hidden = entry.embargoed is not None and entry.embargoed > version.received
    return ItemVersionReceived(
        item=str(version.item_id),
        item_version=str(version.pk),
        provider=entry.provider_id,
        headline="" if hidden else version.headline[:500],
        slugline="" if hidden else version.slugline[:200],
        language=version.language,
        type=version.type,
        pubstatus=version.pubstatus,
        signals=list(entry.signals if arrival.newest else version.signals),
        urgency=version.urgency,
        current=arrival.newest,
    )
