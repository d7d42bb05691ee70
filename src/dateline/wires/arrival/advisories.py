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

from django.db.models import Q

from dateline.ground.ids import new_id
from dateline.wires.arrival.batch import Batch
from dateline.wires.arrival.claims import LONGEST, Claim, claims_of, headline_key
from dateline.wires.models import Advisory, Entry, Item
from dateline.wires.signals.naming import Name
from dateline.wires.standing.facts import sent_at

# A slug or number is used again for other stories; a guid never is.
WINDOW: Final = timedelta(hours=36)
_SLACK: Final = timedelta(minutes=2)
_TEXT: Final = frozenset({"text", "composite"})
_DOUBTED: Final = frozenset({"kill", "withhold", "embargo"})


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
    claims = claims_of(batch)
    result = Addressed()
    if not claims:
        return result
    found = _candidates(batch, claims)
    for claim in claims:
        _settle(claim, found, result)
    return result


_Found = dict[tuple[str, str, str], list[_Candidate]]


def _candidates(batch: Batch, claims: Sequence[Claim]) -> _Found:
    """Return the items that have one of the names, by provider, kind and value."""
    asked: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        for name in claim.names:
            asked[claim.provider, name.kind].add(name.value[:LONGEST])
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
        names.add(("headline", headline_key(entry.version.headline)))
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
        for one in found.get((claim.provider, name.kind, name.value[:LONGEST]), ())
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
        value=name.value[:LONGEST],
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
