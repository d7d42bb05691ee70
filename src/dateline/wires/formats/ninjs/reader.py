"""The items of a ninjs file: one object, a list, or a list inside an envelope."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from dateline.wires.formats.interface import Head, Opening, members_named
from dateline.wires.formats.ninjs.item import item_of
from dateline.wires.parsed import Draft
from dateline.wires.reading.json import parse_json
from dateline.wires.reading.jsonfields import objects

Object = dict[str, Any]
_ENVELOPES: Final = ("item", "items", "newsitems", "newsItems", "results", "data", "_items")
_NAMES: Final = (
    *("headline", "pubstatus", "versioncreated", "uri", "body_html"),
    *("slugline", "firstcreated", "body_xhtml", "copyrightholder", "description_text"),
    *("associations", "usageterms", "representationtype", "headlines", "bodies"),
    *("versionCreated", "firstCreated", "body_html5", "body_text"),
)
_TELLING: Final = members_named(*_NAMES)
_OF_OBJECTS: Final = frozenset(_NAMES)
_OF_ITEMS: Final = (
    *("uri", "guid", "headline", "headlines"),
    *("body_html", "body_text", "body_xhtml", "bodies"),
)
_DEEPEST_PACKAGE: Final = 8


class Ninjs:
    """Parses ninjs of all versions, also with the fields that newsrooms add."""

    name = "ninjs"
    opening: Opening = "json"

    def recognises(self, head: Head) -> float:
        """By the names of its fields; the other formats of JSON have telling marks of their own."""
        return 0.5 if head.names_any(_TELLING) else 0.0

    def knows(self, one: Object) -> float:
        """By the same names."""
        return 0.0 if _OF_OBJECTS.isdisjoint(one) else 0.5

    def parse(self, data: bytes) -> list[Draft]:
        """Read every item; a package gives its own line and one for each item that it carries."""
        return self.drafts(parse_json(data))

    def drafts(self, value: Any) -> list[Draft]:
        """Read every item of a file whose JSON has been read."""
        return [item_of(one) for one in _items(value, 0)]


def _items(value: Any, depth: int) -> Iterator[Object]:
    if isinstance(value, list):
        for one in value:
            yield from _items(one, depth + 1) if depth < _DEEPEST_PACKAGE else ()
    elif isinstance(value, dict):
        envelope = _envelope(value)
        if envelope is not None and depth < _DEEPEST_PACKAGE:
            yield from _items(envelope, depth + 1)
        elif _is_item(value):
            yield value
            if value.get("type") == "composite" and depth < _DEEPEST_PACKAGE:
                for one in objects(value.get("associations")):
                    yield from _items(one, depth + 1)


def _envelope(value: Object) -> Any:
    if "headline" in value or "headlines" in value or "body_html" in value:
        return None
    for name in _ENVELOPES:
        if isinstance(value.get(name), list | dict):
            return value[name]
    return None


def _is_item(value: Object) -> bool:
    for name in _OF_ITEMS:  # noqa: SIM110 - twice as quick as any()
        if value.get(name):
            return True
    return False
