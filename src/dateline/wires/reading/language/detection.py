"""Joining the evidence of detector, letters and words into one answer."""

from __future__ import annotations

from typing import Final

from dateline.wires.parsed import ParsedItem
from dateline.wires.reading.language.detector import found_in
from dateline.wires.reading.language.letters import by_letters, with_script
from dateline.wires.reading.language.wording import by_words

# That much shows the language, and that much which of several near ones, in characters.
_ENOUGH: Final = 600
_ENOUGH_FOR_WORDS: Final = 3000
_FEWEST_LETTERS: Final = 20


def language_of_item(item: ParsedItem) -> str | None:
    """Return the language of an item's own words: headline, summary and first paragraphs."""
    parts: list[str] = []
    length = 0
    for text in (item.headline, item.summary, *(one.text for one in item.paragraphs)):
        if text:
            parts.append(text)
            length += len(text)
        if length > _ENOUGH_FOR_WORDS:
            break
    return language_of("\n".join(parts))


def language_of(text: str) -> str | None:
    """Return the language of a text as a BCP 47 tag, or None where it is short or undecided.

    The tag has a script where the language is written in several: `sr-Latn`, `uz-Cyrl`,
    `zh-Hant`. Dari is told as `fa`: news texts do not part it from the Persian of Iran.
    """
    start = text[:_ENOUGH]
    if sum(map(str.isalpha, start)) < _FEWEST_LETTERS:
        return None
    found = found_in(start)
    if not start.isascii():
        found = by_letters(start, found)
    return with_script(by_words(text[:_ENOUGH_FOR_WORDS], found), start)
