"""Concepts, names, rights and notes of NewsML-G2: qcode, uri or literal, in several languages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, TypedDict

from lxml.etree import _Element as Element

from dateline.wires.parsed import Subject
from dateline.wires.reading.countries import first_country
from dateline.wires.reading.markup import Cutter
from dateline.wires.reading.subjects import scheme_and_code
from dateline.wires.reading.xml import (
    attribute,
    child,
    grouped,
    local,
    one_spaced,
    text_of,
    words,
)

_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
# What is longer is no concept that comes again, and is not kept in memory.
_LONGEST_KEPT: Final = 300
_SAME_OR_AROUND: Final = frozenset({"sameas", "broader"})


class Rights(TypedDict):
    """Who holds the rights and what may be done."""

    copyrightholder: str | None
    copyrightnotice: str | None
    usageterms: str | None


def code_of(element: Element | None) -> str | None:
    """Return the code of a qcode or address without its scheme, or the literal."""
    if element is None:
        return None
    coded = attribute(element, "qcode") or attribute(element, "uri")
    return scheme_and_code(coded)[1] if coded else attribute(element, "literal")


def name_of(element: Element | None) -> str | None:
    """Return a concept's name, else its literal."""
    if element is None:
        return None
    return words(child(element, "name")) or attribute(element, "literal")


def country_of(place: Element | None) -> str | None:
    """Return the country of a place: its own code, of what it is the same as, or lies in."""
    if place is None:
        return None
    places = [place]
    if len(place):
        places += [one for one in place.iterdescendants() if local(one.tag) in _SAME_OR_AROUND]
    codes = [attribute(one, name) for one in places for name in ("qcode", "uri")]
    # Of what is said to be a country, the code alone tells which, whoever's list it is from.
    named = [code_of(one) for one in places if (one.get("type") or "").endswith(":country")]
    return first_country(*codes, *named)


def spoken(elements: Sequence[Element], language: str | None) -> Element | None:
    """Return the element in the item's language, else the first."""
    if len(elements) < 2:
        return elements[0] if elements else None
    for one in elements:
        tag = one.get(_XML_LANG)
        if tag and language and tag.split("-")[0].lower() == language.split("-")[0].lower():
            return one
    return elements[0]


def language_of(about: dict[str, list[Element]]) -> str | None:
    """Return the tag of the content's (first) language."""
    found = about.get("language")
    return attribute(found[0], "tag") if found else None


def concepts(elements: Sequence[Element]) -> tuple[Subject, ...]:
    """Return concepts once each, in their order; those without code and name are left out."""
    found: dict[Subject, None] = {}
    for element in elements:
        coded = element.get("qcode") or element.get("uri")
        literal = None
        if not coded or coded.isspace():
            coded = attribute(element, "qcode") or attribute(element, "uri")
            literal = None if coded else element.get("literal")
        named = child(element, "name") if len(element) else None
        name = text_of(named) if named is not None else None
        short = len(coded or "") + len(literal or "") + len(name or "") <= _LONGEST_KEPT
        one = (_kept_concept if short else _concept)(coded, literal, name)
        if one:
            found[one] = None
    return tuple(found)


def _concept(coded: str | None, literal: str | None, name: str | None) -> Subject | None:
    """The concept of a qcode or address, or else a literal, and a name, as they are written."""
    coded = one_spaced(coded) if coded else None
    name = one_spaced(name) if name else None
    if coded:
        return Subject(*scheme_and_code(coded), name)
    literal = one_spaced(literal) if literal else None
    return Subject(None, literal, name) if literal or name else None


# Concepts come again and again.
_kept_concept: Final = lru_cache(maxsize=8192)(_concept)


def rights_of(parts: dict[str, list[Element]], language: str | None) -> Rights:
    """Return holder, notice and terms of the first rights information, in the item's language."""
    named: dict[str, list[Element]] = {}
    for info in parts.get("rightsinfo", ()):
        for name, lines in grouped(info).items():
            named[name] = [*named[name], *lines] if name in named else lines
    holder = named.get("copyrightholder")
    return {
        "copyrightholder": name_of(holder[0]) or words(holder[0]) if holder else None,
        "copyrightnotice": words(spoken(named.get("copyrightnotice", ()), language)),
        "usageterms": words(spoken(named.get("usageterms", ()), language)),
    }


def note_of(elements: Sequence[Element]) -> str | None:
    """Return the editor's notes, one paragraph a line, each once."""
    lines: dict[str, None] = {}
    for element in elements:
        if not len(element):
            line = words(element)
            lines.update({line: None} if line else {})
            continue
        cutter = Cutter()
        cutter.cut(element)
        lines.update(dict.fromkeys(" ".join(one.text.split()) for one in cutter.paragraphs))
    return "\n".join(lines) or None
