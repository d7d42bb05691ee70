"""Laying a quotation beside what a source says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from dateline.stories.quotations.exact import all_found, pieces_of
from dateline.stories.quotations.nearest import Change, changes_of, nearest
from dateline.stories.quotations.passages import Passage
from dateline.stories.quotations.tokens import Token, without_case_brackets

Verdict = Literal["verbatim", "altered", "not-found", "translated"]
_LONGEST: Final = 400


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


def compare(words: str, passage: Passage) -> Found:
    """Look a quotation up, word for word, in one source.

    Typography, the case of the first letter, an ellipsis and what stands in brackets do not count
    as a change.
    """
    words = without_case_brackets(words)
    pieces, joints = pieces_of(words)
    wanted = [token for piece in pieces for token in piece][:_LONGEST]
    if not wanted or not passage.places:
        return NOT_FOUND
    quoted = [place for place in passage.places if place.quotation >= 0]
    if at := all_found(pieces, joints, quoted, passage.shouted):
        return Found("verbatim", quoted[at[0]].paragraph, share=1.0)
    return _altered(words, wanted, passage)


def _altered(words: str, wanted: Sequence[Token], passage: Passage) -> Found:
    window = nearest(wanted, passage)
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
    return Found("altered", paragraph, changes_of(words, wanted, within, passage), share)
