"""When two people changed the same place: what both have, and a draft that loses neither."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from dateline.stories.blocks import words
from dateline.stories.drafts import ARTICLE_FIELDS, ArticleDraft, BlockDraft, draft_of
from dateline.stories.errors import Conflict
from dateline.stories.merge import Collision, merge
from dateline.stories.models import Article
from dateline.stories.queries import latest_revision
from dateline.stories.snapshots import Snapshot
from dateline.web.newsroom.differences import Part, word_changes


@dataclass(frozen=True, slots=True)
class Clash:
    """One place that both changed: a field by its name, or a block. `theirs` is None if removed."""

    field: str
    key: str
    mine: str
    theirs: str | None
    changes: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """My draft with everything of theirs that does not clash, and the places that do.

    Saving `draft` over `base` keeps mine where both changed the same place.
    """

    draft: ArticleDraft
    base: int
    by: tuple[str, ...]
    clashes: tuple[Clash, ...]


def settle(article: Article, base: int, mine: ArticleDraft, conflict: Conflict) -> Settled:
    """Lay my draft beside what is saved by now, so that whoever wrote it can choose."""
    present = latest_revision(article)
    theirs = draft_of(present.snapshot) if present else ArticleDraft()
    blocks = frozenset(UUID(block) for block in conflict.blocks)
    clashes = [_field_clash(name, mine, theirs) for name in conflict.fields]
    clashes += [_block_clash(block, mine, theirs) for block in blocks]
    return Settled(
        draft=_joined(_base(article, base), mine, theirs, conflict.fields, blocks),
        base=present.number if present else 0,
        by=conflict.by,
        clashes=tuple(clashes),
    )


def _base(article: Article, number: int) -> ArticleDraft:
    revision = article.revisions.filter(number=number).first()
    empty = Snapshot(article=article.pk, story=article.story_id, service=article.service_id)
    return draft_of(revision.snapshot if revision else empty)


def _joined(
    base: ArticleDraft,
    mine: ArticleDraft,
    theirs: ArticleDraft,
    fields: tuple[str, ...],
    blocks: frozenset[UUID],
) -> ArticleDraft:
    ours = _by_id(mine)
    # With theirs in the places of conflict the rest merges; then mine goes back into them.
    yielding = mine.model_copy(
        update={
            **{name: getattr(theirs, name) for name in fields if name in ARTICLE_FIELDS},
            "blocks": _with(mine, _by_id(theirs), blocks),
        }
    )
    try:
        merged = merge(base=base, mine=yielding, theirs=theirs)
    except Collision:
        return mine
    restored = _with(merged, ours, blocks)
    lost = [ours[key] for key in blocks if key in ours and key not in _by_id(merged)]
    return merged.model_copy(
        update={
            **{name: getattr(mine, name) for name in fields if name in ARTICLE_FIELDS},
            "blocks": (*restored, *lost),
        }
    )


def _with(
    draft: ArticleDraft, other: Mapping[UUID, BlockDraft], blocks: frozenset[UUID]
) -> tuple[BlockDraft, ...]:
    return tuple(
        other.get(block.id, block) if block.id is not None and block.id in blocks else block
        for block in draft.blocks
    )


def _by_id(draft: ArticleDraft) -> dict[UUID, BlockDraft]:
    return {block.id: block for block in draft.blocks if block.id is not None}


def _field_clash(name: str, mine: ArticleDraft, theirs: ArticleDraft) -> Clash:
    one, other = (_shown(getattr(draft, name)) for draft in (mine, theirs))
    return Clash(name, "", one, other, word_changes(other, one))


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _block_clash(block: UUID, mine: ArticleDraft, theirs: ArticleDraft) -> Clash:
    one, other = _by_id(mine).get(block), _by_id(theirs).get(block)
    my_words = words(one.content) if one else ""
    their_words = words(other.content) if other else None
    changes = word_changes(their_words or "", my_words)
    return Clash("", f"b{block.hex}", my_words, their_words, changes)
