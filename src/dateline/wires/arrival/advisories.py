"""Finding the items of which advisories speak, whichever of the two comes first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import Q

from dateline.ground.ids import new_id
from dateline.wires.agencies import agency_of
from dateline.wires.arrival.batch import Arrival, Batch
from dateline.wires.models import Advisory, Entry, Item
from dateline.wires.signals.naming import Name, namings_of
from dateline.wires.standing.facts import sent_at

# A slug or number is used again for other stories; a guid never is.
WINDOW: Final = timedelta(hours=36)
WAITS: Final = timedelta(days=7)
_SLACK: Final = timedelta(minutes=2)
_TEXT: Final = frozenset({"text", "composite"})
# What a story's own note says of the story, where it does not say that it is an advisory.
_OF_STORIES: Final = frozenset({"embargo", "correction"})
_DOUBTED: Final = frozenset({"kill", "withhold", "embargo"})
_LONGEST: Final = 500


@dataclass(slots=True)
class Claim:
    """What one advisory says of an item, or items, under these names.

    `row` is the row that has waited for the item; a new claim has none yet.
    """

    says: str
    names: tuple[Name, ...]
    until: datetime | None
    sent: datetime
    version: UUID
    item: UUID
    provider: str
    row: UUID | None = None


@dataclass(slots=True)
class Addressed:
    """What came of the claims of a batch.

    `rows` are advisories to be written, `found` the targets of those that had waited; `said` is
    what is now said of each item, with the advisory; `doubted` are items of which one is meant.
    """

    rows: list[Advisory] = field(default_factory=list)
    found: dict[UUID, UUID] = field(default_factory=dict)
    said: dict[UUID, list[tuple[UUID, Claim]]] = field(default_factory=lambda: defaultdict(list))
    doubted: set[UUID] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Candidate:
    item: UUID
    type: str
    slug: str
    sent: datetime


def addressed(batch: Batch) -> Addressed:
    """Find the items that the batch's advisories name, and those for which advisories waited."""
    claims = [*_made(batch), *_waiting(batch)]
    result = Addressed()
    if not claims:
        return result
    found = _candidates(batch, claims)
    for claim in claims:
        _settle(claim, found, result)
    return result


def _made(batch: Batch) -> list[Claim]:
    claims = []
    for arrival in batch.arrivals:
        zone = _zone(arrival.entry.provider_id)
        made = [
            Claim(
                naming.says,
                naming.names,
                naming.until,
                sent_at(arrival.version),
                arrival.version.pk,
                arrival.item,
                arrival.entry.provider_id,
            )
            for naming in namings_of(arrival.version, zone=zone)
        ]
        claims += [one for one in made if not _speaks_of_itself(one, arrival)]
    return claims


def _zone(provider: str) -> str | None:
    agency = agency_of(provider)
    return agency.zone if agency else None


def _speaks_of_itself(claim: Claim, arrival: Arrival) -> bool:
    """Whether a sending names its own item: a later one of it, or a story with a note about it."""
    is_story = claim.says in _OF_STORIES and "advisory" not in arrival.version.signals
    if arrival.previous is None and not is_story:
        return False
    own = {arrival.entry.slug_key, arrival.entry.number_key}
    return any(one.value in own for one in claim.names)


def _waiting(batch: Batch) -> list[Claim]:
    """Return the claims that wait for an item that is new in this batch."""
    new = [one for one in batch.newest if one.previous is None]
    if not new:
        return []
    names = {
        (one.entry.provider_id, kind, value[:_LONGEST])
        for one in new
        for kind, value in (
            ("guid", one.guid),
            ("slug", one.entry.slug_key),
            ("number", one.entry.number_key),
            ("headline", _headline(one.version.headline)),
        )
        if value
    }
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT advisory.id, advisory.says, advisory.kind, advisory.value, advisory.until,
                coalesce(version.versioncreated, version.received), version.id, version.item_id,
                advisory.provider_id, advisory.sure
            FROM wires_advisory advisory
            JOIN unnest(%s::text[], %s::text[], %s::text[]) AS named (provider_id, kind, value)
                USING (provider_id, kind, value)
            JOIN wires_itemversion version ON version.id = advisory.version_id
            WHERE advisory.target_id IS NULL AND advisory.undone IS NULL
                AND advisory.received > %s
            """,
            [*map(list, zip(*sorted(names), strict=True)), batch.received - WAITS],
        )
        rows = cursor.fetchall()
    return [
        Claim(says, (Name(kind, value, sure),), until, sent, version, item, provider, row)
        for row, says, kind, value, until, sent, version, item, provider, sure in rows
    ]


_Found = dict[tuple[str, str, str], list[_Candidate]]


def _candidates(batch: Batch, claims: Sequence[Claim]) -> _Found:
    """Return the items that have one of the names, by provider, kind and value."""
    asked: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        for name in claim.names:
            asked[claim.provider, name.kind].add(name.value[:_LONGEST])
    items = _by_guid(asked)
    entries = {one.pk: one for one in _stored(batch, asked, items)}
    entries |= {one.item: one.entry for one in batch.newest}
    speaking = {claim.item for claim in claims if claim.row is None}
    found: _Found = defaultdict(list)
    for pk, entry in entries.items():
        if "advisory" in entry.signals and pk in speaking:
            continue
        candidate = _Candidate(pk, entry.type, entry.slug_key, sent_at(entry.version))
        provider = entry.provider_id
        names = {("slug", entry.slug_key), ("number", entry.number_key)}
        names.add(("headline", _headline(entry.version.headline)))
        names |= {("guid", guid) for guid in items.get(pk, ())}
        for kind, value in names:
            if value and value in asked.get((provider, kind), ()):
                found[provider, kind, value].append(candidate)
    return found


def _by_guid(asked: dict[tuple[str, str], set[str]]) -> dict[UUID, list[str]]:
    """Return the names by which items are asked for by guid; a guid may carry a version."""
    wanted = [
        (provider, one) for (provider, kind), v in asked.items() if kind == "guid" for one in v
    ]
    items: dict[UUID, list[str]] = defaultdict(list)
    if not wanted:
        return items
    forms = {(provider, form): value for provider, value in wanted for form in _forms(value)}
    rows = Item.objects.filter(
        provider__in={one[0] for one in forms}, guid__in={one[1] for one in forms}
    )
    for pk, provider, guid in rows.values_list("pk", "provider", "guid"):
        if (provider, guid) in forms:
            items[pk].append(forms[provider, guid])
    return items


def _forms(guid: str) -> set[str]:
    head, _, tail = guid.rpartition(":")
    return {guid, head} if head and tail.rstrip("NUA").isdecimal() else {guid}


def _stored(
    batch: Batch, asked: dict[tuple[str, str], set[str]], items: Iterable[UUID]
) -> list[Entry]:
    recent = [
        Q(provider=provider, received__gt=batch.received - WINDOW)
        & (
            Q(version__headline__iregex=_any(values))
            if kind == "headline"
            else Q(**{f"{kind}_key__in": values})
        )
        for (provider, kind), values in asked.items()
        if kind != "guid"
    ]
    matching = reduce(or_, recent, Q(pk__in=list(items)))
    entries = Entry.objects.filter(matching).select_related("version")
    return list(entries.defer("search", "facets", "version__paragraphs", "version__minhash"))


def _any(headlines: Iterable[str]) -> str:
    return "^(" + "|".join(re.escape(one).replace("\\ ", r"\s+") for one in headlines) + r")[.\s]*$"


def _headline(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".,")


def _settle(claim: Claim, found: _Found, result: Addressed) -> None:
    """Find the items of a claim; of several of which one is meant, a person must say which.

    A person must also say so where the name is not sure, or the names contradict each other.
    """
    by_name = {name: _meant(claim, name, found) for name in claim.names}
    slugs = {name.value for name in claim.names if name.kind == "slug"}
    targets: dict[Name, _Candidate] = {}
    doubted: list[_Candidate] = []
    for name, candidates in by_name.items():
        if name.kind == "slug" and targets:
            continue
        fitting = [one for one in candidates if one.slug in slugs] or candidates
        if len(fitting) == 1 and name.sure and _agrees(name, fitting[0], slugs):
            targets[name] = fitting[0]
        else:
            doubted += fitting
    if targets:
        for name, target in targets.items():
            _add(claim, name, target.item, result)
        return
    if claim.says in _DOUBTED:
        result.doubted |= {one.item for one in doubted}
    if claim.row is None:
        for name in claim.names:
            _add(claim, name, None, result)


def _agrees(name: Name, candidate: _Candidate, slugs: set[str]) -> bool:
    """Whether an item found by its number has a slug that is named beside it, if any is.

    Agencies give numbers again after a day; one of the two names may be mistyped.
    """
    if name.kind != "number" or not slugs:
        return True
    own = candidate.slug
    return any(own.startswith(slug) or slug.startswith(own) for slug in slugs)


def _meant(claim: Claim, name: Name, found: _Found) -> list[_Candidate]:
    """Return the candidates that were there when the advisory was sent."""
    candidates = [
        one
        for one in found.get((claim.provider, name.kind, name.value[:_LONGEST]), ())
        if one.item != claim.item
    ]
    if name.kind == "guid":
        return candidates
    candidates = [
        one for one in candidates if claim.sent - WINDOW <= one.sent <= claim.sent + _SLACK
    ]
    return [one for one in candidates if one.type in _TEXT] or candidates


def _add(claim: Claim, name: Name, target: UUID | None, result: Addressed) -> None:
    if claim.row is not None:
        if target is not None:
            result.found[claim.row] = target
            result.said[target].append((claim.row, claim))
        return
    row = Advisory(
        id=new_id(),
        version_id=claim.version,
        provider_id=claim.provider,
        says=claim.says,
        kind=name.kind,
        value=name.value[:_LONGEST],
        sure=name.sure,
        until=claim.until,
        target_id=target,
    )
    if any(_key(one) == _key(row) for one in result.rows):
        return
    result.rows.append(row)
    if target is not None:
        result.said[target].append((row.pk, claim))


def _key(row: Advisory) -> tuple[object, ...]:
    return row.version_id, row.says, row.kind, row.value
