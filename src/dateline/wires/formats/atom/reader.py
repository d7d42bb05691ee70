"""The entries of an Atom feed (RFC 4287)."""

from __future__ import annotations

from lxml.etree import _Element as Element

from dateline.wires.agencies import Agency, provider_of
from dateline.wires.formats.atom.extensions import Extension, extension_of
from dateline.wires.formats.atom.text import line_of, paragraphs_in
from dateline.wires.formats.interface import Head, Opening
from dateline.wires.formats.rss.media import media_of
from dateline.wires.parsed import Draft, Link, Paragraph, Subject
from dateline.wires.reading.fields import plain_paragraphs
from dateline.wires.reading.times import moment
from dateline.wires.reading.xml import attribute, child, grouped, local, parse_xml, words
from dateline.wires.signals import STATUSES, signals_of

Group = dict[str, list[Element]]
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Atom:
    """Parses Atom feeds and single entries."""

    name = "atom"
    opening: Opening = "xml"

    def recognises(self, head: Head) -> float:
        """By its root element."""
        if head.root not in {"feed", "entry"}:
            return 0.0
        return 1.0 if head.says(b"www.w3.org/2005/Atom") else 0.6

    def parse(self, data: bytes) -> list[Draft]:
        """Read every entry."""
        root = parse_xml(data)
        if local(root.tag) == "entry":
            return [_item(root, {}, None)]
        feed = grouped(root)
        language = root.get(_XML_LANG)
        return [_item(one, feed, language) for one in feed.get("entry", [])]


def _first(group: Group, *names: str) -> str | None:
    found = (line_of(one) for name in names for one in group.get(name, []))
    return next(filter(None, found), None)


def _item(element: Element, feed: Group, language: str | None) -> Draft:
    entry, own = grouped(element), extension_of(element)
    name, agency = _provider(entry, feed)
    zone = agency.zone if agency else None
    headline = _first(entry, "title")
    pubstatus = STATUSES.get((own.status or "").casefold())
    return Draft(
        guid=words(next(iter(entry.get("id", [])), None)) or _alternate(entry),
        version=own.version,
        provider=name,
        provider_code=agency.code if agency else None,
        language=own.language or element.get(_XML_LANG) or language,
        pubstatus=pubstatus,
        signals=signals_of(
            pubstatus=pubstatus, embargoed=False, stated=(), markers=(headline,), note=None
        ),
        urgency=own.urgency,
        slugline=own.slugline,
        headline=headline,
        summary=_first(entry, "summary"),
        byline=", ".join(_authors(entry)) or None,
        firstcreated=moment(_first(entry, "published", "issued", "created"), zone=zone),
        versioncreated=moment(
            _first(entry, "updated", "modified", "published", "issued"), zone=zone
        ),
        copyrightnotice=_first(entry, "rights") or _first(feed, "rights"),
        subjects=_subjects(entry),
        links=_links(entry),
        paragraphs=_paragraphs(element, entry, own),
        media=media_of(element),
    )


def _provider(entry: Group, feed: Group) -> tuple[str | None, Agency | None]:
    links = [attribute(one, "href") for one in feed.get("link", [])]
    source = next(iter(entry.get("source", [])), None)
    return provider_of(
        words(child(source, "title")),
        *links,
        words(next(iter(feed.get("id", [])), None)),
        _first(feed, "title"),
        *_authors(feed),
    )


def _authors(group: Group) -> list[str]:
    named = (words(child(one, "name")) for one in group.get("author", []))
    return [one for one in named if one]


def _alternate(entry: Group) -> str | None:
    for one in entry.get("link", []):
        if attribute(one, "rel") in {None, "alternate"}:
            return attribute(one, "href")
    return None


def _links(entry: Group) -> tuple[Link, ...]:
    found = []
    for one in entry.get("link", []):
        target = attribute(one, "href")
        if target:
            found.append(
                Link(attribute(one, "rel") or "alternate", target, attribute(one, "title"))
            )
    return tuple(found)


def _subjects(entry: Group) -> tuple[Subject, ...]:
    found = []
    for one in entry.get("category", []):
        term = attribute(one, "term")
        if term:
            found.append(Subject(attribute(one, "scheme"), term, attribute(one, "label") or term))
    return tuple(dict.fromkeys(found))


def _paragraphs(element: Element, entry: Group, own: Extension) -> tuple[Paragraph, ...]:
    """The agency's full text beside the content, else the content, the summary, the description."""
    contents = [one for one in entry.get("content", []) if "mrss" not in str(one.tag)]
    contents = contents or entry.get("encoded", [])
    found = tuple(one for content in contents for one in paragraphs_in(content))
    if own.body:
        return (*found, *(one for text in own.body for one in plain_paragraphs(text)))
    found = found or tuple(one for text in entry.get("summary", []) for one in paragraphs_in(text))
    if found:
        return found
    said = child(element, "group", "description")
    return plain_paragraphs(said.text) if said is not None and said.text else ()
