"""Reads for the desk that cross tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from dateline.stories.snapshots import Snapshot
from dateline.wires.models import ItemVersion


@dataclass(frozen=True, slots=True)
class WireUse:
    """A block's use of a paragraph of a wire, its own or through translations.

    `newest` is the item's version that counts now: the used one where no newer came.
    """

    block: UUID
    version: ItemVersion
    paragraph: int
    newest: ItemVersion


# Starts at the blocks that the article's own blocks are translated from.
_SQL = """
WITH RECURSIVE behind (root, block, depth) AS (
    SELECT * FROM unnest(%(roots)s::uuid[], %(blocks)s::uuid[], %(depths)s::int[])
  UNION
    SELECT behind.root, source.source_block_id, behind.depth + 1
    FROM behind JOIN stories_source source ON source.block_id = behind.block
    WHERE source.kind = 'translation' AND behind.depth < 16
)
SELECT DISTINCT behind.root, source.item_version_id, source.paragraph
FROM behind JOIN stories_source source ON source.block_id = behind.block
WHERE source.kind = 'wire'
ORDER BY 1, 2, 3
"""


def wire_uses(snapshot: Snapshot) -> tuple[WireUse, ...]:
    """Return what the blocks of an article rest on in the wires, through all translations."""
    edges = list(dict.fromkeys([*_own_edges(snapshot), *_edges_behind(snapshot)]))
    versions = (
        ItemVersion.objects.select_related("item__provider", "item__current")
        .defer("minhash", "media", "links", "item__current__minhash", "item__current__media")
        .in_bulk({version for _, version, _ in edges})
    )
    return tuple(
        WireUse(
            block, versions[version], paragraph, versions[version].item.current or versions[version]
        )
        for block, version, paragraph in edges
    )


def _own_edges(snapshot: Snapshot) -> Iterator[tuple[UUID, UUID, int]]:
    for block in snapshot.blocks:
        for source in block.sources:
            if source.item_version and source.paragraph:
                yield block.id, source.item_version, source.paragraph


def _edges_behind(snapshot: Snapshot) -> list[tuple[UUID, UUID, int]]:
    starts = [
        (block.id, source.source_block)
        for block in snapshot.blocks
        for source in block.sources
        if source.source_block
    ]
    if not starts:
        return []
    roots, blocks = zip(*starts, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            _SQL, {"roots": list(roots), "blocks": list(blocks), "depths": [0] * len(starts)}
        )
        rows: list[tuple[UUID, UUID, int]] = cursor.fetchall()
    return rows
