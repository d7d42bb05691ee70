"""Two revisions of an article laid side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.stories.blocks import words
from dateline.stories.models import Revision
from dateline.stories.snapshots import Snapshot
from dateline.web.newsroom.differences import Part, word_changes

_FIELDS = ("headline", "short_headline", "deck", "slug", "dateline", "section")


@dataclass(frozen=True, slots=True)
class Compared:
    """One field (by its name) or block of two revisions."""

    field: str
    kind: str
    parts: tuple[Part, ...]

    @property
    def changed(self) -> bool:
        """Whether it differs."""
        return any(part.change != "same" for part in self.parts)


def compare(older: Revision | None, newer: Revision) -> list[Compared]:
    """Return fields and blocks of the newer revision, then the blocks that only the older has."""
    after = newer.snapshot
    before = older.snapshot if older else None
    fields = [
        Compared(name, "field", _parts(getattr(before, name, "") or "", getattr(after, name)))
        for name in _FIELDS
    ]
    return [one for one in fields if one.parts] + list(_blocks(before, after))


def changed_words(compared: list[Compared]) -> tuple[int, int]:
    """Return how many words were added and how many removed, as spaces divide them."""
    added = removed = 0
    for part in (part for one in compared for part in one.parts):
        if part.change == "new":
            added += len(part.text.split())
        elif part.change == "gone":
            removed += len(part.text.split())
    return added, removed


def _blocks(before: Snapshot | None, after: Snapshot) -> Iterator[Compared]:
    old = {block.id: words(block.content) for block in before.blocks} if before else {}
    for block in after.blocks:
        kind = block.content.kind
        yield Compared("", kind, _parts(old.get(block.id, ""), words(block.content)))
    kept = {block.id for block in after.blocks}
    for block in before.blocks if before else ():
        if block.id not in kept:
            yield Compared("", block.content.kind, _parts(words(block.content), ""))


def _parts(before: str, after: str) -> tuple[Part, ...]:
    return word_changes(before, after)
