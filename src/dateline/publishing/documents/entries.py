"""The entries of a live report: which there are, and when readers first had each.

An entry is a heading of level 2 with all that stands below it. Nobody types its time: it is that of
the publication that brought it. Its number is never given again, so that its page stays the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dateline.stories.blocks import Heading
from dateline.stories.genres import is_live, is_newest_first
from dateline.stories.snapshots import Snapshot

from .model import EntryRef


@dataclass(frozen=True, slots=True)
class Told:
    """The entries that readers have, and the highest number that was ever given."""

    entries: tuple[EntryRef, ...] = ()
    last: int = 0


def entries_of(snapshot: Snapshot, told: Told, now: datetime) -> tuple[EntryRef, ...]:
    """Return the entries of an article by their numbers; new ones are of this moment.

    Those that come with one publication keep the order of the text, whichever way it is read. What
    was a live report and is none any more has the entries that it had, and gets no new ones.
    """
    headings = headings_of(snapshot)
    known = {entry.id: entry for entry in told.entries}
    kept = [known[pk] for pk in headings if pk in known]
    new = [pk for pk in headings if pk not in known] if is_live(snapshot.genre) else []
    if is_newest_first(snapshot.genre):
        new.reverse()
    added = [EntryRef(id=pk, number=n, at=now) for n, pk in enumerate(new, told.last + 1)]
    return (*sorted(kept, key=lambda entry: entry.number), *added)


def headings_of(snapshot: Snapshot) -> Sequence[UUID]:
    """Return the blocks that an entry begins with, in the order of the text."""
    return [
        block.id
        for block in snapshot.blocks
        if isinstance(block.content, Heading) and block.content.level == 2
    ]
