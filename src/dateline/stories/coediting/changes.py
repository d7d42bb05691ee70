"""What was changed between two strings, in few and short pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(r"\s*\w+|\W")


class Change(NamedTuple):
    """That `before[start:end]` became `after[new_start:new_end]`."""

    start: int
    end: int
    new_start: int
    new_end: int


def changes_between(before: str, after: str) -> list[Change]:
    """Return the changes that make one string of the other, in order, none of them empty.

    Whole words are laid side by side, then characters within those that differ, so that what was
    not touched keeps its place: the carets of others stand in it.
    """
    words, new_words = _TOKEN.findall(before), _TOKEN.findall(after)
    places = [0, *accumulate(map(len, words))]
    new_places = [0, *accumulate(map(len, new_words))]
    matcher = SequenceMatcher(None, words, new_words)
    return [
        _narrowed(before, after, Change(places[a], places[b], new_places[c], new_places[d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _narrowed(before: str, after: str, change: Change) -> Change:
    old, new = before[change.start : change.end], after[change.new_start : change.new_end]
    most = min(len(old), len(new))
    same = next((n for n in range(most) if old[n] != new[n]), most)
    end = next((n for n in range(most - same) if old[-1 - n] != new[-1 - n]), most - same)
    return Change(
        change.start + same, change.end - end, change.new_start + same, change.new_end - end
    )


def longest_in_order(places: list[int]) -> Iterator[int]:
    """Yield the indexes of a longest part of a list whose values rise: these need not move."""
    best: list[int] = []
    before: list[int | None] = [None] * len(places)
    for index, place in enumerate(places):
        low, high = 0, len(best)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if places[best[middle]] < place else (low, middle)
        before[index] = best[low - 1] if low else None
        best[low:] = [index, *best[low + 1 :]]
    chain: list[int] = []
    at = best[-1] if best else None
    while at is not None:
        chain.append(at)
        at = before[at]
    yield from reversed(chain)
