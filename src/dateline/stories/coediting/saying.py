"""Noting in a document who says the quotations of a block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pycrdt import XmlElement, XmlText

from dateline.stories.coediting.structure import SAID, is_proposed
from dateline.stories.snapshots import Speaker


def write_speakers(element: XmlElement, speakers: Sequence[Speaker]) -> list[str]:
    """Note for words of a block who says them, and for no others; return words that are not in it.

    Words that stand several times are meant where they stand first.
    """
    texts = list(_texts(element))
    for text in texts:
        if any((attributes or {}).get(SAID) for _, attributes in text.diff()):
            text.format(0, len(text), {SAID: None})
    return [one.words for one in speakers if not any(_note(text, one) for text in texts)]


def _texts(element: XmlElement) -> Iterator[XmlText]:
    for child in element.children:
        if isinstance(child, XmlText):
            yield child
        elif isinstance(child, XmlElement):
            yield from _texts(child)


def _note(text: XmlText, speaker: Speaker) -> bool:
    places = list(_places(text))
    start = "".join(character for character, _, _ in places).find(speaker.words)
    if start < 0:
        return False
    _, first, _ = places[start]
    _, _, end = places[start + len(speaker.words) - 1]
    text.format(first, end, {SAID: {"by": speaker.name}})
    return True


def _places(text: XmlText) -> Iterator[tuple[str, int, int]]:
    """Yield the characters that the article has, each with its first byte and that after it."""
    at = 0
    for part, attributes in text.diff():
        if not isinstance(part, str):
            at += 1
            continue
        for character in part:
            end = at + len(character.encode())
            if not is_proposed(attributes):
                yield character, at, end
            at = end
