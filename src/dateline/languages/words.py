"""The words of a text in any language, as a search sees them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from dateline.languages.segmentation import segment_words

# Scripts without spaces between words: Thai and Lao, Burmese, Khmer, kana and Han. Tibetan parts
# its syllables by the tsheg, which is no letter, and needs nothing more.
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\U00020000-\U0003134f]"
)
_HANGUL: Final = re.compile("[\uac00-\ud7a3]")
_LAST: Final = 0x1_0000
_ASCII_CHARACTERS: Final = 128
_LONGEST: Final = 100
_SHORT: Final = 1_500
_TELLING: Final = 4
# What the characters of ASCII become: a third of the time of a regular expression.
_ASCII: Final = {
    code: chr(code).lower() if chr(code).isalnum() else " " for code in range(_ASCII_CHARACTERS)
}
# Latin, Greek and Cyrillic letters come before it; digits before them.
_BEYOND_EUROPE: Final = "\u0530"


def cut_words(text: str) -> list[str]:
    """Return the words of a text in lower case and in order, whatever languages are in it.

    Words end where letters, digits and their marks end. Where a script has no spaces, ICU cuts by
    dictionary (Unicode Standard Annex 29). What is longer than 100 characters is cut there.
    """
    if not text.isascii() and is_unspaced(text):
        text = " ".join(segment_words(text, "en"))
    return [one[:_LONGEST] for one in runs_of_letters(text)]


def runs_of_letters(text: str) -> list[str]:
    """Return the runs of letters and digits of a text in lower case, without any dictionary.

    Where a script has no spaces a run is a clause or a sentence.
    """
    runs: list[str] = []
    for line in text.split("\n"):
        runs += _remembered(line) if len(line) <= _SHORT else _runs(line)
    return runs


def telling_runs(text: str) -> list[str]:
    """Return the runs of a text without the short ones of European alphabets.

    Those are articles, prepositions and conjunctions; numbers stay, however short.
    """
    runs: list[str] = []
    for line in text.split("\n"):
        runs += _remembered_telling(line) if len(line) <= _SHORT else _telling(line)
    return runs


def _telling(line: str) -> tuple[str, ...]:
    runs = _remembered(line) if len(line) <= _SHORT else _runs(line)
    return tuple([run for run in runs if len(run) >= _TELLING or not "a" <= run < _BEYOND_EUROPE])


def _runs(line: str) -> tuple[str, ...]:
    if line.isascii():
        return tuple(line.translate(_ASCII).split())
    return tuple(_word().findall(unicodedata.normalize("NFKC", line).casefold()))


# A wire's paragraphs are cut for the search, for what is alike and for fingerprints.
_remembered = lru_cache(maxsize=2048)(_runs)
_remembered_telling = lru_cache(maxsize=2048)(_telling)


def is_unspaced(text: str) -> bool:
    """Whether a text has letters of a script that is written without spaces between words."""
    return _UNSPACED.search(text) is not None


def has_endings_attached(word: str) -> bool:
    """Whether a word is Korean: particles follow it without a space, and no stemmer knows them."""
    return _HANGUL.match(word) is not None


@cache
def _word() -> re.Pattern[str]:
    """`\\w` lacks the marks (general category M), without which words of many scripts break."""
    marks = "".join(
        chr(one) for one in range(0x300, _LAST) if unicodedata.category(chr(one))[0] == "M"
    )
    return re.compile(f"(?:[^\\W_]|[{marks}\u200c\u200d\u00ad])+")
