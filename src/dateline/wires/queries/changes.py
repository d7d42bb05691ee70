"""What changed from one version to another, paragraph by paragraph and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

from dateline.ground.richtext import plain
from dateline.wires.models import ItemVersion

ChangeKind = Literal["same", "changed", "added", "removed"]
WordChange = Literal["same", "added", "removed"]
_WORD: Final = re.compile(r"\s+|\w+|[^\w\s]")
_ALIKE: Final = 0.4
# Word by word costs the square of the length; paragraphs beyond this are shown whole.
_LONGEST: Final = 4000


@dataclass(frozen=True)
class Change:
    """What became of one paragraph. Numbers count from 1 and are None where there is none.

    `words` joins to the old text without what was added, and to the new without what was removed.
    """

    kind: ChangeKind
    old_number: int | None
    new_number: int | None
    words: tuple[tuple[WordChange, str], ...]


def changes_between(old: ItemVersion, new: ItemVersion) -> list[Change]:
    """Align the paragraphs of two versions and return what became of each, in reading order."""
    before, after = _texts(old), _texts(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    changes: list[Change] = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            changes += [_same(i1 + n, j1 + n, before[i1 + n]) for n in range(i2 - i1)]
        else:
            changes += _aligned(before, after, range(i1, i2), range(j1, j2))
    return changes


def _texts(version: ItemVersion) -> list[str]:
    return [plain(version.paragraph(n + 1)) for n in range(len(version.paragraphs))]


def _same(old: int, new: int, text: str) -> Change:
    return Change("same", old + 1, new + 1, (("same", text),))


def _aligned(before: list[str], after: list[str], old: range, new: range) -> Iterator[Change]:
    """Pair each new paragraph with the first old one that is like it, in order."""
    waiting = list(old)
    for j in new:
        match = next((i for i in waiting if _alike(before[i], after[j])), None)
        if match is None:
            yield Change("added", None, j + 1, (("added", after[j]),))
            continue
        while waiting[0] != match:
            yield _removed(before, waiting.pop(0))
        waiting.pop(0)
        yield Change("changed", match + 1, j + 1, tuple(_words(before[match], after[j])))
    for i in waiting:
        yield _removed(before, i)


def _removed(before: list[str], number: int) -> Change:
    return Change("removed", number + 1, None, (("removed", before[number]),))


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _words(old: str, new: str) -> Iterator[tuple[WordChange, str]]:
    if max(len(old), len(new)) > _LONGEST:
        yield from (("removed", old), ("added", new))
        return
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            yield "same", "".join(before[i1:i2])
            continue
        if i2 > i1:
            yield "removed", "".join(before[i1:i2])
        if j2 > j1:
            yield "added", "".join(after[j1:j2])
