"""Two versions of an item side by side, paragraph beside paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.web.newsroom.differences import Part, word_changes
from dateline.wires.models import ItemVersion
from dateline.wires.order import comes_after
from dateline.wires.queries import Change, changes_between
from dateline.wires.queries.changes import WordChange

_HEADS = ("headline", "slugline", "byline", "ednote")


@dataclass(frozen=True, slots=True)
class Pair:
    """What stands in the earlier version and what in the later; a side may be empty.

    `name` says which head it is, and is empty for a paragraph.
    """

    name: str
    old_number: int | None
    new_number: int | None
    old: tuple[Part, ...]
    new: tuple[Part, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """Two versions, the earlier first, and their aligned texts."""

    old: ItemVersion
    new: ItemVersion
    pairs: list[Pair]

    @property
    def differing(self) -> int:
        """How many pairs differ."""
        return sum(1 for pair in self.pairs if pair.differs)


def beside(one: ItemVersion, other: ItemVersion) -> Beside:
    """Lay two versions of an item side by side, whichever is the earlier."""
    old, new = (other, one) if comes_after(one, other) else (one, other)
    heads = [_head(name, getattr(old, name), getattr(new, name)) for name in _HEADS]
    shown = [pair for pair in heads if pair.old or pair.new]
    return Beside(old, new, [*shown, *(_pair(one) for one in changes_between(old, new))])


def _head(name: str, before: str, after: str) -> Pair:
    parts = word_changes(before, after)
    return Pair(name, None, None, _left(parts), _right(parts), before != after)


def _pair(change: Change) -> Pair:
    parts = tuple(_parts(change.words))
    differs = change.kind != "same"
    return Pair("", change.old_number, change.new_number, _left(parts), _right(parts), differs)


def _parts(words: Iterable[tuple[WordChange, str]]) -> Iterable[Part]:
    for kind, text in words:
        yield Part("same" if kind == "same" else "new" if kind == "added" else "gone", text)


def _left(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.change != "new")


def _right(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.change != "gone")
