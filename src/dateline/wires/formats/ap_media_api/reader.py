"""The items of an answer of the AP Media API: `/content`, `/content/feed` and `/content/search`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from dateline.wires.formats.ap_media_api.item import item_of
from dateline.wires.formats.interface import Head, Opening, members_named
from dateline.wires.parsed import Draft
from dateline.wires.reading.json import parse_json
from dateline.wires.reading.jsonfields import objects

Object = dict[str, Any]
# Words that stand near the top of an answer, and in the items that were cut out of one.
_OF_ENVELOPE: Final = frozenset({"api_version", "api_mode", "org_name"})
_OF_ITEM: Final = frozenset({"altids", "editorialpriority", "itemid"})
_ENVELOPE: Final = frozenset(map(str.encode, _OF_ENVELOPE))
_ITEM: Final = frozenset(map(str.encode, _OF_ITEM))
_MEMBERS: Final = members_named(*_OF_ENVELOPE, *_OF_ITEM)
_ADDRESSES: Final = ('"cv.ap.org', "/media/v/content/")
_DEEPEST: Final = 6


class ApMediaApi:
    """Parses answers of the AP Media API, whole ones and items cut out of them."""

    name = "ap-media-api"
    opening: Opening = "json"

    def recognises(self, head: Head) -> float:
        """By the names of the envelope, else by those only AP's items have."""
        names = head.named(_MEMBERS)
        if len(_ENVELOPE & names) > 1:
            return 1.0
        return 0.9 if _says_ap(names, head) else 0.0

    def knows(self, one: Object) -> float | None:
        """By the names of the envelope; what may be an item of AP's is looked at more closely."""
        if len(_OF_ENVELOPE & one.keys()) > 1:
            return 1.0
        return 0.0 if _OF_ITEM.isdisjoint(one) else None

    def parse(self, data: bytes) -> list[Draft]:
        """Read every item of a feed, or the one of an item's answer."""
        return self.drafts(parse_json(data))

    def drafts(self, value: Any) -> list[Draft]:
        """Read every item of a file whose JSON has been read."""
        return [item_of(one, around) for one, around in _items(value, {}, 0)]


def _says_ap(names: frozenset[bytes], head: Head) -> bool:
    own = len(_ITEM & names)
    return own > 1 or (own == 1 and any(one in head.text for one in _ADDRESSES))


def _items(value: Any, around: Object, depth: int) -> Iterator[tuple[Object, Object]]:
    """Yield each item with the object around it, in which its text may have been put."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _items(one, around, depth + 1)
        return
    if not isinstance(value, dict):
        return
    inner = value.get("item")
    if isinstance(inner, dict):
        yield inner, {**around, **value}
    elif "altids" in value or ("headline" in value and "items" not in value):
        yield value, around
    elif isinstance(value.get("data"), dict | list):
        yield from _items(value["data"], value, depth + 1)
    elif value.get("items"):
        for one in objects(value["items"]):
            yield from _items(one, {}, depth + 1)
