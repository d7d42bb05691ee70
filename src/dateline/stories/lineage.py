"""What a block rests on in the end: agencies and journalists, through all translations."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from dateline.accounts.models import User
from dateline.stories.snapshots import Writer


@dataclass(frozen=True, slots=True)
class Lineage:
    """The agencies (provider codes) and writers that a block owes its words to."""

    agencies: tuple[str, ...] = ()
    writers: tuple[Writer, ...] = ()


# Blocks are followed through `translation` edges to their roots. UNION ends a circle of
# translations of one another; the depth keeps the nearest sources first.
_SQL = """
WITH RECURSIVE behind (root, block, depth) AS (
    SELECT id, id, 0 FROM stories_block WHERE id = ANY(%(blocks)s)
  UNION
    SELECT behind.root, source.source_block_id, behind.depth + 1
    FROM behind JOIN stories_source source ON source.block_id = behind.block
    WHERE source.kind = 'translation' AND behind.depth < 16
)
SELECT behind.root,
  (SELECT array_agg(item.provider_id ORDER BY source.position)
     FROM stories_source source
     JOIN wires_itemversion version ON version.id = source.item_version_id
     JOIN wires_item item ON item.id = version.item_id
     WHERE source.block_id = behind.block) AS agencies,
  CASE WHEN EXISTS (SELECT FROM stories_source source
                    WHERE source.block_id = behind.block AND source.kind = 'translation')
    THEN NULL ELSE block.writers END AS writers
FROM behind JOIN stories_block block ON block.id = behind.block
ORDER BY behind.root, behind.depth
"""


def lineage_of(blocks: Collection[UUID]) -> Mapping[UUID, Lineage]:
    """Return the lineage of each block, in one query whatever their number.

    A translator is no writer of what was translated; who wrote the original is.
    """
    if not blocks:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"blocks": list(blocks)})
        rows = cursor.fetchall()
    names = _names({writer for row in rows for writer in row[2] or []})
    agencies: dict[UUID, dict[str, None]] = {}
    writers: dict[UUID, dict[UUID, None]] = {}
    for root, codes, ids in rows:
        agencies.setdefault(root, {}).update(dict.fromkeys(codes or []))
        writers.setdefault(root, {}).update(dict.fromkeys(ids or []))
    return {
        root: Lineage(
            agencies=tuple(agencies[root]),
            writers=tuple(Writer(id=key, name=names[key]) for key in writers[root] if key in names),
        )
        for root in agencies
    }


def _names(users: Collection[UUID]) -> dict[UUID, str]:
    return dict(User.objects.filter(pk__in=users).values_list("pk", "name"))
