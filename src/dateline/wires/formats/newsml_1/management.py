"""Identity, status and relations of a news item (NewsML 1.2, Identification, NewsManagement)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from lxml.etree import _Element as Element

from dateline.wires.formats.newsml_1.components import Unit
from dateline.wires.parsed import Link, Signal
from dateline.wires.reading.times import moment
from dateline.wires.reading.xml import attribute, child, words
from dateline.wires.signals import STATUSES, signal_of

Group = dict[str, list[Element]]
_REVISION: Final = re.compile(r":\d+[A-Z]?$")
_COMPACT: Final = re.compile(r"(\d{8}T\d{4,6})\s*([+-]\d{4}|Z)?")
_INSTRUCTIONS: Final[dict[str, Signal]] = {
    "rectify": "correction",
    "rectification": "correction",
    "replace": "update",
    "delete": "kill",
    "remove": "kill",
    "retract": "kill",
    "hold": "withhold",
}
_RELATIONS: Final = ("derivedfrom", "associatedwith", "updateof", "supersedes")
_NAMED: Final = 5
# A shorter identifier of a component is only unique in its document.
_SHORTEST_ID: Final = 6


def version_of(named: Group) -> str | None:
    """Return the revision among the parts of an identifier."""
    return words_of(named, "revisionid")


def provider_id_of(named: Group) -> str | None:
    """Return the provider among the parts of an identifier."""
    return words_of(named, "providerid")


def guid_of(unit: Unit, named: Group) -> str | None:
    """Return what stays through all revisions: the public identifier without its revision.

    Of several stories in one news item, and where the identifier names no item, it is the
    component's own id; else the identifier is composed as RFC 3085 says.
    """
    public = words_of(named, "publicidentifier")
    duid = next((x for one in reversed(unit.chain) if (x := _duid(one.element))), None)
    own = duid if duid and len(duid) >= _SHORTEST_ID else None
    whole = _whole(named, public, own)
    if not unit.packed:
        return whole
    return own or (f"{whole}#{duid}" if whole and duid else None)


def _whole(named: Group, public: str | None, own: str | None) -> str | None:
    """The identifier of a news item that is one story."""
    if public and _names_item(public):
        revision = version_of(named)
        if not revision:
            return public
        # Most count revisions; some name them by letters and numbers.
        cut = public.removesuffix(f":{revision}")
        return cut if cut != public else _REVISION.sub("", public)
    number = words_of(named, "newsitemid")
    number = number if number and number.strip("0") else None
    if own and (public or not number):
        return own
    parts = (provider_id_of(named), words_of(named, "dateid"), number)
    return "urn:newsml:" + ":".join(x for x in parts if x) if all(parts) else number


def _duid(component: Element) -> str | None:
    """Its identifier in the document; one that says nothing is none."""
    duid = attribute(component, "Duid")
    return duid if duid and duid.strip("0") else None


def _names_item(public: str) -> bool:
    """An identifier that only names the provider is none of an item."""
    return len(public.split(":")) >= _NAMED or not public.casefold().startswith("urn:newsml:")


def words_of(group: Group, name: str) -> str | None:
    """Return the words of the first part of that name."""
    found = group.get(name)
    return words(found[0]) if found else None


def code_of(management: Group, name: str) -> str | None:
    """Return the formal name of a part of the management, or its words."""
    for one in management.get(name, ()):
        code = attribute(one, "FormalName") or words(one)
        if code:
            return code
    return None


def pubstatus_of(management: Group) -> str | None:
    """Return the publishing status in today's words."""
    return STATUSES.get((code_of(management, "status") or "").casefold())


def embargo_of(management: Group, zone: str | None) -> datetime | None:
    """Return when an embargoed or withheld item will become usable."""
    if (code_of(management, "status") or "").casefold() not in {"embargoed", "withheld"}:
        return None
    change = next(iter(management.get("statuswillchange", ())), None)
    return time_of(words(child(change, "dateandtime")), zone)


def stated_of(management: Group) -> Iterator[Signal | None]:
    """Yield the signals of status, item type and instructions."""
    yield signal_of(code_of(management, "status"))
    yield signal_of(code_of(management, "newsitemtype"))
    for one in management.get("instruction", ()):
        code = (attribute(one, "FormalName") or "").casefold()
        yield signal_of(code) or _INSTRUCTIONS.get(code)


def links_of(unit: Unit, management: Group) -> Iterator[Link]:
    """Yield the items that this one is derived from, belongs to or updates."""
    for name in _RELATIONS:
        for one in management.get(name, ()):
            target = attribute(one, "NewsItem")
            if target:
                yield Link(name, target, words(child(one, "comment")))
    for one in unit.all_lines("morelink"):
        target = words(one)
        if target:
            yield Link("more", target)


def time_of(text: str | None, zone: str | None) -> datetime | None:
    """Return a moment of the compact form (ISO 8601, basic), or of any other."""
    found = _COMPACT.match(text) if text else None
    return moment(f"{found[1]}{found[2] or ''}" if found else text, zone=zone)
