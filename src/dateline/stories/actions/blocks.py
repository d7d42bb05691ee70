"""Blocks and their sources, brought to what a draft says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from dateline.ground.ids import new_id
from dateline.media.models import Picture
from dateline.stories.actions.sources import SourceTexts, edge, load_source_texts
from dateline.stories.blocks import PictureBlock, is_text, to_json, words
from dateline.stories.coediting.hands import Hands
from dateline.stories.drafts import ArticleDraft, BlockDraft
from dateline.stories.errors import BadDraft
from dateline.stories.models import Article, Block, Material, Source
from dateline.stories.snapshots import Speaker

_AT_ONCE: Final = 500


def write_blocks(article: Article, draft: ArticleDraft, hands: Hands) -> None:
    """Make the article's blocks and edges what the draft says, in its order.

    A block that the draft leaves out is removed, and comes back with the same id when a later
    draft has it again. Somebody who changes the words of a block becomes one of its writers.

    Raises:
        BadDraft: a block stands twice or belongs to another article; a source does not exist.
    """
    kept = {block.pk: block for block in article.blocks.prefetch_related("sources")}
    _check_ids(article, draft, kept)
    _check_pictures(draft)
    texts = load_source_texts(article, draft)
    written = [
        _written(article, place, block, kept, texts, hands)
        for place, block in enumerate(draft.blocks)
    ]
    _store_blocks(written)
    _store_edges(article, written)
    here = {one.block.pk for one in written}
    gone = [pk for pk, block in kept.items() if pk not in here and block.removed is None]
    Block.objects.filter(pk__in=gone).update(removed=timezone.now())


def write_speakers(article: Article, speakers: Mapping[UUID, Sequence[Speaker]]) -> None:
    """Note who says the quotations of an article's blocks; blocks not named stay as they are."""
    noted = {block: [one.model_dump() for one in ones] for block, ones in speakers.items()}
    others = [
        block
        for block in article.blocks.filter(pk__in=noted).only("speakers")
        if block.speakers != noted[block.pk]
    ]
    for block in others:
        block.speakers = noted[block.pk]
    Block.objects.bulk_update(others, ["speakers"], batch_size=_AT_ONCE)


def _check_ids(article: Article, draft: ArticleDraft, kept: dict[UUID, Block]) -> None:
    ids = [block.id for block in draft.blocks if block.id is not None]
    if len(ids) != len(set(ids)):
        raise BadDraft(_("A block stands twice in the article."))
    unknown = [block for block in ids if block not in kept]
    if Block.objects.filter(pk__in=unknown).exists():
        raise BadDraft(_("A block belongs to another article: copy it with its sources instead."))


def _check_pictures(draft: ArticleDraft) -> None:
    wanted = {
        block.content.picture for block in draft.blocks if isinstance(block.content, PictureBlock)
    }
    if wanted and Picture.objects.filter(pk__in=wanted).count() != len(wanted):
        raise BadDraft(_("A picture of the article is not in the library."))


@dataclass(frozen=True, slots=True)
class _Written:
    """A block as it is to be, with the edges that it had and shall have; stored with all others."""

    block: Block
    is_new: bool
    is_changed: bool
    before: Sequence[Source]
    edges: Sequence[Source]


def _written(
    article: Article,
    place: int,
    draft: BlockDraft,
    kept: dict[UUID, Block],
    texts: SourceTexts,
    hands: Hands,
) -> _Written:
    block = kept.get(draft.id) if draft.id else None
    before = list(block.sources.all()) if block else []
    texts_before = {source.source_block_id: source.source_text for source in before}
    data = to_json(draft.content)
    is_new = block is None
    if block is None:
        block = Block(pk=draft.id or new_id(), article=article, position=place, data={})
    edges = [edge(source, draft.content, texts, texts_before) for source in draft.sources]
    if block.data != data:
        _add_writers(block, draft, edges, hands.of(block.pk))
    is_changed = (block.position, block.data, block.removed) != (place, data, None)
    block.position, block.data, block.removed = place, data, None
    return _Written(block, is_new, is_changed, before, edges)


def _store_blocks(written: Sequence[_Written]) -> None:
    # One statement for those that are here already: a paragraph at the top moves all others.
    Block.objects.bulk_create(
        [one.block for one in written if one.is_changed and not one.is_new],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["position", "data", "writers", "removed"],
    )
    Block.objects.bulk_create([one.block for one in written if one.is_new])


def _add_writers(
    block: Block, draft: BlockDraft, edges: Sequence[Source], people: Sequence[UUID]
) -> None:
    taken_over = any(source.label == "verbatim" for source in edges)
    carries_words = is_text(draft.content) and bool(words(draft.content))
    if carries_words and not taken_over:
        block.writers = list(dict.fromkeys([*block.writers, *people]))


_EDGE_FIELDS = (
    "kind",
    "item_version_id",
    "paragraph",
    "source_block_id",
    "source_text",
    "note",
    "person",
    "off_record",
    "url",
    "label",
    "similarity",
)


def _store_edges(article: Article, written: Sequence[_Written]) -> None:
    others = [one for one in written if _facts(one.before) != _facts(one.edges)]
    Source.objects.filter(block__in=[one.block.pk for one in others]).delete()
    for one in others:
        for place, source in enumerate(one.edges):
            source.block, source.position = one.block, place
    edges = [source for one in others for source in one.edges]
    Source.objects.bulk_create(edges)
    _keep_material(article, edges)


def _facts(edges: Sequence[Source]) -> list[tuple[object, ...]]:
    return [tuple(getattr(source, name) for name in _EDGE_FIELDS) for source in edges]


def _keep_material(article: Article, edges: Sequence[Source]) -> None:
    items = {source.item_version.item_id for source in edges if source.item_version is not None}
    Material.objects.bulk_create(
        [Material(story_id=article.story_id, item_id=item) for item in items],
        ignore_conflicts=True,
    )
