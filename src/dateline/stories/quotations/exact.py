"""Whether a source has a quotation word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from dateline.stories.quotations.negations import NEGATIONS
from dateline.stories.quotations.passages import Place
from dateline.stories.quotations.tokens import Token, tokens_of

# Words that a remark in brackets may stand for.
BRACKETED: Final = 15
_ALONE: Final = 2
_LEFT_OUT: Final = re.compile(r"[\[(（［〔]?\s*(?:…+|\.{3,}|(?:\. ){2,}\.)\s*[\])）］〕]?")
_INSERTED: Final = re.compile(r"[\[［〔][^\]］〕]*[\]］〕]")
_ELLIPSIS: Final = "\ue000"
_BRACKET: Final = "\ue001"


def pieces_of(words: str) -> tuple[list[list[Token]], list[str]]:
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


def all_found(
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
            last = len(places) if joint == _ELLIPSIS else end + BRACKETED + len(piece)
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
