"""The names in headline and lead, by which texts of one form are told from texts of one event.

Results of companies are written from one form, and the descriptions of a channel's films are mostly
the same paragraph about the channel: they are alike, and tell of different things. What is of one
event names the same.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from zlib import crc32

from dateline.languages.words import is_unspaced

# How alike two texts of one event are at least: usually, and where both name the same twice;
# `python -m bench groups` shows what it does. Texts that differ in no more than a few words are one
# text whatever is above them.
ALIKE: Final = 0.15
ALIKE_BY_NAME: Final = 0.1
SAME_TEXT: Final = 0.97
_LEAD: Final = 300
_SHORTEST: Final = 4
_MOST_IN_HEADLINE: Final = 24
_MOST_IN_LEAD: Final = 48
_WORDS: Final = re.compile(r"[^\W\d_]+")
# The same for ASCII, in less time: names, and long words of any kind.
_ASCII_NAMES: Final = re.compile(r"\b(?:[A-Z][A-Za-z]{3,}|[A-Z]{2,3})\b")
_ASCII_LONG: Final = re.compile(r"\b(?:[A-Za-z]{4,}|[A-Z]{2,3})\b")


@dataclass(frozen=True, slots=True)
class Names:
    """Names of a headline, and the words of headline and lead, as numbers of 16 bits."""

    headline: frozenset[int]
    lead: frozenset[int]


def names_of(headline: str, text: str) -> bytes:
    """Return the names in a headline and the words of the first 300 characters of a text, packed.

    Names are words with a capital letter, of at least four letters or all in capitals; where a
    script has no capitals, all words. What follows a bar in a headline is the channel's name.
    Where a script has no spaces there are none.
    """
    title = headline.partition(" | ")[0]
    if not title.isascii() and is_unspaced(title):
        title = ""
    above = sorted(_numbers(title, _ASCII_NAMES, _is_name))[:_MOST_IN_HEADLINE]
    # What begins one headline with a capital may be an ordinary word of the other text.
    lead = _numbers(f"{title} {text[:_LEAD]}", _ASCII_LONG, _is_long) if above else set()
    below = sorted(lead.difference(above))[:_MOST_IN_LEAD]
    return struct.pack(f"<B{len(above) + len(below)}H", len(above), *above, *below)


@lru_cache(4096)
def unpacked(packed: bytes) -> Names:
    """Return names as `names_of` packed them; none of an empty value."""
    if not packed:
        return Names(frozenset(), frozenset())
    numbers = struct.unpack_from(f"<{(len(packed) - 1) // 2}H", packed, 1)
    return Names(frozenset(numbers[: packed[0]]), frozenset(numbers))


def least_likeness(one: bytes, other: bytes, *, same_provider: bool) -> float:
    """Return how alike two texts with these names must be (0 to 1) to be of one event.

    Agencies write of one event in their own headlines: a name that is in the headline of one and in
    headline or lead of the other will do. One agency sends different texts of one form: there a
    third of the names of the shorter headline must be in the other headline.
    """
    mine, theirs = unpacked(one), unpacked(other)
    if not mine.headline or not theirs.headline:
        return ALIKE
    if same_provider:
        shared = mine.headline & theirs.headline
        enough = 3 * len(shared) >= min(len(mine.headline), len(theirs.headline))
    else:
        shared = (mine.headline & theirs.lead) | (theirs.headline & mine.lead)
        enough = bool(shared)
    if not enough:
        return SAME_TEXT
    return ALIKE_BY_NAME if len(shared) > 1 else ALIKE


def _numbers(text: str, ascii_words: re.Pattern[str], is_taken: Callable[[str], bool]) -> set[int]:
    if text.isascii():
        found = {word.lower() for word in ascii_words.findall(text)}
    else:
        found = {word.casefold() for word in _WORDS.findall(text) if is_taken(word)}
    return {crc32(word.encode()) & 0xFFFF for word in found}


def _is_long(word: str) -> bool:
    return len(word) >= _SHORTEST or (len(word) > 1 and word.isupper())


def _is_name(word: str) -> bool:
    return _is_long(word) and not word.islower()
