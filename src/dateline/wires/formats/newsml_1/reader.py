"""The news items of a NewsML 1 document (NewsML 1.2, sections NewsML, NewsEnvelope, NewsItem)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml.etree import _Element as Element

from dateline.wires.formats.interface import Head, Opening
from dateline.wires.formats.newsml_1.components import units_of
from dateline.wires.formats.newsml_1.item import item_of
from dateline.wires.formats.newsml_1.topics import names_in
from dateline.wires.parsed import Draft
from dateline.wires.reading.xml import attribute, child, local, parse_xml, words

_ROOTS: Final = frozenset({"newsml", "newsmls"})
# A document type that declares nothing, or only the parameter entity that stands for the DTD of
# NITF, as the standard has it. It is taken out unread; any other entity is refused.
_DOCTYPE: Final = re.compile(
    rb"<!DOCTYPE\s[^\[>]{0,400}(?:\[(?:\s|<!--.{0,400}?-->|%[\w.-]{1,40};"
    rb"|<!ENTITY\s+%\s+[\w.-]{1,40}\s+(?:SYSTEM|PUBLIC)\s[^>]{0,400}>)*\]\s*)?>",
    re.DOTALL,
)
_PROLOGUE: Final = 8_192
_DEEPEST: Final = 20


class NewsML1:
    """Parses NewsML 1 with or without a namespace or a document type."""

    name = "newsml-1"
    opening: Opening = "xml"

    def recognises(self, head: Head) -> float:
        """By its root element; a bare NewsItem of NewsML 1 has an Identification."""
        if head.root in _ROOTS:
            return 1.0
        bare = head.root == "newsitem" and head.says(b"<NewsIdentifier")
        return 0.9 if bare and not head.says(b"iptc.org/std/nar") else 0.0

    def parse(self, data: bytes) -> list[Draft]:
        """Read every news item; where one packs several stories, each of them."""
        root = parse_xml(_without_doctype(data))
        envelope = child(root, "newsenvelope")
        sender = attribute(child(envelope, "sentfrom", "party"), "FormalName")
        sent = words(child(envelope, "dateandtime"))
        names = names_in(root) if b"TopicSet" in data else {}
        return [
            item_of(unit, sender=sender, sent=sent, names=names)
            for item in _items(root, 0)
            for unit in units_of(item)
        ]


def _without_doctype(data: bytes) -> bytes:
    start = data.find(b"<!DOCTYPE", 0, _PROLOGUE)
    if start < 0:
        return data
    found = _DOCTYPE.match(data, start)
    return data[:start] + data[found.end() :] if found else data


def _items(root: Element, depth: int) -> Iterator[Element]:
    """Yield news items; one may hold others instead of a component."""
    if local(root.tag) == "newsitem" and child(root, "newsitem") is None:
        yield root
        return
    for one in root:
        if local(one.tag) in {"newsitem", "newsml"} and depth < _DEEPEST:
            yield from _items(one, depth + 1)
