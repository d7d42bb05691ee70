"""Text constructs and content of Atom (RFC 4287, sections 3.1 and 4.1.3)."""

from __future__ import annotations

from lxml.etree import _Element as Element

from dateline.wires.parsed import Paragraph
from dateline.wires.reading.fields import cut_html, one_line, paragraphs_of, plain_paragraphs
from dateline.wires.reading.markup import Cutter
from dateline.wires.reading.xml import words


def line_of(element: Element) -> str | None:
    """Return a text construct as one line of plain characters."""
    if len(element) or (element.get("type") or "text") == "text":
        return words(element)
    return one_line(element.text)


def paragraphs_in(element: Element) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text construct or content element by its type."""
    if len(element):
        cutter = Cutter()
        cutter.cut(element)
        return tuple(cutter.paragraphs)
    kind = (element.get("type") or "text").lower()
    if kind in {"html", "text/html", "xhtml"}:
        return cut_html(element.text or "")[0]
    if kind == "text" and element.text and "<" not in element.text:
        return plain_paragraphs(element.text)
    if kind in {"text", "text/plain"}:
        return paragraphs_of(element.text)
    return ()
