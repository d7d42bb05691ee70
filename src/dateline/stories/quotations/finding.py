"""Finding the direct quotations of a text by their marks, in any script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.languages.words import is_unspaced
from dateline.stories.quotations.marks import (
    ALL,
    AMBIGUOUS,
    APOSTROPHE_OPENS,
    CLOSERS,
    SINGLE,
    TITLE_LANGUAGES,
    TITLES,
)

_BEFORE_WORD: Final = frozenset("([{—–-/:¿¡،,。、，：；（")
_ENDS_SENTENCE: Final = frozenset(".,!?;:…")
_ELIDED: Final = ("tis", "twas", "em", "til", "cause", "n")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks; `start` and `end` are theirs, in characters, without marks.

    `depth` is 0 for what stands in no other quotation. `closed` tells whether its end is marked:
    where it is not, the quotation goes to the end of the text. `continues` tells that the one that
    ended the text before, unclosed, goes on here; `goes_on` that it does in the next.
    """

    start: int
    end: int
    words: str
    mark: str
    depth: int = 0
    closed: bool = True
    continues: bool = False
    goes_on: bool = False


@dataclass(slots=True)
class _Open:
    mark: str
    place: int


def find_quotations(texts: Sequence[str], tag: str = "") -> list[list[Quotation]]:
    """Return the quotations of paragraphs that follow each other, those of each in order.

    A quotation over several paragraphs begins each of them with its opening mark, and only the
    last has a closing one.

    Args:
        texts: the paragraphs.
        tag: their language, where known: in some, marks are used in other ways.
    """
    found = [_in_text(text, tag.partition("-")[0].lower()) for text in texts]
    open_mark = ""
    for place, quotations in enumerate(found):
        if not texts[place].strip():
            continue
        if open_mark and quotations and _begins(texts[place], quotations[0], open_mark):
            quotations[0] = replace(quotations[0], continues=True)
            _mark_before(found, place)
        last = next((one for one in quotations if not one.closed), None)
        open_mark = last.mark if last else ""
    return found


def _begins(text: str, quotation: Quotation, mark: str) -> bool:
    return quotation.mark == mark and not text[: quotation.start].replace(mark, "").strip()


def _mark_before(found: list[list[Quotation]], place: int) -> None:
    for quotations in reversed(found[:place]):
        for number, one in enumerate(quotations):
            if not one.closed:
                quotations[number] = replace(one, goes_on=True)
        if quotations:
            return


def _in_text(text: str, language: str) -> list[Quotation]:
    spans: list[tuple[_Open, int, bool]] = []
    stack: list[_Open] = []
    for place, mark in _marks(text):
        closes = _closed_by(stack, mark, text, place)
        if closes is not None:
            spans.append((stack[closes], place, True))
            del stack[closes:]
        elif _opens(text, place, mark, language):
            stack.append(_Open(mark, place))
    spans += [(one, len(text), False) for one in stack if one.mark not in SINGLE]
    return _with_depth([_quotation(text, *span) for span in spans])


def _marks(text: str) -> Iterator[tuple[int, str]]:
    place = 0
    while place < len(text):
        pair = text[place : place + 2]
        if pair in ("``", "''"):
            yield place, pair
            place += 2
            continue
        if text[place] in ALL:
            yield place, text[place]
        place += 1


def _closed_by(stack: Sequence[_Open], mark: str, text: str, place: int) -> int | None:
    """Return which of what is open the mark ends: the innermost that it can, None where none."""
    before, after = _around(text, place, mark)
    within = _is_word(before) and _is_word(after) and not is_unspaced(before + after)
    if mark in ("'", "’", '"') and within:
        return None
    if (
        mark in AMBIGUOUS
        and mark != "»"
        and mark != "›"
        and _begins_word(before)
        and _is_word(after)
    ):
        return None
    for number in range(len(stack) - 1, -1, -1):
        if mark in _ends_of(stack[number].mark):
            if mark in SINGLE and not _ends_single(text, place, before, after):
                return None
            return number
    return None


def _ends_of(mark: str) -> tuple[str, ...]:
    closers = CLOSERS[mark]
    return ("''", '"') if mark == "``" else tuple(closers)


def _ends_single(text: str, place: int, before: str, after: str) -> bool:
    """Whether a sign that may be an apostrophe ends a quotation: not in "the ministers’ plan"."""
    if not before or before.isspace() or (_is_word(after) and not is_unspaced(after)):
        return False
    if before not in "sS":
        return True
    for later in range(place + 1, len(text)):
        if text[later] in "‘‚":
            break
        if text[later] in "’'" and text[later - 1] in _ENDS_SENTENCE:
            return False
    return True


def _opens(text: str, place: int, mark: str, language: str) -> bool:
    if mark not in CLOSERS or (mark in TITLES and language in TITLE_LANGUAGES):
        return False
    before, after = _around(text, place, mark)
    if not after or (mark != "«" and after.isspace()):
        return False
    if mark == "’" and language not in APOSTROPHE_OPENS:
        return False
    if mark in SINGLE:
        return _at_start(before) and _is_word(after) and not _is_elided(text[place + 1 :])
    if mark in AMBIGUOUS:
        return _at_start(before) or is_unspaced(before)
    return True


def _is_elided(rest: str) -> bool:
    word = ""
    for sign in rest[:6]:
        if not sign.isalnum():
            break
        word += sign
    return rest[0].isdigit() or word.lower() in _ELIDED


def _around(text: str, place: int, mark: str) -> tuple[str, str]:
    after = place + len(mark)
    return text[place - 1 : place], text[after : after + 1]


def _begins_word(before: str) -> bool:
    return not before or before.isspace() or before in CLOSERS


def _at_start(before: str) -> bool:
    return _begins_word(before) or before in _BEFORE_WORD


def _is_word(sign: str) -> bool:
    return bool(sign) and sign.isalnum()


def _quotation(text: str, opened: _Open, end: int, closed: bool) -> Quotation:
    start = opened.place + len(opened.mark)
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    end = max(start, end - (len(inside) - len(inside.rstrip())))
    return Quotation(start, end, text[start:end], opened.mark, closed=closed)


def _with_depth(quotations: Sequence[Quotation]) -> list[Quotation]:
    found: list[Quotation] = []
    within: list[int] = []
    for one in sorted(quotations, key=lambda one: (one.start, -one.end)):
        while within and within[-1] < one.end:
            within.pop()
        if one.words:
            found.append(replace(one, depth=len(within)))
            within.append(one.end)
    return found
