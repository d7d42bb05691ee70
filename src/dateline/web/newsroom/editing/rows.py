"""Blocks as the form shows them: their fields, and in the margin what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from django.utils.translation import get_language

from dateline.languages.agencies import agency_name
from dateline.media.models import Picture
from dateline.stories.blocks import (
    Content,
    Embed,
    Heading,
    ListBlock,
    PictureBlock,
    Quotation,
    Related,
    is_text,
    words,
)
from dateline.stories.drafts import ArticleDraft, BlockDraft, SourceDraft
from dateline.stories.models import Block
from dateline.stories.snapshots import Label, Snapshot
from dateline.translation.queries import Unit
from dateline.web.newsroom.differences import Part, word_changes
from dateline.web.newsroom.editing.inline import items_to_marked, to_marked
from dateline.web.newsroom.marks import hue_of
from dateline.wires.models import ItemVersion


@dataclass(frozen=True, slots=True)
class SourceMark:
    """One source in the margin of a block."""

    draft: SourceDraft
    label: Label = ""
    agency: str = ""
    hue: int = 0
    headline: str = ""
    article: UUID | None = None
    service: str = ""


@dataclass(frozen=True, slots=True)
class TranslationMark:
    """What a translated block was made from, and how that differs by now."""

    state: str
    now: str
    changes: tuple[Part, ...] = ()
    block: UUID | None = None


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One block of the form. `key` names its fields and stays the same while the form is open."""

    key: str
    draft: BlockDraft
    marks: tuple[SourceMark, ...] = ()
    unit: TranslationMark | None = None
    picture: Picture | None = None

    @property
    def kind(self) -> str:
        """What kind of block it is."""
        return self.draft.content.kind

    @property
    def text(self) -> str:
        """Its words as the text area holds them."""
        return marked_words(self.draft.content)

    @property
    def sources(self) -> str:
        """Its sources as they are sent back with the form."""
        drafts = [
            source.model_dump(mode="json", exclude_none=True) for source in self.draft.sources
        ]
        return orjson.dumps(drafts).decode()

    @property
    def needs_source(self) -> bool:
        """Whether it carries words that nobody said the source of."""
        content = self.draft.content
        has_words = is_text(content) and bool(words(content).strip())
        return has_words and not self.marks and content.kind != "heading"

    @property
    def stories(self) -> str:
        """The ids of related stories, as the form sends them."""
        content = self.draft.content
        return " ".join(map(str, content.stories)) if isinstance(content, Related) else ""


def marked_words(content: Content) -> str:
    """Return the words of a block as the text area holds them."""
    match content:
        case ListBlock():
            return items_to_marked(content.items)
        case PictureBlock():
            return to_marked(content.caption)
        case Embed() | Related():
            return ""
        case Heading() | Quotation():
            return to_marked(content.text)
        case _:
            return to_marked(content.text)


def rows_of(
    draft: ArticleDraft, snapshot: Snapshot | None, units: Iterable[Unit] = ()
) -> list[BlockRow]:
    """Return the blocks of a draft as rows, in three queries whatever their number.

    Args:
        snapshot: the revision that labels of sources are taken from.
        units: the translated blocks of the article.
    """
    sources = [source for block in draft.blocks for source in block.sources]
    found = _Found(
        versions=_versions(sources),
        blocks=_blocks(sources),
        pictures=_pictures(draft),
        labels=_labels(snapshot),
    )
    by_block = {unit.block.pk: unit for unit in units if unit.block}
    return [
        _row(place, block, found, by_block.get(block.id) if block.id else None)
        for place, block in enumerate(draft.blocks)
    ]


@dataclass(frozen=True, slots=True)
class _Found:
    versions: Mapping[UUID, ItemVersion]
    blocks: Mapping[UUID, Block]
    pictures: Mapping[UUID, Picture]
    labels: Mapping[tuple[Any, ...], Label]


def _row(place: int, block: BlockDraft, found: _Found, unit: Unit | None) -> BlockRow:
    content = block.content
    return BlockRow(
        key=f"b{block.id.hex}" if block.id else f"new{place}",
        draft=block,
        marks=tuple(_mark(block, source, found) for source in block.sources),
        unit=translation_mark(unit) if unit else None,
        picture=found.pictures.get(content.picture) if isinstance(content, PictureBlock) else None,
    )


def _mark(block: BlockDraft, source: SourceDraft, found: _Found) -> SourceMark:
    label = found.labels.get((block.id, *_identity(source)), "")
    version = found.versions.get(source.item_version) if source.item_version else None
    if version is not None:
        provider = version.item.provider
        return SourceMark(
            source,
            label,
            agency=agency_name(provider.code, get_language() or "en", provider.name),
            hue=hue_of(provider.code),
            headline=version.headline or version.slugline,
        )
    origin = found.blocks.get(source.source_block) if source.source_block else None
    if origin is not None:
        return SourceMark(
            source, label, article=origin.article_id, service=origin.article.service_id
        )
    return SourceMark(source, label)


def translation_mark(unit: Unit) -> TranslationMark | None:
    """Return how a block stands to what it was translated from; nothing for one of our own."""
    if unit.state == "own":
        return None
    changes = word_changes(unit.before, unit.now) if unit.state == "stale" else ()
    return TranslationMark(unit.state, unit.now, changes, unit.block.pk if unit.block else None)


def _identity(source: Any) -> tuple[Any, ...]:
    return (source.kind, source.item_version, source.paragraph, source.source_block)


def _labels(snapshot: Snapshot | None) -> dict[tuple[Any, ...], Label]:
    return {
        (block.id, *_identity(source)): source.label
        for block in (snapshot.blocks if snapshot else ())
        for source in block.sources
    }


def _versions(sources: Iterable[SourceDraft]) -> Mapping[UUID, ItemVersion]:
    wanted = {source.item_version for source in sources if source.item_version}
    return (
        ItemVersion.objects.select_related("item__provider")
        .only("headline", "slugline", "item__provider")
        .in_bulk(wanted)
    )


def _blocks(sources: Iterable[SourceDraft]) -> Mapping[UUID, Block]:
    wanted = {source.source_block for source in sources if source.source_block}
    return Block.objects.select_related("article").in_bulk(wanted)


def _pictures(draft: ArticleDraft) -> Mapping[UUID, Picture]:
    return Picture.objects.in_bulk(
        {block.content.picture for block in draft.blocks if isinstance(block.content, PictureBlock)}
    )
