"""The items of an answer of the AP Media API: `/content`, `/content/feed` and `/content/search`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from dateline.wires.formats.ap_media_api.item import item_of
from dateline.wires.formats.interface import Head
from dateline.wires.parsed import ParsedItem
from dateline.wires.reading.json import parse_json
from dateline.wires.reading.jsonfields import objects

Object = dict[str, Any]
# Words that stand near the top of an answer, and in the items that were cut out of one.
_ENVELOPE: Final = ('"api_version"', '"api_mode"', '"org_name"')
_ITEM: Final = ('"altids"', '"editorialpriority"', '"cv.ap.org', "/media/v/content/", '"itemid"')
_DEEPEST: Final = 6


class ApMediaApi:
    """Parses answers of the AP Media API, whole ones and items cut out of them."""

    name = "ap-media-api"

    def recognises(self, head: Head) -> float:
        """By the names of the envelope, else by those only AP's items have."""
        if not head.is_json:
            return 0.0
        if sum(name in head.text for name in _ENVELOPE) >= 2:
            return 1.0
        return 0.9 if sum(name in head.text for name in _ITEM) >= 2 else 0.0

    def parse(self, data: bytes) -> list[ParsedItem]:
        """Read every item of a feed, or the one of an item's answer."""
        return [item_of(one, around) for one, around in _items(parse_json(data), {}, 0)]


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
