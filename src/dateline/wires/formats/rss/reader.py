"""The items of an RSS channel (RSS 2.0, RSS 1.0; modules content, dc, media, wp)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml.etree import _Element as Element

from dateline.ground.richtext import safe_href
from dateline.wires.agencies import Agency, provider_of
from dateline.wires.formats.interface import Head, Opening
from dateline.wires.formats.rss.media import media_of
from dateline.wires.parsed import Draft, Link, Paragraph, Subject
from dateline.wires.reading.fields import one_line, paragraphs_of
from dateline.wires.reading.markup import Cutter
from dateline.wires.reading.times import moment
from dateline.wires.reading.xml import attribute, grouped, local, parse_xml, words
from dateline.wires.signals import STATUSES, signals_of

Group = dict[str, list[Element]]
# The statuses of a WordPress export beside those of IPTC.
_STATUSES = {"publish": "usable", "inherit": "usable", "trash": "canceled", **STATUSES}

# The namespace of RSS 0.9, which is RDF as RSS 1.0 is.
_RSS_0_9: Final = b"my.netscape.com/rdf/simple/0.9"
# Fields that say in short what a longer one says, the longest first.
_SHORTER: Final = ("description", "summary", "abstract", "subtitle")


class Rss:
    """Parses RSS of every version, one item for each `item`."""

    name = "rss"
    opening: Opening = "xml"

    def recognises(self, head: Head) -> float:
        """By its root element; RDF is RSS only where it says so."""
        if head.root == "rss":
            return 1.0
        if head.root != "rdf":
            return 0.0
        return 0.9 if head.says(b"rss") or head.says(_RSS_0_9) else 0.0

    def parse(self, data: bytes) -> list[Draft]:
        """Read every item."""
        root = parse_xml(data)
        channel = _channel(root)
        return [_item(grouped(one), one, channel) for one in _items(root)]


def _channel(root: Element) -> Group:
    return grouped(next((one for one in root if local(one.tag) == "channel"), root))


def _items(root: Element) -> Iterator[Element]:
    for one in root:
        name = local(one.tag)
        if name == "item":
            yield one
        elif name == "channel":
            yield from _items(one)


def _first(group: Group, *names: str) -> str | None:
    found = (words(one) for name in names for one in group.get(name, []))
    return next(filter(None, found), None)


def _raw(element: Element) -> str:
    return "".join(map(str, element.itertext()))


def _item(item: Group, element: Element, channel: Group) -> Draft:
    name, agency = _provider(channel, item)
    zone = agency.zone if agency else None
    headline = one_line(_first(item, "title"))
    link = _link(item)
    status = (_first(item, "status", "publishing_status") or "").casefold()
    pubstatus = _STATUSES.get(status)
    keywords = tuple(_keywords(item))
    return Draft(
        guid=_first(item, "guid", "identifier") or _about(element) or link,
        provider=name,
        provider_code=agency.code if agency else None,
        language=_first(item, "language") or _first(channel, "language"),
        pubstatus=pubstatus,
        signals=signals_of(
            pubstatus=pubstatus,
            embargoed=False,
            stated=(),
            markers=(headline, *keywords),
            note=None,
        ),
        headline=headline,
        summary=_summary(item),
        byline=_first(item, "creator", "author") or _first(item, "byline"),
        located=_first(item, "location"),
        firstcreated=moment(
            _first(item, "pubdate", "date", "published", "issued", "created"), zone=zone
        ),
        versioncreated=moment(_first(item, "updated", "modified", "pubdate", "date"), zone=zone),
        copyrightholder=_first(item, "rightsholder", "copyrightholder"),
        copyrightnotice=_first(item, "rights", "copyright")
        or _first(channel, "copyright", "rights"),
        keywords=keywords,
        subjects=_subjects(item),
        links=(Link("alternate", link),) if link else (),
        paragraphs=_paragraphs(item),
        media=media_of(element),
    )


def _link(item: Group) -> str | None:
    """The address of the page: its own element, else the guid, which is one unless it says not."""
    link = _first(item, "link") or attribute(next(iter(item.get("link", [])), None), "href")
    if link:
        return link
    for one in item.get("guid", []):
        address = safe_href(words(one) or "")
        if address and (attribute(one, "isPermaLink") or "true") == "true":
            return address
    return None


def _provider(channel: Group, item: Group) -> tuple[str | None, Agency | None]:
    links = [words(one) or attribute(one, "href") for one in channel.get("link", [])]
    title = _first(channel, "title")
    return provider_of(_first(item, "source"), *links, title, _first(channel, "copyright"))


def _about(element: Element) -> str | None:
    return attribute(element, "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about")


def _summary(item: Group) -> str | None:
    """What several fields tell in short beside the text; what the text says is not told again."""
    text = _text_of(item)
    beside = [one for one in _in_short(item) if one not in text]
    said = one_line(" ".join(map(_raw, text))) or "" if beside else ""
    lines: list[str] = []
    for line in filter(None, (one_line(_raw(one)) for one in beside)):
        if text[0] in item.get("encoded", []) or line.rstrip(" .…") not in said:
            said = f"{said}\n{line}"
            lines.append(line)
    return " ".join(lines) or None


def _in_short(item: Group) -> Iterator[Element]:
    yield from (one for one in item.get("encoded", []) if "excerpt" in str(one.tag))
    for name in _SHORTER:
        yield from item.get(name, [])


def _has_words(elements: list[Element]) -> bool:
    return any(_raw(one).strip() for one in elements)


def _text_of(item: Group) -> list[Element]:
    """The elements of the text; of several full texts, as in exports, each that has words."""
    full = [one for one in item.get("encoded", []) if "excerpt" not in str(one.tag)]
    for found in (full, item.get("body", []), item.get("fullitem", [])):
        if _has_words(found):
            return found
    return next((found for name in _SHORTER if _has_words(found := item.get(name, []))), [])


def _paragraphs(item: Group) -> tuple[Paragraph, ...]:
    """The full text, else the longest of those that say it in short."""
    found: list[Paragraph] = []
    for one in _text_of(item):
        if len(one):
            cutter = Cutter()
            cutter.cut(one)
            found += cutter.paragraphs
        else:
            found += paragraphs_of(one.text)
    return tuple(found)


def _keywords(item: Group) -> Iterator[str]:
    for one in item.get("keywords", []):
        for word in (words(one) or "").split(","):
            if word.strip():
                yield word.strip()


def _subjects(item: Group) -> tuple[Subject, ...]:
    found = []
    for one in [*item.get("category", []), *item.get("subject", [])]:
        name = words(one)
        if name:
            found.append(Subject(attribute(one, "domain"), attribute(one, "nicename"), name))
    return tuple(dict.fromkeys(found))
