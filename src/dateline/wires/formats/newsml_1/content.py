"""The content of a story: text in any of its forms, pictures and other media with captions."""

from __future__ import annotations

import binascii
from base64 import b64decode
from dataclasses import dataclass, field
from typing import Final

from lxml.etree import _Element as Element

from dateline.wires.formats.newsml_1.components import Component, Group, Unit, language_in
from dateline.wires.formats.newsml_1.media import Found, kind_of, media_among
from dateline.wires.formats.nitf.body import NitfBody, body_of
from dateline.wires.parsed import Medium, Paragraph
from dateline.wires.reading.characters import run
from dateline.wires.reading.fields import paragraphs_of
from dateline.wires.reading.markup import Cutter
from dateline.wires.reading.teletype import decoded
from dateline.wires.reading.xml import attribute, grouped, local

_CAPTIONS: Final = frozenset({"caption", "photocaption", "description"})
_TITLES: Final = frozenset({"title", "headline"})
_OF_OTHERS: Final = _CAPTIONS | _TITLES
# What programs use to show the text, and no text itself.
_SHEETS: Final = frozenset({"text/css", "text/xsl", "text/javascript", "application/javascript"})
_DEEPEST: Final = 30


@dataclass
class Content:
    """What the content gives; the lines only where the text itself states them."""

    paragraphs: tuple[Paragraph, ...] = ()
    media: tuple[Medium, ...] = ()
    headline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    summary: str | None = None
    city: str | None = None
    found: list[Found] = field(default_factory=list)
    inside: list[Medium] = field(default_factory=list)
    captions: dict[Element, str] = field(default_factory=dict)


def content_of(unit: Unit) -> Content:
    """Read all content of a story, in its order."""
    content = Content(headline=unit.line("headline"))
    _component(unit.component, content, unit.component, 0)
    content.media = (*media_among(content.found), *content.inside)
    return content


def _component(component: Component, content: Content, parent: Component, depth: int) -> None:
    before = len(content.found)
    equivalent = (component.element.get("EquivalentsList") or "").casefold() == "yes"
    taken: tuple[Paragraph, ...] = ()
    for one in component.parts.get("contentitem", ()):
        text = _item(one, component, parent, content)
        if equivalent and _length(text) > _length(taken):
            taken = text
        elif not equivalent:
            _append(content, text)
    for inner in component.components if depth < _DEEPEST else ():
        earlier = content.paragraphs
        _component(inner, content, component, depth + 1)
        if equivalent and _same_language(inner, component):
            content.paragraphs = max(earlier, content.paragraphs[len(earlier) :], key=_length)
    _append(content, taken)
    if len(content.found) > before:
        _caption(content.found[before:])


def _same_language(inner: Component, outer: Component) -> bool:
    own = language_in(inner.element)
    return own is None or own == language_in(outer.element)


def _length(paragraphs: tuple[Paragraph, ...]) -> int:
    return sum(len(one.text) for one in paragraphs)


def _append(content: Content, paragraphs: tuple[Paragraph, ...]) -> None:
    if paragraphs and paragraphs != content.paragraphs:
        content.paragraphs += paragraphs


def _caption(found: list[Found]) -> None:
    """Give the caption that stands beside media to those that have none."""
    captions = [one.caption for one in found if one.caption]
    for one in found:
        one.caption = one.caption or (captions[0] if captions else None)


def _item(
    element: Element, component: Component, parent: Component, content: Content
) -> tuple[Paragraph, ...]:
    """Read a content item: note its medium, return its text."""
    parts = grouped(element)
    encodings = parts.get("encoding", ())
    holder = parts
    for encoding in encodings:
        holder = {**holder, **grouped(encoding)}
    data = holder["datacontent"][0] if "datacontent" in holder else None
    kind = kind_of(parts, component)
    href = attribute(element, "Href")
    if kind != "text" or (href and data is None):
        found = Found.of(element, parts, kind, href, component, parent)
        found.caption = content.captions.get(parent.element)
        content.found.append(found)
        return ()
    if data is None or _is_sheet(parts):
        return ()
    encoded = attribute(encodings[0], "Notation") if encodings else None
    text = _text(data, content, base64="base64" in (encoded or "").casefold())
    return _by_role(text, component, content, parent)


def _is_sheet(parts: Group) -> bool:
    for one in parts.get("mimetype", ()):
        if (one.get("FormalName") or "").lower() in _SHEETS:
            return True
    return False


def _by_role(
    text: tuple[Paragraph, ...], component: Component, content: Content, parent: Component
) -> tuple[Paragraph, ...]:
    """A title that repeats the headline is none again; a caption goes to its picture."""
    if component.role not in _OF_OTHERS:
        return text
    words_of = " ".join(one.text for one in text)
    if component.role in _TITLES and len(text) == 1:
        content.headline = content.headline or words_of
        if words_of == content.headline:
            return ()
        return (Paragraph("heading", (run(words_of),)),)
    if component.role in _CAPTIONS and words_of:
        content.captions[parent.element] = words_of
        for one in content.found:
            if one.parent is parent.element:
                one.caption = one.caption or words_of
        return tuple(Paragraph("caption", one.runs) for one in text)
    return text


def _text(data: Element, content: Content, *, base64: bool) -> tuple[Paragraph, ...]:
    root = next((one for one in data if isinstance(one.tag, str)), None) if len(data) else None
    if root is None:
        return paragraphs_of(_plain(data.text or "", base64=base64))
    if local(root.tag) == "nitf":
        return _nitf(body_of(root), content)
    if local(root.tag) == "body" and any(local(one.tag).startswith("body.") for one in root):
        return _nitf(body_of(data), content)
    cutter = Cutter()
    cutter.cut(data)
    content.inside += cutter.media
    return tuple(cutter.paragraphs)


def _plain(text: str, *, base64: bool) -> str:
    if not base64:
        return text
    try:
        return decoded(b64decode(text, validate=False))
    except (binascii.Error, ValueError):
        return text


def _nitf(body: NitfBody, content: Content) -> tuple[Paragraph, ...]:
    content.inside += body.media
    content.headline = content.headline or body.headline or body.title
    content.byline = content.byline or body.byline
    content.dateline = content.dateline or body.dateline
    content.summary = content.summary or body.summary
    content.city = content.city or body.city
    return body.paragraphs
