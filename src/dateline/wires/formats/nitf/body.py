"""The body of a NITF document (NITF 3.6, `body`), alone or inside NewsML-G2."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element as Element

from dateline.wires.parsed import Medium, Paragraph
from dateline.wires.reading.fields import paragraphs_of
from dateline.wires.reading.markup import Cutter
from dateline.wires.reading.xml import attribute, child, local, words

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
    top = child(body, "body.head")
    cutter = Cutter()
    for part in body if body is not None else ():
        if local(part.tag) != "body.head":
            _cut(part, cutter)
    return NitfBody(
        paragraphs=tuple(cutter.paragraphs),
        media=tuple(cutter.media),
        title=words(child(root, "head", "title")),
        headline=_headline(top),
        byline=_byline(top),
        dateline=_dateline(top),
        summary=words(child(top, "abstract")) or _second_headline(top),
        notes=_notes(top),
        distributor=words(child(top, "distributor")),
        owner=words(child(top, "rights", "rights.owner")) or words(child(top, "rights.owner")),
        written=attribute(child(top, "dateline", "story.date"), "norm"),
        city=words(child(top, "dateline", "location", "city"))
        or words(child(top, "dateline", "location"))
        or attribute(child(root, "head", "docdata", "evloc"), "city"),
        country=attribute(child(top, "dateline", "location", "country"), "iso-cc"),
    )


def _cut(part: Element, cutter: Cutter) -> None:
    """Take a part of the body; where it is only text, that may be HTML that was escaped."""
    if not len(part) and part.text and part.text.strip():
        cutter.paragraphs.extend(paragraphs_of(part.text))
    else:
        cutter.cut(part)


def _headline(top: Element | None) -> str | None:
    headline = child(top, "hedline")
    if headline is None:
        headline = child(top, "headline")
    return words(child(headline, "hl1")) or words(headline)


def _second_headline(top: Element | None) -> str | None:
    return words(child(top, "hedline", "hl2"))


def _dateline(top: Element | None) -> str | None:
    """The words of the dateline; a date for programs is none of them."""
    line = child(top, "dateline")
    date = words(child(line, "story.date"))
    said = words(line)
    return said.replace(date, "").strip() or None if said and date and _STAMP.match(date) else said


def _byline(top: Element | None) -> str | None:
    if top is None:
        return None
    found = (_spaced(one) for one in top if local(one.tag) == "byline")
    return ", ".join(filter(None, found)) or None


def _spaced(element: Element) -> str | None:
    return " ".join(" ".join(str(part) for part in element.itertext()).split()) or None


def _notes(top: Element | None) -> tuple[str, ...]:
    if top is None:
        return ()
    found = (_spaced(one) for one in top if local(one.tag) == "note")
    return tuple(one for one in found if one)
