"""Enclosures and Media RSS (1.5.1), which Atom feeds carry too."""

from __future__ import annotations

from typing import Final

from lxml.etree import _Element as Element

from dateline.ground.richtext import safe_href
from dateline.wires.parsed import Medium
from dateline.wires.reading.fields import one_line
from dateline.wires.reading.xml import attribute, child, local, words

_KINDS: Final = {"image": "picture", "video": "video", "audio": "audio"}
_FLASH: Final = "application/x-shockwave-flash"


def media_of(item: Element) -> tuple[Medium, ...]:
    """Return the media of an item: enclosures, `media:content` and, without those, thumbnails."""
    found, thumbnails = _collected(item)
    return tuple({one.href: one for one in (found or thumbnails)}.values())


def _collected(item: Element) -> tuple[list[Medium], list[Medium]]:
    found: list[Medium] = []
    thumbnails: list[Medium] = []
    for one in item.iterdescendants():
        name = local(one.tag)
        if (
            name == "enclosure"
            or (name == "content" and "search.yahoo.com/mrss" in str(one.tag))
            or (name == "link" and attribute(one, "rel") == "enclosure")
        ):
            found += _medium(one, item)
        elif name == "thumbnail" or name in {"featureimage", "attachment_url"}:
            thumbnails += _medium(one, item, kind="picture")
    return found, thumbnails


def _medium(element: Element, item: Element, kind: str | None = None) -> list[Medium]:
    address = attribute(element, "url") or attribute(element, "href") or words(element)
    href = safe_href(address) if address else None
    kind = kind or _kind(element)
    if not href or not kind:
        return []
    return [
        Medium(
            type=kind,
            href=href,
            headline=one_line(_near(element, item, "title")),
            caption=one_line(_near(element, item, "description") or _near(element, item, "text")),
            credit=_near(element, item, "credit") or _near(element, item, "copyright"),
        )
    ]


def _kind(element: Element) -> str | None:
    medium = attribute(element, "medium")
    declared = (attribute(element, "type") or "").split(";")[0].lower()
    if declared == _FLASH:
        return "video"
    return (
        _KINDS.get(medium or "")
        or _KINDS.get(declared.split("/")[0])
        or ("picture" if not declared and not medium and local(element.tag) != "link" else None)
    )


def _near(element: Element, item: Element, name: str) -> str | None:
    """Media RSS: what stands in the element counts before what stands in its group."""
    parent = element.getparent()
    found = words(child(element, name))
    if not found and parent is not None and parent is not item:
        found = words(child(parent, name))
    return found
