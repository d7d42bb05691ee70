"""Blocks laid beside what they rest on: labels, quotations, wire text that nobody declared."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from dateline.accounts.models import User
from dateline.stories.blocks import words
from dateline.stories.credit import Credit
from dateline.stories.drafts import BlockDraft, SourceDraft
from dateline.stories.examining.crediting import credit_while_writing
from dateline.stories.examining.standing import SourceStanding, standings_of
from dateline.stories.models import Article, Block
from dateline.stories.quotations import CheckedQuotation, QuotingBlock, check_quotations
from dateline.stories.quotations.sources import paragraphs_of, same_language
from dateline.stories.similarity import label
from dateline.stories.snapshots import Label
from dateline.stories.undeclared import DeclaredBlock, Undeclared, find_undeclared
from dateline.wires.models import ItemVersion
from dateline.wires.queries.standing import hidden_items


@dataclass(frozen=True, slots=True)
class ExaminedSource:
    """A source of a block, and how the block's words stand to it now.

    `text` are the words that it says; empty where whoever asks may not see them.
    """

    draft: SourceDraft
    version: ItemVersion | None
    text: str
    label: Label = ""
    similarity: float | None = None
    standing: SourceStanding = ""


@dataclass(frozen=True, slots=True)
class ExaminedBlock:
    """What is known of one block."""

    draft: BlockDraft
    sources: tuple[ExaminedSource, ...]
    quotations: tuple[CheckedQuotation, ...]
    undeclared: tuple[Undeclared, ...]


@dataclass(frozen=True, slots=True)
class Examined:
    """What is known of blocks, and the credit of the article with them."""

    blocks: tuple[ExaminedBlock, ...]
    credit: Credit


def examine(
    *,
    article: Article,
    blocks: Sequence[BlockDraft],
    beside: Sequence[BlockDraft] = (),
    order: Sequence[UUID] | None = None,
    proposed: Mapping[UUID, Collection[SourceDraft]] = MappingProxyType({}),
    sees_embargoed: bool,
    by: User,
) -> Examined:
    """Look at blocks as they are written now; nothing is saved.

    Args:
        article: the article that they belong to.
        blocks: those that changed.
        beside: others that are not saved as they are now: they count for the credit.
        order: the ids of all blocks that it has now; without it those that were saved count too.
        proposed: those sources of blocks that count for no credit before somebody accepts the words
            that rest on them.
        sees_embargoed: whether `by` is shown what is under embargo.
        by: who writes them.
    """
    language = article.service.language_tag
    versions = _versions([*beside, *blocks])
    found = _Found(
        language,
        versions,
        _texts(blocks),
        standings_of(list(_uses(blocks, versions))),
        set() if sees_embargoed else hidden_items({one.item_id for one in versions.values()}),
    )
    quotations = check_quotations(
        [QuotingBlock(block.id, block.content, block.sources) for block in blocks], language
    )
    undeclared = find_undeclared(
        [DeclaredBlock(words(block.content), block.sources) for block in blocks],
        sees_embargoed=sees_embargoed,
    )
    examined = tuple(
        ExaminedBlock(block, tuple(_sources(block, found)), tuple(quoted), tuple(wires))
        for block, quoted, wires in zip(blocks, quotations, undeclared, strict=True)
    )
    accepted = [_without(block, proposed) for block in (*beside, *blocks)]
    credit = credit_while_writing(article, accepted, versions, order=order, by=by)
    return Examined(examined, credit)


def _without(block: BlockDraft, proposed: Mapping[UUID, Collection[SourceDraft]]) -> BlockDraft:
    wanting = proposed.get(block.id, ()) if block.id else ()
    sources = tuple(source for source in block.sources if source not in wanting)
    return block.model_copy(update={"sources": sources}) if wanting else block


@dataclass(frozen=True, slots=True)
class _Found:
    language: str
    versions: Mapping[UUID, ItemVersion]
    texts: Mapping[UUID, str]
    standings: Mapping[tuple[UUID, int], SourceStanding]
    hidden: set[UUID]


def _versions(blocks: Sequence[BlockDraft]) -> Mapping[UUID, ItemVersion]:
    wanted = {s.item_version for block in blocks for s in block.sources if s.item_version}
    rows = ItemVersion.objects.select_related("item__provider", "item__current").only(
        "headline",
        "slugline",
        "language",
        "paragraphs",
        "item__provider",
        "item__current__paragraphs",
    )
    return rows.in_bulk(wanted) if wanted else {}


def _texts(blocks: Sequence[BlockDraft]) -> Mapping[UUID, str]:
    wanted = {s.source_block for block in blocks for s in block.sources if s.source_block}
    found = Block.objects.in_bulk(wanted) if wanted else {}
    return {pk: words(block.content) for pk, block in found.items()}


def _uses(
    blocks: Sequence[BlockDraft], versions: Mapping[UUID, ItemVersion]
) -> Iterator[tuple[ItemVersion, int]]:
    for block in blocks:
        for source in block.sources:
            version = versions.get(source.item_version) if source.item_version else None
            if version and source.paragraph:
                yield version, source.paragraph


def _sources(block: BlockDraft, found: _Found) -> Iterator[ExaminedSource]:
    for source in block.sources:
        version = found.versions.get(source.item_version) if source.item_version else None
        if version and source.paragraph:
            yield _wire(block, source, version, found)
        elif source.source_block:
            text = source.source_text or found.texts.get(source.source_block, "")
            yield ExaminedSource(source, None, text)
        else:
            yield ExaminedSource(source, None, source.note)


def _wire(
    block: BlockDraft, source: SourceDraft, version: ItemVersion, found: _Found
) -> ExaminedSource:
    number = source.paragraph or 0
    text = "".join(paragraphs_of(version)[number - 1 : number])
    name: Label = "adapted"
    share = None
    if same_language(version, found.language):
        name, share = label(words(block.content), text)
    shown = "" if version.item_id in found.hidden else text
    standing = found.standings[version.pk, number]
    return ExaminedSource(source, version, shown, name, share, standing)
