"""Facts that agencies add to Atom entries in elements of their own, by the names they use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element as Element

from dateline.wires.reading.jsonfields import whole_number
from dateline.wires.reading.xml import attribute, local, words

_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_MEDIA: Final = "{http://search.yahoo.com/mrss/}"
# Priorities that are told in words, as IPTC urgencies.
_PRIORITIES: Final = {"flash": 1, "high": 3, "med": 5, "medium": 5, "normal": 5, "low": 8}


@dataclass(frozen=True)
class Extension:
    """What is found; `body` holds the parts of a full text in their order."""

    status: str | None
    urgency: int | None
    slugline: str | None
    language: str | None
    version: str | None
    body: tuple[str, ...]


def extension_of(entry: Element) -> Extension:
    """Read the elements of foreign namespaces in an entry."""
    first: dict[str, Element] = {}
    language = None
    for one in entry.iterdescendants():
        if isinstance(one.tag, str) and not one.tag.startswith((_ATOM, _MEDIA)):
            first.setdefault(local(one.tag).removeprefix("feedarticle_"), one)
            language = language or attribute(one, "lang")
    priority = words(first.get("urgency")) or words(first.get("priority")) or ""
    parts = [first[name].text for name in ("first_line", "body") if name in first]
    return Extension(
        status=words(first.get("publishing_status")) or words(first.get("pubstatus")),
        urgency=_PRIORITIES.get(priority.casefold()) or whole_number(priority),
        slugline=words(first.get("slug")) or words(first.get("slugline")),
        language=language,
        version=words(first.get("version")),
        body=tuple(part for part in parts if part and part.strip()),
    )
