"""The content of a NewsML-G2 item: its text in whatever form, and its pictures and media."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml.etree import _Element as Element

from dateline.ground.richtext import safe_href
from dateline.wires.formats.newsml_g2.concepts import spoken
from dateline.wires.formats.nitf.body import NitfBody, body_of
from dateline.wires.parsed import Medium, Paragraph
from dateline.wires.reading.characters import run
from dateline.wires.reading.fields import paragraphs_of
from dateline.wires.reading.markup import Cutter
from dateline.wires.reading.pictures import file_name
from dateline.wires.reading.xml import attribute, child, grouped, local, words

_TYPES: Final = {"image": "picture", "video": "video", "audio": "audio"}
_MEDIA: Final = frozenset({"picture", "video", "audio", "graphic", "animation"})
_PLANNED: Final = ("headline", "description", "ednote", "scheduled")
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass
class Content:
    """What the content set gives; the lines only where the text itself states them."""

    paragraphs: tuple[Paragraph, ...] = ()
    media: tuple[Medium, ...] = ()
    headline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    summary: str | None = None
    found: list[Medium] = field(default_factory=list)


def content_of(
    item: Element,
    parts: dict[str, list[Element]],
    about: dict[str, list[Element]],
    language: str | None,
    item_type: str,
) -> Content:
    """Read the content sets of an item.

    Of alternative renditions of the same text in one set, as `rendition` and language tell, all
    are read unless they repeat the one before word for word.
    """
    content = Content()
    remote: list[Element] = []
    for content_set in parts.get("contentset", []):
        for one in content_set:
            name = local(one.tag)
            if name in {"inlinexml", "inlinedata"}:
                _read_inline(one, content)
            elif name == "remotecontent":
                remote.append(one)
    for claim in parts.get("assert", []):
        remote += [one for one in claim if local(one.tag) == "remoteinfo"]
    content.media = tuple(content.found)
    if remote:
        content.media = (*_remote(remote, about, language, item_type), *content.found)
    if "newscoverageset" in parts:
        _append(content, tuple(_coverages(parts["newscoverageset"])))
    if not content.paragraphs:
        content.paragraphs = tuple(_described(parts, about, language))
    return content


def _described(
    parts: dict[str, list[Element]], about: dict[str, list[Element]], language: str | None
) -> Iterator[Paragraph]:
    """Yield what is told of a medium beside its caption: shot lists, dope sheets, its parts."""
    told = about.get("description", [])
    own = [one for one in told if _is_spoken(one, language)]
    caption = spoken(own or told, language)
    of_parts = [
        one for part in parts.get("partmeta", []) for one in grouped(part).get("description", [])
    ]
    said = {words(caption)}
    for one in (*own, *of_parts):
        if words(one) not in said:
            said.add(words(one))
            cutter = Cutter()
            cutter.cut(one, "list-item" if one in of_parts else "paragraph")
            yield from cutter.paragraphs


def _is_spoken(element: Element, language: str | None) -> bool:
    """Whether a text is in the item's language, or says no other."""
    tag = element.get(_XML_LANG)
    return not (tag and language) or tag.split("-")[0].lower() == language.split("-")[0].lower()


def _coverages(sets: list[Element]) -> Iterator[Paragraph]:
    """Yield what a planning item announces, one line a coverage (News Coverage Set)."""
    for coverage in (one for group in sets for one in group):
        planned = grouped(child(coverage, "planning"))
        said = (words(one) for name in _PLANNED for one in planned.get(name, []))
        text = "; ".join(filter(None, said))
        if text:
            yield Paragraph("list-item", (run(text),))


def _read_inline(inline: Element, content: Content) -> None:
    if not len(inline):
        _append(content, paragraphs_of(_decoded(inline)))
        return
    root = next((one for one in inline if isinstance(one.tag, str)), None)
    if root is not None and local(root.tag) == "nitf":
        _take_nitf(body_of(root), content)
        return
    cutter = Cutter()
    cutter.cut(inline)
    content.found.extend(cutter.media)
    _append(content, tuple(cutter.paragraphs))
    content.headline = content.headline or _html_title(root)
    if root is not None and "nitf" in (inline.get("contenttype") or ""):
        bylines = (words(one) for one in root.iter() if local(one.tag) == "byline")
        content.byline = content.byline or next(filter(None, bylines), None)


def _append(content: Content, paragraphs: tuple[Paragraph, ...]) -> None:
    if paragraphs != content.paragraphs:
        content.paragraphs += paragraphs


def _take_nitf(body: NitfBody, content: Content) -> None:
    _append(content, body.paragraphs)
    content.found.extend(body.media)
    content.headline = content.headline or body.headline or body.title
    content.byline = content.byline or body.byline
    content.dateline = content.dateline or body.dateline
    content.summary = content.summary or body.summary


def _decoded(inline: Element) -> str:
    """Text of inlineData; base64 of a text type is taken apart."""
    text = inline.text or ""
    kind = (inline.get("contenttype") or "text/").lower()
    if (inline.get("encoding") or "").lower().endswith("base64"):
        if not kind.startswith("text/"):
            return ""
        from base64 import b64decode

        try:
            return b64decode(text, validate=False).decode("utf-8", "replace")
        except ValueError:
            return text
    return text


def _html_title(root: Element | None) -> str | None:
    return words(child(root, "head", "title"))


def _remote(
    elements: list[Element],
    about: dict[str, list[Element]],
    language: str | None,
    item_type: str,
) -> list[Medium]:
    """One medium for all renditions of it: the largest that has an address.

    What says no type of content is what the item is.
    """
    own = item_type if item_type in _MEDIA else None
    best: dict[str, Element] = {}
    for one in elements:
        declared = (one.get("contenttype") or "").split("/")[0].lower()
        kind = _TYPES.get(declared) if declared else own
        if not kind:
            continue
        if kind not in best or _size(one) > _size(best[kind]):
            best[kind] = one
    # What an item says of itself says it of its media only where it is one.
    described = about if own else {}
    return [_medium(kind, one, described, language) for kind, one in best.items()]


def linked_media(meta: dict[str, list[Element]]) -> tuple[Medium, ...]:
    """Return the media that an item links, by the type of content that the links say."""
    found = []
    for one in meta.get("link", []):
        kind = _TYPES.get((one.get("contenttype") or "").split("/")[0].lower())
        href = attribute(one, "href")
        target = (safe_href(href) if href else None) or attribute(one, "residref")
        if kind and target:
            own = grouped(one)
            titles = {one.get("role") or "": words(one) for one in own.get("title", [])}
            caption = words(spoken(own.get("description", []), None))
            caption = caption or titles.pop("drol:caption", None)
            headline = titles.get("") or words(child(one, "a"))
            found.append(Medium(type=kind, href=target, headline=headline, caption=caption))
    return tuple(found)


def _size(element: Element) -> tuple[int, int, int]:
    def number(name: str) -> int:
        value = element.get(name) or ""
        return int(value) if value.isdecimal() and len(value) < 12 else 0

    has_address = int(element.get("href") is not None)
    thumbnail = int("thumb" not in (element.get("rendition") or "").lower())
    return (has_address, number("width") * thumbnail, number("size") + thumbnail)


def _medium(
    kind: str, element: Element, about: dict[str, list[Element]], language: str | None
) -> Medium:
    own = grouped(element)
    caption = own.get("description") or about.get("description", [])
    href = attribute(element, "href")
    headline = own.get("name") or own.get("headline") or about.get("headline", [])
    return Medium(
        type=kind,
        href=(safe_href(href) or file_name(href)) if href else attribute(element, "residref"),
        headline=words(spoken(headline, language)),
        caption=words(spoken(caption, language)),
        credit=words(spoken(own.get("creditline") or about.get("creditline", []), language)),
    )
