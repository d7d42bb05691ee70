"""Making an entry of the feed whole: all its metadata, and its text beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson

from dateline.wires.errors import WireError
from dateline.wires.polling import FetchError
from dateline.wires.reading.json import parse_json
from dateline.wires.transports.ap_media_api.client import Api, Missing

Object = dict[str, Any]
_ENCODING: Final = re.compile(rb"^\s*<\?xml[^>]{0,200}encoding=[\"']([A-Za-z0-9._-]{1,40})[\"']")


@dataclass(frozen=True, slots=True)
class Whole:
    """A file to be taken in; `trouble` says what of the item could not be had."""

    data: bytes
    name: str
    trouble: str


def identity_of(entry: Object) -> tuple[str, str]:
    """Return the item's id and version as its versions here are named; empty where it has none."""
    item = entry["item"]
    ids = item.get("altids")
    guid = ids.get("itemid") if isinstance(ids, dict) else None
    version = item.get("version")
    return str(guid or ""), "" if version is None else str(version)


def make_whole(api: Api, entry: Object, envelope: Mapping[str, Any], *, patient: bool) -> Whole:
    """Ask for what the feed leaves out of an item: its further metadata and its text.

    The file is the API's own answer for the item, with the text as a member `nitf` put before the
    others. What is not there is done without; where nothing more is to be hoped for (`patient` is
    false), so is what cannot be had.

    Raises:
        FetchError: the API cannot be asked now.
    """
    item = entry["item"]
    name = f"{identity_of(entry)[0] or 'item'}.json"
    answer, trouble = _metadata(api, item, patient=patient)
    if answer is None:
        answer = orjson.dumps({**envelope, "data": entry})
    else:
        item = _item_in(answer) or item
    href = _text_address(item)
    if href:
        try:
            text = orjson.dumps(_decoded(api.get(href)))
            answer = b'{"nitf":' + text + b"," + answer.lstrip()[1:]
        except FetchError as error:
            trouble = f"{name}: its text cannot be had. {_passed_over(error, patient)}"
    return Whole(answer, name, trouble)


def _metadata(api: Api, item: Object, *, patient: bool) -> tuple[bytes | None, str]:
    address = item.get("uri")
    if not isinstance(address, str) or not api.is_home(address):
        return None, ""
    try:
        answer = api.get(address)
    except FetchError as error:
        return None, f"Not all facts of an item can be had. {_passed_over(error, patient)}"
    return (answer, "") if _item_in(answer) else (None, "")


def _passed_over(error: FetchError, patient: bool) -> FetchError:
    """Return an error that only takes something away from the item, else raise it."""
    if error.wait is not None or (patient and not isinstance(error, Missing)):
        raise error
    return error


def _item_in(answer: bytes) -> Object | None:
    try:
        value = parse_json(answer)
    except WireError:
        return None
    data = value.get("data") if isinstance(value, dict) else None
    item = data.get("item") if isinstance(data, dict) else None
    return item if isinstance(item, dict) else None


def _text_address(item: Object) -> str | None:
    """The address of the item's text in NITF, where the item does not carry it itself."""
    if any(name.startswith("body") and item[name] for name in item):
        return None
    renditions = item.get("renditions")
    nitf = renditions.get("nitf") if isinstance(renditions, dict) else None
    href = nitf.get("href") if isinstance(nitf, dict) else None
    return href if isinstance(href, str) and href else None


def _decoded(text: bytes) -> str:
    named = _ENCODING.search(text[:300])
    for encoding in (named[1].decode("ascii") if named else "utf-8", "utf-8"):
        try:
            return text.decode(encoding)
        except (LookupError, UnicodeError):
            continue
    return text.decode("windows-1252", "replace")
