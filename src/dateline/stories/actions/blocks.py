"""Blocks and their sources, brought to what a draft says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
        _write_block(article, place, block, kept, texts, hands)
        for place, block in enumerate(draft.blocks)
    ]
    gone = [pk for pk, block in kept.items() if pk not in written and block.removed is None]
    Block.objects.filter(pk__in=gone).update(removed=timezone.now())


def write_speakers(article: Article, speakers: Mapping[UUID, Sequence[Speaker]]) -> None:
    """Note who says the quotations of an article's blocks; blocks not named stay as they are."""
    noted = {block: [one.model_dump() for one in ones] for block, ones in speakers.items()}
    for block in article.blocks.filter(pk__in=noted).only("speakers"):
        if block.speakers != noted[block.pk]:
            block.speakers = noted[block.pk]
            block.save(update_fields=["speakers"])


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


def _write_block(
    article: Article,
    place: int,
    draft: BlockDraft,
    kept: dict[UUID, Block],
    texts: SourceTexts,
    hands: Hands,
) -> UUID:
    block = kept.get(draft.id) if draft.id else None
    before = {source.source_block_id: source.source_text for source in _edges(block)}
    data = to_json(draft.content)
    if block is None:
        block = Block(pk=draft.id or new_id(), article=article, position=place, data={})
    edges = [edge(source, draft.content, texts, before) for source in draft.sources]
    if block.data != data:
        _add_writers(block, draft, edges, hands.of(block.pk))
    if _differs(block, place, data):
        block.position, block.data, block.removed = place, data, None
        block.save()
    _write_edges(block, edges)
    return block.pk


def _edges(block: Block | None) -> Iterable[Source]:
    return block.sources.all() if block else ()


def _differs(block: Block, place: int, data: dict[str, object]) -> bool:
    return (block.position, block.data, block.removed) != (place, data, None) or (
        block._state.adding  # noqa: SLF001  (Django's documented state of an instance)
    )


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


def _write_edges(block: Block, edges: Sequence[Source]) -> None:
    def facts(source: Source) -> tuple[object, ...]:
        return tuple(getattr(source, name) for name in _EDGE_FIELDS)

    present = list(block.sources.all())
    if [facts(source) for source in present] == [facts(source) for source in edges]:
        return
    if present:
        block.sources.all().delete()
    for place, source in enumerate(edges):
        source.block, source.position = block, place
    Source.objects.bulk_create(edges)
    _keep_material(block, edges)


def _keep_material(block: Block, edges: Sequence[Source]) -> None:
    items = {source.item_version.item_id for source in edges if source.item_version is not None}
    story = block.article.story_id
    Material.objects.bulk_create(
        [Material(story_id=story, item_id=item) for item in items], ignore_conflicts=True
    )
