"""What was told off the record: programs learn that it is there, not what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.stories.drafts import ArticleDraft, BlockDraft, SourceDraft, draft_of
from dateline.stories.models import Article
from dateline.stories.queries import latest_revision
from dateline.stories.snapshots import SnapshotSource

_SILENT = {"note": "", "person": "", "url": ""}


def without_confidences(sources: Sequence[SnapshotSource]) -> list[SnapshotSource]:
    """Return sources as they may leave the newsroom."""
    return [
        source.model_copy(update=_SILENT) if source.off_record else source for source in sources
    ]


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
