"""The head of a NITF document: docdata, metas, subjects and what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from lxml.etree import _Element as Element

from dateline.wires.agencies import Agency
from dateline.wires.parsed import Link, Signal, Subject
from dateline.wires.reading.subjects import scheme_and_code
from dateline.wires.reading.times import moment
from dateline.wires.reading.xml import attribute, child, local, words
from dateline.wires.signals import signal_of

_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class NitfHead:
    """Elements of the head by name (the first of each), its metas, keywords and messages."""

    docdata: Element | None
    first: dict[str, Element]
    metas: dict[str, str]
    keywords: tuple[str, ...]
    messages: tuple[str, ...]
    subjects: tuple[Element, ...]

    def one(self, name: str) -> Element | None:
        """Return the first element of this name."""
        return self.first.get(name)


def head_of(root: Element) -> NitfHead:
    """Read the head of a NITF root element in one pass."""
    first: dict[str, Element] = {}
    metas: dict[str, str] = {}
    subjects: list[Element] = []
    keywords: dict[str, None] = {}
    messages: list[str] = []
    head = child(root, "head")
    for element in head.iterdescendants() if head is not None else ():
        name = local(element.tag)
        first.setdefault(name, element)
        if name == "meta":
            metas[element.get("name") or ""] = element.get("content") or ""
        elif name == "tobject.subject":
            subjects.append(element)
        elif name == "keyword":
            keywords.setdefault(attribute(element, "key") or words(element) or "")
        elif name == "ed-msg":
            messages.append(attribute(element, "info") or words(element) or "")
    return NitfHead(
        child(head, "docdata"),
        first,
        metas,
        tuple(filter(None, keywords)),
        tuple(filter(None, messages)),
        tuple(subjects),
    )


def slugline_of(head: NitfHead, agency: Agency | None) -> str | None:
    """Return the slugline from where this agency, or else most of them, put it."""
    if agency and agency.slug_meta:
        own = head.metas.get(agency.slug_meta, "").strip()
        if own:
            return own
    if agency and agency.slug_pattern and head.keywords:
        scope = (attribute(head.one("doc-scope"), "scope") or "").capitalize()
        return agency.slug_pattern.format(scope=scope, keyword=head.keywords[0]).strip()
    return (
        " ".join(head.metas.get("anpa-keyword", "").split())
        or attribute(head.one("du-key"), "key")
        or " ".join(head.metas.get("slugline", "").split())
        or " ".join(head.metas.get("keyword", "").split())
        or None
    )


def embargo_of(head: NitfHead, zone: str | None) -> datetime | None:
    """Return the release time where the management status says that it is to be waited for."""
    status = (attribute(head.docdata, "management-status") or "").casefold()
    if status not in {"embargoed", "embargo", "withheld"}:
        return None
    return moment(attribute(head.one("date.release"), "norm"), zone=zone)


def stated_of(head: NitfHead) -> list[Signal | None]:
    """Return the signals of `ed-msg` types and of the management status."""
    status = attribute(head.docdata, "management-status")
    kind = attribute(head.one("ed-msg"), "msg-type")
    correction = "correction" if head.one("correction") is not None else None
    return [signal_of(status), signal_of(kind), signal_of(correction)]


def language_of(root: Element, head: NitfHead) -> str | None:
    """Return the language that root, body or a meta declare."""
    body = child(root, "body")
    places = (root, body, child(body, "body.content"))
    for place in places:
        if place is not None:
            named = place.get(_XML_LANG) or place.get("lang") or place.get("baselang")
            if named:
                return str(named)
    inside = child(body, "body.content", "lang")
    return attribute(inside, "lang") or head.metas.get("language") or None


def links_of(head: NitfHead) -> tuple[Link, ...]:
    """Return the item that this one manages: replaces, cancels or updates."""
    earlier = attribute(head.docdata, "management-doc-idref")
    return (Link("supersedes", earlier),) if earlier else ()


def subjects_of(head: NitfHead) -> tuple[Subject, ...]:
    """Return the `tobject.subject` codes (IPTC Subject Codes) and their most exact names."""
    found = []
    for one in head.subjects:
        number = attribute(one, "tobject.subject.refnum")
        name = next(
            filter(
                None,
                (
                    attribute(one, f"tobject.subject.{part}")
                    for part in ("detail", "matter", "type")
                ),
            ),
            None,
        )
        scheme, code = scheme_and_code(number) if number else (None, None)
        if code or name:
            found.append(Subject(scheme, code, name))
    return tuple(dict.fromkeys(found))
