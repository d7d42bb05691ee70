"""The saying in a source that is nearest to a quotation, and how both differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, Literal

from dateline.languages.words import is_unspaced
from dateline.stories.quotations.exact import BRACKETED
from dateline.stories.quotations.passages import Passage, Place
from dateline.stories.quotations.tokens import Token

Change = tuple[Literal["same", "added", "removed"], str]
# What shares less than so much of its words, in order, is another saying.
_NEAR: Final = 0.6
_FEWEST: Final = 3
_FEWEST_CHARACTERS: Final = 6


def nearest(wanted: Sequence[Token], passage: Passage) -> tuple[int, int, float] | None:
    """Return the stretch of a source that has most of the words in their order."""
    keys = [token.folded for token in wanted]
    fewest = _FEWEST_CHARACTERS if is_unspaced("".join(keys)) else _FEWEST
    best: tuple[int, int, float] | None = None
    for first, last in _stretches(passage, len(wanted)):
        theirs = [place.token.folded for place in passage.places[first:last]]
        if len(set(keys) & set(theirs)) < _NEAR * len(set(keys)):
            continue
        matcher = SequenceMatcher(None, theirs, keys, autojunk=False)
        blocks = _close(matcher.get_matching_blocks(), len(keys))
        matched = sum(size for _, _, size in blocks)
        share = matched / len(keys)
        if matched >= min(fewest, len(keys)) and share >= _NEAR and (not best or share > best[2]):
            best = *_widened(passage, first, blocks, len(keys)), share
    return best


def _widened(
    passage: Passage, first: int, blocks: Sequence[tuple[int, int, int]], wanted: int
) -> tuple[int, int]:
    """Return the stretch with the words at its ends that the quotation has others for."""
    places = passage.places
    start, end = first + blocks[0][0], first + blocks[-1][0] + blocks[-1][2]
    before, after = blocks[0][1], wanted - blocks[-1][1] - blocks[-1][2]
    while before and start and places[start - 1].quotation == places[start].quotation >= 0:
        start, before = start - 1, before - 1
    while after and end < len(places) and places[end].quotation == places[end - 1].quotation >= 0:
        end, after = end + 1, after - 1
    return start, end


def _close(blocks: Sequence[tuple[int, int, int]], wanted: int) -> list[tuple[int, int, int]]:
    """Leave out blocks at the ends that lie far from the others: they match by chance."""
    kept = [(a, b, size) for a, b, size in blocks if size]
    while len(kept) > 1 and kept[-1][0] + kept[-1][2] - kept[0][0] > 2 * wanted + BRACKETED:
        del kept[0 if kept[0][2] < kept[-1][2] else -1]
    return kept


def _stretches(passage: Passage, wanted: int) -> Iterator[tuple[int, int]]:
    """Yield each paragraph with as much of the next as the quotation may run on."""
    places = passage.places
    starts = [
        n for n, one in enumerate(places) if not n or one.paragraph != places[n - 1].paragraph
    ]
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(places)
        yield start, min(len(places), end + wanted)


def changes_of(
    words: str, wanted: Sequence[Token], within: Sequence[Place], passage: Passage
) -> tuple[Change, ...]:
    """Return what was done to the words of a source, by words as both write them."""
    mine = [token.key for token in wanted]
    theirs = [place.token.key for place in within]
    if passage.shouted:
        mine, theirs = [one.upper() for one in mine], [one.upper() for one in theirs]
    found: list[Change] = []
    matcher = SequenceMatcher(None, theirs, mine, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            found.append(("same", words[wanted[j1].start : wanted[j2 - 1].end]))
            continue
        if i2 > i1:
            found.append(("removed", _written(within[i1:i2], passage)))
        if j2 > j1:
            found.append(("added", words[wanted[j1].start : wanted[j2 - 1].end]))
    return tuple(found)


def _written(within: Sequence[Place], passage: Passage) -> str:
    parts = []
    for paragraph in dict.fromkeys(place.paragraph for place in within):
        own = [place.token for place in within if place.paragraph == paragraph]
        parts.append(passage.texts[paragraph - 1][own[0].start : own[-1].end])
    return " ".join(parts)
