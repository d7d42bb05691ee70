"""What was told off the record: programs learn that it is there, not what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.languages.words import runs_of_letters
from dateline.stories.drafts import ArticleDraft, BlockDraft, SourceDraft, draft_of
from dateline.stories.models import Article
from dateline.stories.queries import latest_revision
from dateline.stories.snapshots import SnapshotBlock, SnapshotSource, Speaker

_SILENT = {"note": "", "person": "", "url": ""}


def without_confidences(sources: Sequence[SnapshotSource]) -> list[SnapshotSource]:
    """Return sources as they may leave the newsroom."""
    return [
        source.model_copy(update=_SILENT) if source.off_record else source for source in sources
    ]


def open_speakers(block: SnapshotBlock) -> list[Speaker]:
    """Return who says words of a block, without those who spoke off the record only."""
    return [one for one in block.speakers if not is_confidant(one.name, block.sources)]


def with_confidants(speakers: Sequence[Speaker], block: SnapshotBlock) -> list[Speaker]:
    """Return speakers that a program notes, with those of other words that it was not told of."""
    named = {one.words for one in speakers}
    silent = [one for one in block.speakers if is_confidant(one.name, block.sources)]
    return [*speakers, *(one for one in silent if one.words not in named)]


def is_confidant(name: str, sources: Sequence[SnapshotSource]) -> bool:
    """Whether a name is that of somebody who spoke off the record and never on it."""
    heard = [one.off_record for one in sources if one.person and _same(one.person, name)]
    return bool(heard) and all(heard)


def _same(one: str, other: str) -> bool:
    return runs_of_letters(one) == runs_of_letters(other)


def with_confidences(draft: ArticleDraft, article: Article) -> ArticleDraft:
    """Return a draft of a program with what it was not told: sources keep what they hold."""
    present = latest_revision(article)
    if present is None:
        return draft
    kept = {block.id: block.sources for block in draft_of(present.snapshot).blocks}
    blocks = tuple(_filled(block, kept.get(block.id, ())) for block in draft.blocks)
    return draft.model_copy(update={"blocks": blocks})


def _filled(block: BlockDraft, kept: Sequence[SourceDraft]) -> BlockDraft:
    silent = iter([source for source in kept if source.off_record])
    sources = tuple(_told(source, silent) for source in block.sources)
    return block.model_copy(update={"sources": sources})


def _told(source: SourceDraft, silent: Iterator[SourceDraft]) -> SourceDraft:
    if source.off_record and not (source.note or source.person or source.url):
        return next(silent, source)
    return source
