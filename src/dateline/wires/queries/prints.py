"""Finding the wires that share fingerprints with a text."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection

# What shares a print with more than so many versions says little: words that agencies repeat.
MOST: Final = 600


@dataclass(frozen=True, slots=True)
class Sharing:
    """A version, and the fingerprints that it has in common with what was asked for."""

    version: UUID
    item: UUID
    received: datetime
    hashes: tuple[int, ...]


def versions_sharing(hashes: Collection[int]) -> list[Sharing]:
    """Return versions of recent weeks that have one of the fingerprints; at most 600.

    Args:
        hashes: as `dateline.wires.prints.stored` gives them.
    """
    if not hashes:
        return []
    with connection.cursor() as cursor:
        # Statistics know nothing of hashes: without this a large table would be read from its
        # beginning until enough is found.
        cursor.execute(
            """
            SET LOCAL enable_seqscan = off;
            SELECT version_id, item_id, received, ARRAY(
                SELECT unnest(hashes) INTERSECT SELECT unnest(%(hashes)s::int[]))
            FROM wires_prints WHERE hashes && %(hashes)s::int[] LIMIT %(most)s;
            SET LOCAL enable_seqscan = on
            """,
            {"hashes": list(hashes), "most": MOST},
        )
        cursor.nextset()
        return [Sharing(version, item, at, tuple(own)) for version, item, at, own in cursor]
