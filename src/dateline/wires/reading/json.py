"""JSON from strangers (RFC 8259)."""

from __future__ import annotations

from typing import Any

import orjson

from dateline.wires.errors import Malformed, TooDeep
from dateline.wires.reading.mixed import mixed
from dateline.wires.reading.wide import wide_text


def parse_json(data: bytes) -> Any:
    """Return the value of a JSON file; UTF-16, UTF-32, a mark and Windows-1252 are read too.

    Raises:
        TooDeep: it nests deeper than 1024 values.
        Malformed: it is not JSON; the place is line and column.
    """
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        wide = wide_text(data)
        if wide is not None:
            return _again(wide)
        if data[:3] == b"\xef\xbb\xbf":
            return _again(data.decode("utf-8-sig", "replace"))
        if "UTF-8" in error.msg or "utf-8" in error.msg.lower():
            return _again(mixed(data))
        raise _explained(error) from None


def object_in(data: bytes) -> dict[str, Any] | None:
    """Return the object that a file is, where it is one and plainly written; never raises."""
    if data[:1] != b"{":
        return None
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        return None
    return value if isinstance(value, dict) else None


def _again(text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise _explained(error) from None


def _explained(error: orjson.JSONDecodeError) -> Malformed | TooDeep:
    place = f"line {error.lineno}, column {error.colno}"
    if "recursion" in error.msg.lower():
        return TooDeep("The JSON nests deeper than any news item does.", place=place)
    return Malformed(f"The JSON is not well formed: {error.msg}.", place=place)
