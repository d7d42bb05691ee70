"""Credit line and byline of an article as it is being written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from dateline.accounts.models import User
from dateline.stories.blocks import is_text, words
from dateline.stories.credit import Credit, credit_of
from dateline.stories.drafts import BlockDraft
from dateline.stories.lineage import Lineage, lineage_of
from dateline.stories.models import Article
from dateline.stories.queries import latest_revision
from dateline.stories.similarity import label
from dateline.stories.snapshots import Snapshot, SnapshotBlock, Writer
from dateline.wires.models import ItemVersion


def credit_while_writing(
    article: Article,
    blocks: Sequence[BlockDraft],
    versions: Mapping[UUID, ItemVersion],
    *,
    order: Sequence[UUID] | None,
    by: User,
) -> Credit:
    """Compute the credit of the saved article with these blocks in it.

    Args:
        article: the saved one.
        blocks: as they are written now.
        versions: the wires that they rest on, with their items.
        order: all blocks that the article has now; None where nothing is known of it.
        by: who writes.
    """
    revision = latest_revision(article)
    saved = {block.id: block for block in (revision.snapshot.blocks if revision else ())}
    behind = {source.source_block for block in blocks for source in block.sources}
    lineage = lineage_of([pk for pk in behind if pk])
    present = dict(saved)
    for block in blocks:
        if block.id:
            present[block.id] = _block(block, saved.get(block.id), versions, lineage, by)
    ids = list(present) if order is None else [pk for pk in order if pk in present]
    return credit_of(
        Snapshot(
            article=article.pk,
            story=article.story_id,
            service=article.service_id,
            blocks=tuple(present[pk] for pk in ids),
        )
    )


def _block(
    draft: BlockDraft,
    saved: SnapshotBlock | None,
    versions: Mapping[UUID, ItemVersion],
    lineage: Mapping[UUID, Lineage],
    by: User,
) -> SnapshotBlock:
    blocks = [s.source_block for s in draft.sources if s.source_block]
    behind = [lineage[pk] for pk in blocks if pk in lineage]
    named = [s.item_version for s in draft.sources if s.item_version]
    wires = [versions[pk] for pk in named if pk in versions]
    agencies = [version.item.provider_id for version in wires]
    agencies += [code for one in behind for code in one.agencies]
    writers = [one for each in behind for one in each.writers] if behind else []
    if not behind:
        writers = [*(saved.writers if saved else ()), *_new_writer(draft, saved, versions, by)]
    return SnapshotBlock(
        id=draft.id or by.pk,
        content=draft.content,
        agencies=tuple(dict.fromkeys(agencies)),
        writers=tuple({one.id: one for one in writers}.values()),
    )


def _new_writer(
    draft: BlockDraft,
    saved: SnapshotBlock | None,
    versions: Mapping[UUID, ItemVersion],
    by: User,
) -> list[Writer]:
    """Whoever changes the words is a writer of them, unless they are an agency's word for word."""
    text = words(draft.content)
    if not text or not is_text(draft.content) or (saved and saved.content == draft.content):
        return []
    for source in draft.sources:
        version = versions.get(source.item_version) if source.item_version else None
        if version and source.paragraph and source.paragraph <= len(version.paragraphs):
            there = "".join(run.text for run in version.paragraph(source.paragraph))
            if label(text, there)[0] == "verbatim":
                return []
    return [Writer(id=by.pk, name=by.name)]
