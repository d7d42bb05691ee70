"""What the advisories of a batch say of items, and what was said of those that come with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import connection

from dateline.wires.agencies import agency_of
from dateline.wires.arrival.batch import Arrival, Batch
from dateline.wires.signals.naming import Name, namings_of
from dateline.wires.standing.facts import sent_at

WAITS: Final = timedelta(days=7)
# No name is longer, in the table of advisories either.
LONGEST: Final = 500
# What a story's own note says of the story, where it does not say that it is an advisory.
_OF_STORIES: Final = frozenset({"embargo", "correction"})


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


def claims_of(batch: Batch) -> list[Claim]:
    """Return what a batch's advisories say, and what had waited for an item that is new in it."""
    return [*_made(batch), *_waiting(batch)]


def headline_key(text: str) -> str:
    """Return a headline as advisories are compared with it."""
    return " ".join(text.casefold().split()).rstrip(".,")


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
        (one.entry.provider_id, kind, value[:LONGEST])
        for one in new
        for kind, value in (
            ("guid", one.guid),
            ("slug", one.entry.slug_key),
            ("number", one.entry.number_key),
            ("headline", headline_key(one.version.headline)),
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
