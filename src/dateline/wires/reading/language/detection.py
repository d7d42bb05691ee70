"""Joining the evidence of detector, letters and words into one answer."""

from __future__ import annotations

from itertools import chain
from typing import Final

from dateline.wires.parsed import Draft
from dateline.wires.reading.language.detector import found_in
from dateline.wires.reading.language.letters import by_letters, with_script
from dateline.wires.reading.language.wording import by_words

# That much shows the language, and that much which of several near ones, in characters.
_ENOUGH: Final = 400
_ENOUGH_FOR_WORDS: Final = 800
_FEWEST_LETTERS: Final = 20
_LINE: Final = 50
_LAST_ALPHABET: Final = "\u08ff"


def language_of_item(item: Draft) -> str | None:
    """Return the language of an item's own words: headline, summary and first paragraphs."""
    parts: list[str] = []
    length = 0
    for text in chain((item.headline, item.summary), (one.text for one in item.paragraphs)):
        if text:
            parts.append(text)
            length += len(text)
        if length > _ENOUGH_FOR_WORDS:
            break
    return language_of("\n".join(parts))


def language_of(text: str) -> str | None:
    """Return the language of a text as a BCP 47 tag, or None where it is short or undecided.

    The tag has a script where the language is written in several: `sr-Latn`, `uz-Cyrl`,
    `zh-Hant`. Dari is told as `prs` where it has words that the Persian of Iran has others for,
    else as `fa`: much of the news is the same in both.
    """
    start = text[:_ENOUGH]
    if not _has_letters(start):
        return None
    found = found_in(start)
    if not start.isascii():
        found = by_letters(start, found)
    return with_script(by_words(text[:_ENOUGH_FOR_WORDS], found), start)


def _has_letters(text: str) -> bool:
    """Whether there are letters enough; the first line mostly has them.

    A letter of the scripts of Asia and Ethiopia, a syllable or a word, counts as two.
    """
    return _letters(text[:_LINE]) >= _FEWEST_LETTERS or _letters(text) >= _FEWEST_LETTERS


def _letters(text: str) -> int:
    if text.isascii():
        return sum(map(str.isalpha, text))
    return sum(1 + (one > _LAST_ALPHABET) for one in text if one.isalpha())
