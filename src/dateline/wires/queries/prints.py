"""Finding the wires that share fingerprints with a text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import connection

# Of words that agencies repeat in every item, more than so many rows say nothing.
MOST: Final = 600
# The planner knows nothing of single hashes, and would read a table from its beginning.
_FIND: Final = """
SET LOCAL enable_seqscan = off;
SELECT wanted.number, found.version_id, found.item_id, ARRAY(
    SELECT unnest(found.hashes) INTERSECT SELECT unnest(wanted.hashes::int[]))
FROM unnest(%(numbers)s::int[], %(hashes)s::text[]) AS wanted (number, hashes)
CROSS JOIN LATERAL (
    SELECT version_id, item_id, hashes FROM wires_prints
    WHERE hashes && wanted.hashes::int[] LIMIT %(most)s
) found;
SET LOCAL enable_seqscan = on
"""


@dataclass(frozen=True, slots=True)
class Sharing:
    """A version, and the fingerprints that it has in common with a text."""

    version: UUID
    item: UUID
    hashes: tuple[int, ...]


def versions_sharing(texts: Sequence[Collection[int]]) -> list[list[Sharing]]:
    """Return for each text the versions of recent weeks that share a fingerprint; at most 600.

    Args:
        texts: the hashes of each, as `dateline.wires.prints.stored` gives them.
    """
    found: list[list[Sharing]] = [[] for _ in texts]
    asked = [number for number, hashes in enumerate(texts) if hashes]
    if not asked:
        return found
    values: dict[str, Any] = {
        "numbers": asked,
        "hashes": [f"{{{','.join(map(str, texts[number]))}}}" for number in asked],
        "most": MOST,
    }
    with connection.cursor() as cursor:
        cursor.execute(_FIND, values)
        cursor.nextset()
        for number, version, item, hashes in cursor.fetchall():
            found[number].append(Sharing(version, item, tuple(hashes)))
    return found
