"""The second pair of eyes.

The rule: each block of words must have been seen by two people. Seen it have those who wrote in
it, those who approved this very text, and whoever makes it ready or publishes it. A block that
nobody wrote in (taken from a wire word for word) needs nobody; where that is all of the text,
whoever saved the revision counts as having written it.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from dateline.accounts.models import User
from dateline.desk.models import Approval, DeskSettings
from dateline.stories.blocks import is_text, words
from dateline.stories.models import Block, Revision
from dateline.stories.snapshots import Snapshot, SnapshotBlock


def wants_second_eyes(service: str) -> bool:
    """Whether the service's desk has each text seen by two people."""
    return DeskSettings.objects.filter(pk=service, second_eyes=True).exists()


def seen_by_one(revision: Revision, person: User) -> tuple[UUID, ...]:
    """Return the blocks that nobody but this person has seen, in the order of the text."""
    snapshot = revision.snapshot
    writers = _writers(snapshot)
    if writers and not any(writers.values()):
        writers = dict.fromkeys(writers, _savers(revision))
    readers = frozenset(
        Approval.objects.filter(article=revision.article_id, sha256=revision.sha256).values_list(
            "by", flat=True
        )
    )
    return tuple(
        block
        for block, wrote in writers.items()
        if wrote and len(wrote | readers | {person.pk}) < 2
    )


def approvers(revision: Revision) -> tuple[str, ...]:
    """Return the names of those who approved this very text."""
    rows = Approval.objects.filter(article=revision.article_id, sha256=revision.sha256)
    return tuple(rows.order_by("at").values_list("by__name", flat=True))


def _savers(revision: Revision) -> frozenset[UUID]:
    saver = [revision.created_by_id] if revision.created_by_id else []
    return frozenset([*revision.contributors, *saver])


def _writers(snapshot: Snapshot) -> Mapping[UUID, frozenset[UUID]]:
    """Return who wrote in each block of words: translators of it too."""
    blocks = [one for one in snapshot.blocks if is_text(one.content) and words(one.content).strip()]
    translated = {one.id for one in blocks if _is_translated(one)}
    hands = dict(Block.objects.filter(pk__in=translated).values_list("pk", "writers"))
    return {
        one.id: frozenset(
            hands.get(one.id, ()) if one.id in translated else [writer.id for writer in one.writers]
        )
        for one in blocks
    }


def _is_translated(block: SnapshotBlock) -> bool:
    # Its writers in the snapshot are those of the original.
    return any(source.kind == "translation" for source in block.sources)
