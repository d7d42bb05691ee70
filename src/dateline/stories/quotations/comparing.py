"""Laying a quotation beside what a source says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

from dateline.languages.words import is_unspaced
from dateline.stories.quotations.finding import find_quotations
from dateline.stories.quotations.negations import NEGATIONS
from dateline.stories.quotations.tokens import (
    Token,
    is_shouted,
    tokens_of,
    without_case_brackets,
)

Verdict = Literal["verbatim", "altered", "not-found", "translated"]
Change = tuple[Literal["same", "added", "removed"], str]
# What shares less than so much of its words, in order, is another saying.
_NEAR: Final = 0.6
_FEWEST: Final = 3
_FEWEST_CHARACTERS: Final = 6
# Words that a remark in brackets may stand for.
_BRACKETED: Final = 15
_LONGEST: Final = 400
_ALONE: Final = 2
_LEFT_OUT: Final = re.compile(r"[\[(（［〔]?\s*(?:…+|\.{3,}|(?:\. ){2,}\.)\s*[\])）］〕]?")
_INSERTED: Final = re.compile(r"[\[［〔][^\]］〕]*[\]］〕]")
_ELLIPSIS: Final = "\ue000"
_BRACKET: Final = "\ue001"


@dataclass(frozen=True, slots=True)
class Place:
    """A word of a source: the paragraph it stands in, from 1, and the quotation, -1 for none."""

    token: Token
    paragraph: int
    quotation: int


@dataclass(frozen=True, slots=True)
class Passage:
    """What a source says: its paragraphs, and its words in order.

    `shouted` tells that it is in capitals only.
    """

    texts: tuple[str, ...]
    places: tuple[Place, ...]
    shouted: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What came of looking a quotation up in one source.

    `paragraph` is where its words begin, from 1. `changes` lead from the source to the quotation.
    `unquoted` tells that the source has the words, but not as a quotation.
    """

    verdict: Verdict
    paragraph: int | None = None
    changes: tuple[Change, ...] = ()
    share: float = 0.0
    unquoted: bool = False
    of_translation: bool = False


NOT_FOUND: Final = Found("not-found")


def passage_of(texts: Sequence[str], tag: str = "", *, marked: bool = True) -> Passage:
    """Return what a source says, ready to be compared.

    Args:
        texts: its paragraphs.
        tag: their language, where known.
        marked: whether only what stands in quotation marks may be quoted.
    """
    places: list[Place] = []
    number = -1
    for paragraph, (text, found) in enumerate(
        zip(texts, find_quotations(texts, tag), strict=True), 1
    ):
        spans = []
        for one in found:
            if one.depth == 0:
                number += not one.continues
                spans.append((one.start, one.end, number))
        for token in tokens_of(text):
            inside = next((n for start, end, n in spans if start <= token.start < end), -1)
            places.append(Place(token, paragraph, inside if marked else 0))
    return Passage(tuple(texts), tuple(places), is_shouted([one.token for one in places]))


def compare(words: str, passage: Passage) -> Found:
    """Look a quotation up, word for word, in one source.

    Typography, the case of the first letter, an ellipsis and what stands in brackets do not count
    as a change.
    """
    words = without_case_brackets(words)
    pieces, joints = _pieces(words)
    wanted = [token for piece in pieces for token in piece][:_LONGEST]
    if not wanted or not passage.places:
        return NOT_FOUND
    quoted = [place for place in passage.places if place.quotation >= 0]
    if at := _all_found(pieces, joints, quoted, passage.shouted):
        return Found("verbatim", quoted[at[0]].paragraph, share=1.0)
    return _altered(words, wanted, passage)


def _pieces(words: str) -> tuple[list[list[Token]], list[str]]:
    """Cut a quotation where something is left out or put in; the joints say which of both."""
    marked = _LEFT_OUT.sub(lambda m: _ELLIPSIS + " " * (len(m[0]) - 1), words)
    marked = _INSERTED.sub(lambda m: _BRACKET + " " * (len(m[0]) - 1), marked)
    pieces: list[list[Token]] = []
    joints: list[str] = []
    for start, end, joint in _cut(marked):
        tokens = [
            Token(t.key, t.folded, t.start + start, t.end + start, t.first)
            for t in tokens_of(marked[start:end])
        ]
        if tokens:
            pieces.append(tokens)
            joints.append(joint)
        elif joints and joint == _ELLIPSIS:
            joints[-1] = _ELLIPSIS
    return pieces, joints


def _cut(marked: str) -> Iterator[tuple[int, int, str]]:
    start = 0
    for match in re.finditer(f"[{_ELLIPSIS}{_BRACKET}]", marked):
        yield start, match.start(), match[0]
        start = match.end()
    yield start, len(marked), _BRACKET


def _all_found(
    pieces: Sequence[Sequence[Token]],
    joints: Sequence[str],
    places: Sequence[Place],
    shouted: bool,
) -> list[int] | None:
    """Return where each piece begins, where all stand in order; each within one quotation."""
    first = pieces[0]
    for start in _occurrences(first, places, 0, len(places), shouted):
        found, end = [start], start + len(first)
        for joint, piece in zip(joints, pieces[1:], strict=False):
            last = len(places) if joint == _ELLIPSIS else end + _BRACKETED + len(piece)
            at = next(_occurrences(piece, places, end, last, shouted), None)
            if at is None or not _may_join(joint, places, start, end, at):
                break
            found.append(at)
            end = at + len(piece)
        else:
            return found
    return None


def _may_join(joint: str, places: Sequence[Place], start: int, end: int, at: int) -> bool:
    """A remark stands within one quotation; no ellipsis may stand for a "not" alone."""
    if joint == _BRACKET:
        return places[at].quotation == places[start].quotation
    left_out = {place.token.folded for place in places[end:at]}
    return at - end > _ALONE or not left_out & NEGATIONS


def _occurrences(
    piece: Sequence[Token],
    places: Sequence[Place],
    first: int,
    last: int,
    shouted: bool,
) -> Iterator[int]:
    size = len(piece)
    for at in range(first, min(last, len(places)) - size + 1):
        if places[at].token.folded != piece[0].folded:
            continue
        if places[at].quotation != places[at + size - 1].quotation:
            continue
        there = places[at : at + size]
        if all(
            one.folded == other.token.folded for one, other in zip(piece, there, strict=True)
        ) and (shouted or _same_case(piece, there)):
            yield at


def _same_case(piece: Sequence[Token], there: Sequence[Place]) -> bool:
    return all(
        one.key[1:] == other.token.key[1:]
        and (one.key == other.token.key or one.first or other.token.first or number == 0)
        for number, (one, other) in enumerate(zip(piece, there, strict=True))
    )


def _altered(words: str, wanted: Sequence[Token], passage: Passage) -> Found:
    window = _nearest(wanted, passage)
    if window is None:
        return NOT_FOUND
    start, end, share = window
    within = passage.places[start:end]
    inside = {place.quotation for place in within if place.quotation >= 0}
    paragraph = within[0].paragraph
    if not inside:
        return Found("not-found", paragraph, share=share, unquoted=True)
    if len(inside) == 1:
        # The marks stand elsewhere, or words differ: beside the words of that quotation.
        (number,) = inside
        within = tuple(place for place in within if place.quotation == number)
    return Found("altered", paragraph, _changes(words, wanted, within, passage), share)


def _nearest(wanted: Sequence[Token], passage: Passage) -> tuple[int, int, float] | None:
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
    while len(kept) > 1 and kept[-1][0] + kept[-1][2] - kept[0][0] > 2 * wanted + _BRACKETED:
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


def _changes(
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
