"""Edges as they are stored: their target checked, their label computed by the server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from dateline.ground.richtext import plain
from dateline.stories.blocks import Content, words
from dateline.stories.drafts import ArticleDraft, SourceDraft
from dateline.stories.errors import BadDraft
from dateline.stories.models import Article, Block, Source
from dateline.stories.similarity import label
from dateline.wires.models import ItemVersion


@dataclass(frozen=True)
class SourceTexts:
    """What the sources of a draft say: wires by version, blocks by id."""

    language: str
    versions: dict[UUID, ItemVersion]
    blocks: dict[UUID, Block]


def load_source_texts(article: Article, draft: ArticleDraft) -> SourceTexts:
    """Fetch everything that the draft's sources point to, in two queries."""
    sources = [source for block in draft.blocks for source in block.sources]
    versions = {source.item_version for source in sources if source.item_version}
    blocks = {source.source_block for source in sources if source.source_block}
    return SourceTexts(
        language=article.service.language_tag,
        versions=ItemVersion.objects.in_bulk(versions),
        blocks=Block.objects.exclude(article=article).in_bulk(blocks),
    )


def edge(
    draft: SourceDraft, content: Content, texts: SourceTexts, before: Mapping[UUID | None, str]
) -> Source:
    """Return the edge to store.

    Args:
        before: the texts that the block's translation edges hold now, by their source block.

    Raises:
        BadDraft: it points to nothing, or to a paragraph that the wire does not have.
    """
    match draft.kind:
        case "wire":
            return _wire(draft, content, texts)
        case "translation":
            return _translation(draft, texts, before)
        case "document":
            return _document(draft)
        case "own":
            return Source(
                kind="own", note=draft.note, person=draft.person, off_record=draft.off_record
            )


def _wire(draft: SourceDraft, content: Content, texts: SourceTexts) -> Source:
    version = texts.versions.get(draft.item_version) if draft.item_version else None
    if version is None or draft.paragraph is None:
        raise BadDraft(_("A source names a wire item that is not here."))
    if draft.paragraph > len(version.paragraphs):
        raise BadDraft(_("The wire item has no paragraph %s.") % draft.paragraph)
    source = Source(kind="wire", item_version=version, paragraph=draft.paragraph, note=draft.note)
    if _same_language(version.language, texts.language):
        source.label, source.similarity = label(
            words(content), plain(version.paragraph(draft.paragraph))
        )
    else:
        # Words of two languages cannot be laid side by side; what was translated was adapted.
        source.label, source.similarity = "adapted", None
    return source


def _same_language(one: str | None, other: str) -> bool:
    return not one or one.split("-")[0].lower() == other.split("-")[0].lower()


def _translation(
    draft: SourceDraft, texts: SourceTexts, before: Mapping[UUID | None, str]
) -> Source:
    block = texts.blocks.get(draft.source_block) if draft.source_block else None
    if block is None:
        raise BadDraft(_("A source names a block that is not in another article."))
    text = draft.source_text
    if text is None:
        # To save a block again is not to translate it again: what it was made from stays.
        text = before.get(block.pk, words(block.content))
    return Source(kind="translation", source_block=block, source_text=text, note=draft.note)


def _document(draft: SourceDraft) -> Source:
    if not draft.note and not draft.url:
        raise BadDraft(_("A document needs a name or an address."))
    if draft.url and not draft.url.startswith(("https://", "http://")):
        raise BadDraft(_("A document's address starts with https:// or http://."))
    return Source(
        kind="document",
        note=draft.note,
        person=draft.person,
        off_record=draft.off_record,
        url=draft.url,
    )
