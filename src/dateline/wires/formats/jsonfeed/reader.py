"""The items of a JSON Feed (version 1.1, sections Top-Level and Items)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from dateline.ground.richtext import safe_href
from dateline.wires.agencies import provider_of
from dateline.wires.formats.interface import Head, Opening, members_named
from dateline.wires.formats.jsonfeed.content import media_of, paragraphs_of_item
from dateline.wires.parsed import Draft, Link
from dateline.wires.reading.fields import one_line
from dateline.wires.reading.json import parse_json
from dateline.wires.reading.jsonfields import objects, text_of
from dateline.wires.reading.times import moment
from dateline.wires.signals import signals_of

Object = dict[str, Any]
_VERSION: Final = re.compile(r'"version"\s*:\s*"[^"]{0,20}jsonfeed\.org(?:\\?/)version')
_NAMES: Final = frozenset({"content_html", "content_text", "date_published", "feed_url"})
_TELLING: Final = members_named(*_NAMES)


class JsonFeed:
    """Parses JSON Feed, also without its version or with a single item."""

    name = "jsonfeed"
    opening: Opening = "json"

    def recognises(self, head: Head) -> float:
        """By the address of the version, else by names that no other format has."""
        if head.says(b"jsonfeed.org") and _VERSION.search(head.text):
            return 1.0
        return 0.8 if len(head.named(_TELLING)) > 1 else 0.0

    def knows(self, one: Object) -> float | None:
        """What has items, or one of its names, is looked at more closely."""
        version = one.get("version")
        if type(version) is str and "jsonfeed.org/version" in version:
            return 1.0
        return None if "items" in one or not _NAMES.isdisjoint(one) else 0.0

    def parse(self, data: bytes) -> list[Draft]:
        """Read every item."""
        return self.drafts(parse_json(data))

    def drafts(self, value: Any) -> list[Draft]:
        """Read every item of a file whose JSON has been read."""
        feed = value if isinstance(value, dict) else {}
        listed = feed.get("items", value)
        return [_item(one, feed) for one in objects(listed) if _says_something(one)]


def _says_something(one: Object) -> bool:
    return any(one.get(name) for name in ("id", "url", "title", "content_html", "content_text"))


def _item(one: Object, feed: Object) -> Draft:
    name, agency = provider_of(
        *map(_host, (text_of(feed, "home_page_url"), text_of(feed, "feed_url"))),
        text_of(feed, "title"),
        *_authors(feed),
    )
    zone = agency.zone if agency else None
    headline = text_of(one, "title")
    keywords = tuple(_tags(one.get("tags")))
    published = moment(text_of(one, "date_published"), zone=zone)
    return Draft(
        guid=text_of(one, "id", "url"),
        provider=name,
        provider_code=agency.code if agency else None,
        language=text_of(one, "language") or text_of(feed, "language"),
        signals=signals_of(
            pubstatus=None, embargoed=False, stated=(), markers=(headline, *keywords), note=None
        ),
        headline=headline,
        summary=text_of(one, "summary"),
        byline=", ".join(_authors(one)) or ", ".join(_authors(feed)) or None,
        firstcreated=published,
        versioncreated=moment(text_of(one, "date_modified"), zone=zone) or published,
        keywords=keywords,
        links=tuple(_links(one)),
        paragraphs=paragraphs_of_item(one),
        media=media_of(one),
    )


def _host(address: str | None) -> str | None:
    """The domain of an address, by which agencies are known; kept an address where unknown."""
    return f"//{address.partition('://')[2].partition('/')[0]}/" if address else None


def _authors(one: Object) -> Iterator[str]:
    """Version 1.1 has `authors`, version 1.0 one `author`."""
    for author in objects(one.get("authors") or one.get("author")):
        name = text_of(author, "name")
        if name:
            yield name


def _tags(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else []:
        tag = one_line(one) if isinstance(one, str) else None
        if tag:
            yield tag


def _links(one: Object) -> Iterator[Link]:
    for name, rel in (("url", "alternate"), ("external_url", "related")):
        target = safe_href(text_of(one, name) or "")
        if target:
            yield Link(rel, target)
