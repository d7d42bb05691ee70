"""Words as quotations are compared: typography does not count, every word and number does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.languages.folding import fold
from dateline.languages.words import is_unspaced

_SAME: Final = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "\u2011": "-", "\u2010": "-"})
_LAST: Final = 0x1_0000
_ARABIC: Final = re.compile("[\u0600-\u06ff\u0750-\u077f]")
# [T]he: a letter in brackets was only put into the other case.
_CHANGED_CASE: Final = re.compile(r"\[([^\W\d_])\](?=\w)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or character of a text; `key` with its case, `folded` without."""

    key: str
    folded: str
    start: int
    end: int
    first: bool


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a text in order; their places are those of the text as given.

    Scripts without spaces are taken character by character. A number is one token with its
    separators, its sign of per cent and its minus: 3.5 is not 35.
    """
    found: list[Token] = []
    ended = 0
    for start, end in _spans(text):
        key = _key(text[start:end])
        if not key:
            continue
        between = text[ended:start]
        first = not found or any(sign in ".!?…:。！？।؟" for sign in between)
        found.append(Token(key, key.casefold(), start, end, first))
        ended = end
    return found


def without_case_brackets(text: str) -> str:
    """Return a text in which `[T]he` is `The`: a letter put into the other case is no change."""
    return _CHANGED_CASE.sub(r"\1", text)


def is_shouted(tokens: list[Token]) -> bool:
    """Whether a text is in capitals only, as teletypes send it: it has no case to compare."""
    letters = "".join(token.key for token in tokens)
    return letters.upper() == letters and letters.lower() != letters


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for match in _word().finditer(text):
        start, end = match.span()
        if not is_unspaced(match[0]):
            yield start, end
            continue
        for place in range(start, end):
            yield place, place + 1


def _key(word: str) -> str:
    plain = unicodedata.normalize("NFKC", word).translate(_SAME)
    plain = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    if _ARABIC.search(plain):
        return fold(plain)
    return "".join(_digit(sign) for sign in plain)


def _digit(sign: str) -> str:
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


@cache
def _word() -> re.Pattern[str]:
    """`\\w` lacks the marks (general category M), without which words of many scripts break."""
    marks = "".join(
        chr(one) for one in range(0x300, _LAST) if unicodedata.category(chr(one))[0] == "M"
    )
    letter = f"(?:[^\\W\\d_]|[{marks}\u200c\u200d\u00ad])"
    number = r"(?:(?<![\w.,])[-\u2212])?\d+(?:[.,:٫٬'’]\d+)*[%‰٪]?"
    return re.compile(f"{number}|{letter}+(?:['’ʼ]{letter}+)*")
