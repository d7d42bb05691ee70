"""Laying the quotations of a translation beside those of the text that it was made from.

Words of two languages cannot be compared, but what stands in the marks can: its share of the
paragraph, its numbers, and the names that both write alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dateline.stories.quotations.comparing import NOT_FOUND, Found
from dateline.stories.quotations.finding import Quotation, find_quotations
from dateline.stories.quotations.nearest import Change
from dateline.stories.quotations.tokens import tokens_of

# The share of the text in the marks, as a ratio to the rest, is hardly ever twice that of the
# source: languages differ by a third.
_MOST_ODDS: Final = 1.8
_LEAST_DIFFERENCE: Final = 0.12
# Names and numbers; shorter words are the same in two languages by chance.
_NAME: Final = 4
_ATTRIBUTION: Final = 2


def compare_translations(text: str, source: str, tag: str = "") -> list[Found]:
    """Return for each quotation of a translation, in order, what it is in the source.

    `translated`: it stands in place of a quotation of the source. `altered`: its marks stand
    around other words than those of the source. `not-found`: the source has no quotation there.

    Args:
        text: the translated paragraph.
        source: the paragraph that it was made from.
        tag: the language of the translation, where known.
    """
    mine = [one for one in find_quotations([text], tag)[0] if one.depth == 0]
    theirs = [one for one in find_quotations([source])[0] if one.depth == 0]
    pairs = _paired(mine, theirs, len(text), len(source))
    return [
        NOT_FOUND if pair is None else _compared(text, one, source, pair)
        for one, pair in zip(mine, pairs, strict=True)
    ]


def _paired(
    mine: Sequence[Quotation], theirs: Sequence[Quotation], length: int, source_length: int
) -> list[Quotation | None]:
    """Return for each quotation that of the source in its place: by order, where as many are."""
    if len(mine) == len(theirs):
        return list(theirs)
    left = list(theirs)
    pairs: list[Quotation | None] = []
    for one in mine:
        place = (one.start + one.end) / max(1, length)
        near = min(
            left,
            key=lambda other: abs((other.start + other.end) / max(1, source_length) - place),
            default=None,
        )
        pairs.append(near)
        if near is not None:
            left = left[left.index(near) + 1 :]
    return pairs


def _compared(text: str, one: Quotation, source: str, other: Quotation) -> Found:
    changes: tuple[Change, ...] = (("removed", other.words), ("added", one.words))
    if _differs(text, one, source, other):
        return Found("altered", 1, changes, of_translation=True)
    return Found("translated", 1, changes, of_translation=True)


def _differs(text: str, one: Quotation, source: str, other: Quotation) -> bool:
    within, without = _words(one.words), _words(text[: one.start] + " " + text[one.end :])
    their_within = _words(other.words)
    their_without = _words(source[: other.start] + " " + source[other.end :])
    moved = (within & their_without) - their_within
    lost = (without & their_within) - their_without
    if any(_tells(word) for word in moved - without) or any(_tells(word) for word in lost - within):
        return True
    if not without and len(their_without) >= _ATTRIBUTION:
        return True
    mine, theirs = _share(text, one), _share(source, other)
    if abs(mine - theirs) <= _LEAST_DIFFERENCE:
        return False
    odds = (mine * (1 - theirs)) / max(1e-9, theirs * (1 - mine))
    return odds > _MOST_ODDS or odds < 1 / _MOST_ODDS


def _words(text: str) -> set[str]:
    return {token.folded for token in tokens_of(text)}


def _tells(word: str) -> bool:
    return word[-1].isdigit() or (len(word) >= _NAME and not word.isdigit())


def _share(text: str, one: Quotation) -> float:
    return len(one.words) / max(1, len(text.strip()))
