"""The phrases of one paragraph of plainly written HTML: text, emphasis, links, a line break."""

from __future__ import annotations

from collections.abc import Sequence
from html import unescape
from typing import Final

from dateline.wires.reading.characters import BREAK, Pieces, Style, folded
from dateline.wires.reading.elements import TAGS, Does
from dateline.wires.reading.markup import styled

# Few paragraphs nest deeper.
_DEEPEST: Final = 8


def phrases_of(
    elements: Sequence[str], number: int, text: str, style: Style, paragraph: str
) -> tuple[Pieces, int] | None:
    """Return the folded pieces of a paragraph, and the number of the element that ends it.

    None where it holds more than phrases in their order and one line break.

    Args:
        elements: what stands behind each `<`.
        number: of the first element inside of the paragraph; `text` stands before it.
        style: that of the paragraph; `paragraph` is its name.
    """
    pieces: Pieces = []
    _take(text, style, pieces)
    around: list[tuple[str, Style]] = []
    for inside in range(number, len(elements)):
        source, ended, text = elements[inside].partition(">")
        tag = TAGS[source]
        if tag is None or not ended:
            return None
        does, name = tag.does, tag.name
        if does == "close":
            if not around:
                return (pieces, inside) if name == paragraph else None
            if around[-1][0] != name:
                return None
            style = around.pop()[1]
        elif does == "inline":
            if around and (len(around) > _DEEPEST or name == "a"):
                return None
            around.append((name, style))
            style = styled(style, name, tag.href, tag.lang)
        elif not _alone(does, style, pieces):
            return None
        if text:
            _take(text, style, pieces)
    return None


def _take(text: str, style: Style, pieces: Pieces) -> None:
    text = folded(unescape(text) if "&" in text else text)
    if text and (pieces or text != " "):
        pieces.append((text, style))


def _alone(does: Does, style: Style, pieces: Pieces) -> bool:
    """Take what has no text inside: a comment, or a line break where none is yet."""
    if does == "break" and pieces:
        if any(text == BREAK for text, _ in pieces):
            return False
        pieces.append((BREAK, style))
    return does == "break" or does == "comment"
