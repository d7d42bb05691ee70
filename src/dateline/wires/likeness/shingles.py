"""What of a text is compared: pairs of neighbouring words that mean something."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from dateline.languages.words import is_unspaced, runs_of_letters, telling_runs

# Two words have some three characters in Chinese and Japanese, and seven in the alphabets that part
# no words: shorter ones are in every text.
_IDEOGRAPHS: Final = 3
_LETTERS: Final = 7
_FIRST_IDEOGRAPH: Final = "\u3000"
# Serbian is written in two alphabets, letter by letter.
_SERBIAN: Final = re.compile("[ђјљњћџ]")
_LATIN: Final = str.maketrans(
    dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True))
    | {"љ": "lj", "њ": "nj", "џ": "dž"}
)
# More does not change what a text is like.
_MOST: Final = 60_000


def shingles_of(text: str) -> set[str]:
    """Return the shingles of a text in any script, each once.

    Pairs of words without the short ones, which in alphabets of Europe are articles, prepositions
    and conjunctions: without them texts of different events have next to nothing in common. Pairs
    and not triples, so that a text with 30 % of its words changed keeps half of them. Where a
    script has no spaces, as many characters as two words have.
    """
    compared = _in_one_alphabet(text[:_MOST])
    found = set(map(" ".join, pairwise(telling_runs(compared))))
    if not text.isascii() and is_unspaced(text):
        for run in runs_of_letters(compared):
            length = _IDEOGRAPHS if max(run) >= _FIRST_IDEOGRAPH else _LETTERS
            found.update(run[at : at + length] for at in range(len(run) - length + 1))
    return found


def is_by_words(text: str) -> bool:
    """Whether the shingles of a text are all pairs of neighbours of its `telling_runs`, no more."""
    if text.isascii():
        return len(text) <= _MOST
    return len(text) <= _MOST and not is_unspaced(text) and not _SERBIAN.search(text.lower())


def _in_one_alphabet(text: str) -> str:
    if text.isascii() or not _SERBIAN.search(text.lower()):
        return text
    return text.lower().translate(_LATIN)
