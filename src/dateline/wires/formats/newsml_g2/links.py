"""Links of NewsML-G2: to earlier and related items, and what a package refers to."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

from dateline.wires.parsed import Link
from dateline.wires.reading.xml import attribute, child, local, words


def links_of(parts: dict[str, list[Element]], meta: dict[str, list[Element]]) -> tuple[Link, ...]:
    """Return the links of the item metadata and the references of a package's groups."""
    found = [_link(one, attribute(one, "rel")) for one in meta.get("link", ())]
    if "groupset" in parts:
        found += _references(parts["groupset"])
    return tuple([one for one in found if one])


def _references(sets: list[Element]) -> Iterator[Link | None]:
    for one_set in sets:
        for group in one_set:
            for one in group:
                if local(one.tag) == "itemref":
                    yield _link(one, attribute(group, "role") or "package")


def _link(element: Element, rel: str | None) -> Link | None:
    target = attribute(element, "residref") or attribute(element, "href")
    if not target:
        return None
    return Link(rel, target, words(child(element, "title")) or words(child(element, "headline")))
