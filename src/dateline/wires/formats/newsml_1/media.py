"""Media of NewsML 1: content items that are no text, their renditions brought together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element as Element

from dateline.ground.richtext import safe_href
from dateline.wires.formats.newsml_1.components import Component, Group
from dateline.wires.parsed import Medium
from dateline.wires.reading.xml import attribute, local

_KINDS: Final = {
    "text": "text",
    "complexdata": "text",
    "html": "text",
    "nitf": "text",
    "photo": "picture",
    "picture": "picture",
    "image": "picture",
    "jpeg": "picture",
    "gif": "picture",
    "png": "picture",
    "tiff": "picture",
    "graphic": "graphic",
    "animation": "graphic",
    "video": "video",
    "mpeg4": "video",
    "mpeg": "video",
    "audio": "audio",
    "sound": "audio",
    "mpeg3": "audio",
    "application": "document",
}
_SMALL: Final = ("thumb", "preview", "quicklook", "lowres", "icon", "squar")
_MERGED: Final = frozenset({"picture", "video", "audio", "graphic"})


@dataclass(eq=False)
class Found:
    """A medium as a content item gives it; `parent` is what holds its component."""

    kind: str
    href: str | None
    size: int
    small: bool
    component: Element
    parent: Element
    headline: str | None
    caption: str | None
    credit: str | None

    @classmethod
    def of(
        cls,
        element: Element,
        parts: Group,
        kind: str,
        href: str | None,
        component: Component,
        parent: Component,
    ) -> Found:
        """Describe the medium of a content item."""
        facts = _characteristics(parts)
        role = component.role
        small = bool(role) and any(one in role for one in _SMALL)
        return cls(
            kind if kind != "text" else "document",
            _address(href),
            _number(facts.get("width")) or _number(facts.get("sizeinbytes")),
            small,
            component.element,
            parent.element,
            facts.get("title") or component.line("headline") or parent.line("headline"),
            None,
            component.line("creditline") or component.line("byline") or parent.line("creditline"),
        )


def _address(href: str | None) -> str | None:
    """A safe address, or the relative name of a file sent along."""
    if not href or ":" not in href.split("/")[0]:
        return href
    return safe_href(href) or (href if href.startswith("urn:") else None)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 12 else 0


def _characteristics(parts: Group) -> dict[str, str]:
    found: dict[str, str] = {}
    for holder in parts.get("characteristics", ()):
        for one in holder:
            name = (one.get("FormalName") or local(one.tag)).casefold()
            value = attribute(one, "Value") or (one.text or "").strip()
            if value:
                found.setdefault(name, value)
    return found


def kind_of(parts: Group, component: Component) -> str:
    """Return what a content item is: by its media type, MIME type, format, class or role."""
    for name in ("mediatype", "mimetype", "format"):
        for one in parts.get(name, ()):
            code = (attribute(one, "FormalName") or "").casefold()
            kind = _KINDS.get(code) or _KINDS.get(code.partition("/")[0])
            if code == "text/vnd.iptc.nitf" or kind:
                return kind or "text"
    named = component.property("componentclass") or component.role
    return _KINDS.get(named.casefold(), "text")


def media_among(found: Iterable[Found]) -> tuple[Medium, ...]:
    """One medium for all renditions of it: the largest that is more than a preview."""
    best: dict[tuple[object, ...], Found] = {}
    listed = list(found)
    whole = {(one.parent, one.kind) for one in listed if not one.small}
    for one in listed:
        if one.small and (one.parent, one.kind) in whole:
            continue
        key: tuple[object, ...] = (one,)
        if one.kind in _MERGED:
            key = (one.parent if one.small else one.component, one.kind)
        if key not in best or (not one.small, one.size) > (not best[key].small, best[key].size):
            best[key] = one
    return tuple(
        Medium(
            type=one.kind,
            href=one.href,
            headline=one.headline,
            caption=one.caption,
            credit=one.credit,
        )
        for one in best.values()
    )
