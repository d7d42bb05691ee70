"""Text constructs and content of Atom (RFC 4287, sections 3.1 and 4.1.3), and of Atom 0.3.

Atom 0.3 says by `mode` how a field is written: as markup, escaped, or in base64.
"""

from __future__ import annotations

import binascii
from base64 import b64decode

from lxml.etree import _Element as Element

from dateline.wires.parsed import Paragraph
from dateline.wires.reading.fields import cut_html, one_line, paragraphs_of, plain_paragraphs
from dateline.wires.reading.markup import Cutter
from dateline.wires.reading.teletype import decoded
from dateline.wires.reading.xml import words


def line_of(element: Element) -> str | None:
    """Return a text construct as one line of plain characters."""
    if len(element):
        return words(element)
    text, kind = _source(element)
    if kind == "text" and text is element.text and element.get("mode") is None:
        return words(element)
    return one_line(text)


def paragraphs_in(element: Element) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text construct or content element by its type."""
    if len(element):
        cutter = Cutter()
        cutter.cut(element)
        return tuple(cutter.paragraphs)
    text, kind = _source(element)
    if kind in {"html", "text/html", "xhtml", "application/xhtml+xml"}:
        return cut_html(text)[0]
    if kind == "text" and text and "<" not in text:
        return plain_paragraphs(text)
    if kind == "text" or kind.startswith("text/") or element.get("mode") == "escaped":
        return paragraphs_of(text)
    return ()


def _source(element: Element) -> tuple[str, str]:
    """The characters of a construct without elements, and its type.

    In Atom 1.0 what is no text is base64. Some write texts so and name no other type than that
    of any bytes; what has no zeros then is one.
    """
    text, kind = element.text or "", (element.get("type") or "text").lower()
    plain = kind in {"text", "html", "xhtml"} or kind.startswith("text/") or "xml" in kind
    if element.get("mode") == "base64" or not (plain or element.get("mode")):
        data = _unpacked(text) if kind in {"text", "application/octet-stream"} or plain else b""
        return (decoded(data, of_dos=False), "text") if data and b"\x00" not in data else ("", kind)
    return text, kind


def _unpacked(text: str) -> bytes:
    try:
        return b64decode(text, validate=False)
    except (binascii.Error, ValueError):
        return b""
