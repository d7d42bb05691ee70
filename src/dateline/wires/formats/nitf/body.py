"""The body of a NITF document (NITF 3.6, `body`), alone or inside NewsML-G2."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element as Element

from dateline.wires.parsed import Medium, Paragraph
from dateline.wires.reading.fields import paragraphs_of
from dateline.wires.reading.markup import Cutter
from dateline.wires.reading.xml import attribute, child, grouped, local, spaced, words

Group = dict[str, list[Element]]
# ISO 8601, basic or extended, with a time: nothing that a person writes below a headline.
_STAMP: Final = re.compile(r"\d{4}-?\d\d-?\d\dT\d\d")


@dataclass(frozen=True)
class NitfBody:
    """What stands in head and content of a body."""

    paragraphs: tuple[Paragraph, ...]
    media: tuple[Medium, ...]
    title: str | None
    headline: str | None
    byline: str | None
    dateline: str | None
    summary: str | None
    notes: tuple[str, ...]
    distributor: str | None
    owner: str | None
    written: str | None
    city: str | None
    country: str | None


def body_of(root: Element) -> NitfBody:
    """Read the body of a NITF root element."""
    body = child(root, "body")
    cutter = Cutter()
    top: Element | None = None
    for part in body if body is not None else ():
        if local(part.tag) != "body.head":
            _cut(part, cutter)
        elif top is None:
            top = part
    return _with_head(grouped(top), child(root, "head"), cutter)


def _with_head(top: Group, head: Element | None, cutter: Cutter) -> NitfBody:
    line = _first(top, "dateline")
    location = child(line, "location")
    return NitfBody(
        paragraphs=tuple(cutter.paragraphs),
        media=tuple(cutter.media),
        title=words(child(head, "title")),
        headline=_headline(top),
        byline=_joined(top.get("byline", ())),
        dateline=_dateline(line),
        summary=words(_first(top, "abstract")) or words(child(_first(top, "hedline"), "hl2")),
        notes=tuple(filter(None, map(spaced, top.get("note", ())))),
        distributor=words(_first(top, "distributor")),
        owner=words(child(_first(top, "rights"), "rights.owner"))
        or words(_first(top, "rights.owner")),
        written=attribute(child(line, "story.date"), "norm"),
        city=words(child(location, "city"))
        or words(location)
        or attribute(child(head, "docdata", "evloc"), "city"),
        country=attribute(child(location, "country"), "iso-cc"),
    )


def _first(group: Group, name: str) -> Element | None:
    found = group.get(name)
    return found[0] if found else None


def _cut(part: Element, cutter: Cutter) -> None:
    """Take a part of the body; where it is only text, that may be HTML that was escaped."""
    if not len(part) and part.text and part.text.strip():
        cutter.paragraphs.extend(paragraphs_of(part.text))
    else:
        cutter.cut(part)


def _headline(top: Group) -> str | None:
    headline = _first(top, "hedline")
    if headline is None:
        headline = _first(top, "headline")
    return words(child(headline, "hl1")) or words(headline)


def _dateline(line: Element | None) -> str | None:
    """The words of the dateline; a date for programs is none of them."""
    said = words(line)
    date = words(child(line, "story.date")) if said else None
    return said.replace(date, "").strip() or None if said and date and _STAMP.match(date) else said


def _joined(elements: Iterable[Element]) -> str | None:
    return ", ".join(filter(None, map(spaced, elements))) or None
