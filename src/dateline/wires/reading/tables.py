"""Rows of tables: which are data, and which are only there to lay out a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml.etree import _Element as Element

from dateline.wires.reading import tags
from dateline.wires.reading.xml import local

_BLOCKS: Final = frozenset({"p", "div", "h1", "h2", "h3", "h4"})
_STRUCTURES: Final = frozenset({"table", "ul", "ol", "dl", "pre", "blockquote", "figure"})


def is_layout(row: Element) -> bool:
    """Whether a row holds lists, tables or a whole text rather than cells of data."""
    cells = sum(1 for cell in row if local(cell.tag) in tags.CELLS)
    blocks = 0
    for element in row.iterdescendants():
        name = local(element.tag)
        if name in _STRUCTURES:
            return True
        blocks += name in _BLOCKS
    return cells <= 1 and blocks > 1


def row_of(row: Element) -> Iterator[Element | str]:
    """Yield the cells of a row, and words that stand between them."""
    if row.text and row.text.strip():
        yield row.text
    for cell in row:
        if isinstance(cell.tag, str):
            yield cell
        if cell.tail and cell.tail.strip():
            yield cell.tail
