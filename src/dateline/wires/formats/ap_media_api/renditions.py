"""Renditions and associations of the AP Media API: what can be fetched for an item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from dateline.ground.richtext import safe_href
from dateline.wires.parsed import Link, Medium
from dateline.wires.reading.jsonfields import objects, text_of

Object = dict[str, Any]
_MEDIA: Final = frozenset({"picture", "photo", "video", "audio", "graphic", "animation"})
_SMALL: Final = frozenset({"preview", "thumbnail"})


def text_links(one: Object) -> Iterator[Link]:
    """Yield the renditions that hold the text (NITF, ANPA, scripts), for a transport to fetch."""
    renditions = one.get("renditions")
    for name, x in renditions.items() if isinstance(renditions, dict) else ():
        if isinstance(x, dict) and text_of(x, "type") == "text":
            href = text_of(x, "href")
            if href and safe_href(href):
                yield Link(f"rendition:{name}", href, text_of(x, "title"))


def media_of(one: Object) -> tuple[Medium, ...]:
    """Return the item itself where it is a picture, video, …, and the media linked to it."""
    all_of_them = [one, *objects(one.get("associations"))]
    return tuple(_own(x) for x in all_of_them if text_of(x, "type") in _MEDIA)


def _own(one: Object) -> Medium:
    kind = text_of(one, "type") or "picture"
    return Medium(
        type="picture" if kind == "photo" else kind,
        href=_largest(one) or safe_href(text_of(one, "uri") or ""),
        headline=text_of(one, "headline", "title"),
        caption=text_of(one, "description_caption", "description_summary"),
        credit=text_of(one, "description_creditline"),
    )


def _largest(one: Object) -> str | None:
    """The address of the widest rendition of the medium; small ones only for want of others."""
    best: tuple[bool, int, str] | None = None
    for x in objects(one.get("renditions")) if one.get("renditions") else []:
        href = text_of(x, "href")
        if not href or text_of(x, "type") == "text" or not safe_href(href):
            continue
        width = x.get("width")
        size = width if isinstance(width, int) else 0
        small = (text_of(x, "rel") or "").casefold() in _SMALL
        if best is None or (not small, size) > best[:2]:
            best = (not small, size, href)
    return best[2] if best else None
