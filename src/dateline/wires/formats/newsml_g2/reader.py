"""The items of a NewsML-G2 document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml.etree import _Element as Element

from dateline.wires.errors import NoItems
from dateline.wires.formats.interface import Head, Opening
from dateline.wires.formats.newsml_g2.item import item_of
from dateline.wires.parsed import Draft
from dateline.wires.reading.xml import child, local, parse_xml, words

_ITEMS: Final = frozenset({"newsitem", "packageitem", "planningitem"})
# Items of the standard that carry concepts, lists of them and their vocabularies.
_TERMS: Final = {
    "conceptitem": "a concept",
    "knowledgeitem": "concepts",
    "catalogitem": "a catalog",
}
_ROOTS: Final = frozenset({"newsmessage", "itemset", *_ITEMS, *_TERMS})


class NewsMLG2:
    """Parses NewsML-G2 with whatever namespace or letter case an agency writes it."""

    name = "newsml-g2"
    opening: Opening = "xml"

    def recognises(self, head: Head) -> float:
        """By its root element; NewsML 1 has others."""
        if head.root not in _ROOTS:
            return 0.0
        return 1.0 if head.says(b"iptc.org/std/nar") else 0.8

    def parse(self, data: bytes) -> list[Draft]:
        """Read one item for each newsItem, packageItem and planningItem of the document.

        Raises:
            NoItems: it carries terms for use in news and no news.
        """
        root = parse_xml(data)
        lone = local(root.tag) in _ITEMS
        sender = None if lone else words(child(root, "header", "sender"))
        found = [item for item in _items(root) if _says_something(item)]
        if not found:
            _tell_terms(root)
        return [item_of(item, sender=sender) for item in found]


def _tell_terms(root: Element) -> None:
    for one in root.iter():
        what = _TERMS.get(local(one.tag))
        if what:
            raise NoItems(
                f"The file carries {what} of NewsML-G2 and no news; give it to whoever keeps the "
                "subjects.",
                place=f"line {one.sourceline}",
            )


def _items(root: Element) -> Iterator[Element]:
    if local(root.tag) in _ITEMS:
        yield root
        return
    for one in root:
        name = local(one.tag)
        if name in _ITEMS:
            yield one
        elif name == "itemset":
            yield from _items(one)


def _says_something(item: Element) -> bool:
    """A bare envelope around references, without identity or facts, is no item."""
    return item.get("guid") is not None or child(item, "itemmeta") is not None
