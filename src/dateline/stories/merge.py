"""Merging what two people saved from the same revision, block by block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from dateline.stories.drafts import ARTICLE_FIELDS, ArticleDraft, BlockDraft

Value = TypeVar("Value")


class Collision(Exception):
    """Both sides changed the same places."""

    def __init__(self, fields: Sequence[str], blocks: Sequence[UUID], *, order: bool) -> None:
        super().__init__()
        self.fields, self.blocks, self.order = fields, blocks, order


def merge(*, base: ArticleDraft, mine: ArticleDraft, theirs: ArticleDraft) -> ArticleDraft:
    """Return both sides' changes since `base` together.

    Raises:
        Collision: a field, a block or the order of blocks was changed on both sides in two ways.
    """
    fields: dict[str, Any] = {}
    bad_fields = []
    for name in ARTICLE_FIELDS:
        values = [getattr(side, name) for side in (base, mine, theirs)]
        if _collides(*values):
            bad_fields.append(name)
        fields[name] = _pick(*values)
    sides = [_by_id(side) for side in (base, mine, theirs)]
    bad_blocks = [
        block
        for block in {**sides[1], **sides[0]}
        if _collides(*(side.get(block) for side in sides))
    ]
    order = _merged_order(base, mine, theirs)
    if bad_fields or bad_blocks or order is None:
        raise Collision(bad_fields, bad_blocks, order=order is None)
    return ArticleDraft(**fields, blocks=_blocks(order, sides, mine))


def _collides(base: Value, mine: Value, theirs: Value) -> bool:
    return base not in (mine, theirs) and mine != theirs


def _pick(base: Value, mine: Value, theirs: Value) -> Value:
    return theirs if mine == base else mine


def _by_id(draft: ArticleDraft) -> dict[UUID, BlockDraft]:
    return {block.id: block for block in draft.blocks if block.id is not None}


def _order(draft: ArticleDraft) -> list[UUID | int]:
    # A new block of mine has no id yet: it is known by its place.
    return [block.id or place for place, block in enumerate(draft.blocks)]


def _merged_order(
    base: ArticleDraft, mine: ArticleDraft, theirs: ArticleDraft
) -> list[UUID | int] | None:
    """Return the order of blocks of both sides; None where both moved blocks in two ways."""
    old, ours, other = _order(base), _order(mine), _order(theirs)
    if ours == old:
        return other
    if other in (old, ours):
        return ours
    if _without_new(ours, old) != _without_new(old, ours):
        return None
    if _without_new(other, old) != _without_new(old, other):
        return None
    return _interleaved(old, ours, other)


def _without_new(order: Sequence[UUID | int], known: Sequence[UUID | int]) -> list[UUID | int]:
    return [block for block in order if block in known]


def _interleaved(
    old: Sequence[UUID | int], ours: Sequence[UUID | int], other: Sequence[UUID | int]
) -> list[UUID | int]:
    """Join two orders that only added and removed: added blocks stand after what they followed."""
    merged = [block for block in other if block not in old or block in ours]
    for place, block in enumerate(ours):
        if block in old or block in merged:
            continue
        before = next((prior for prior in reversed(ours[:place]) if prior in merged), None)
        merged.insert(0 if before is None else merged.index(before) + 1, block)
    return merged


def _blocks(
    order: Sequence[UUID | int], sides: Sequence[Mapping[UUID, BlockDraft]], mine: ArticleDraft
) -> tuple[BlockDraft, ...]:
    blocks = []
    for block in order:
        if isinstance(block, int):
            blocks.append(mine.blocks[block])
            continue
        picked = _pick(*(side.get(block) for side in sides))
        if picked is not None:
            blocks.append(picked)
    return tuple(blocks)
