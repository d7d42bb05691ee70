"""Finding whole words in a text of any script."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from dateline.languages.folding import fold
from dateline.languages.segmentation import word_edges

# A typographic apostrophe is an apostrophe; a zero-width non-joiner ends a word here.
_PARTED: Final = str.maketrans({"\u2019": "'", "\u200c": " "})
# Thai, Lao, Tibetan, Burmese, Khmer, Kana, Han: written without spaces between words.
_UNSPACED: Final = (
    (0x0E00, 0x0EFF),
    (0x0F00, 0x0FFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
# So much of an unspaced run on either side tells ICU where its words end.
_AROUND: Final = 40


def folded(text: str) -> str:
    """Return a text in the form in which words are looked for, as a search compares them."""
    if text.isascii():
        text = text.casefold()
    else:
        text = fold(unicodedata.normalize("NFKC", text).casefold().translate(_PARTED))
    return " ".join(text.split())


def has_words(text: str, words: str) -> bool:
    """Whether words, one or several together, stand in a text as whole words; both are folded.

    Where a script puts no spaces between words, ICU's dictionaries say where they end (Unicode
    Standard Annex 29). A zero-width non-joiner ends a word: the stem of a Persian plural is found.
    """
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if _is_edge(text, start) and _is_edge(text, end):
            return True
        start = text.find(words, start + 1)
    return False


def _is_edge(text: str, place: int) -> bool:
    """Whether no word runs across this place."""
    if place in (0, len(text)):
        return True
    before, after = text[place - 1], text[place]
    if not (_is_of_word(before) and _is_of_word(after)):
        return True
    if not (_is_unspaced(before) and _is_unspaced(after)):
        return _is_unspaced(before) != _is_unspaced(after) and after.isalnum()
    return place in _edges(text, place)


def _is_of_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M" or character == "_"


@lru_cache(maxsize=4096)
def _is_unspaced(character: str) -> bool:
    code = ord(character)
    return code >= 0x0E00 and any(first <= code <= last for first, last in _UNSPACED)


def _edges(text: str, place: int) -> set[int]:
    """Return the places where words end in the unspaced run around this one."""
    start, end = place, place
    while start > max(0, place - _AROUND) and _is_unspaced(text[start - 1]):
        start -= 1
    while end < min(len(text), place + _AROUND) and _is_unspaced(text[end]):
        end += 1
    return {start + edge for edge in word_edges(text[start:end])}
