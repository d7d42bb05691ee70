"""Canonical JSON: one form of bytes for one content, so that its hash means something.

RFC 8785 (JSON Canonicalization Scheme) for what is written here: objects with ASCII names, lists,
strings, integers, booleans and null. Numbers with a fraction are refused.
"""

from __future__ import annotations

import hashlib
from typing import Any

import orjson


class NotCanonical(TypeError):
    """The content holds something that has no canonical form here."""


def canonical_json(content: Any) -> bytes:
    """Return the content as canonical JSON in UTF-8.

    Raises:
        NotCanonical: it holds a float, a name that is not ASCII, or what is no JSON at all.
    """
    _check(content)
    try:
        return orjson.dumps(content, option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError as error:
        raise NotCanonical(str(error)) from None


def _check(content: Any) -> None:
    if isinstance(content, float):
        raise NotCanonical(f"{content!r} is no integer")
    if isinstance(content, dict):
        for name, value in content.items():
            if not isinstance(name, str) or not name.isascii():
                raise NotCanonical(f"the name {name!r} is not ASCII")
            _check(value)
    elif isinstance(content, list | tuple):
        for value in content:
            _check(value)


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 of the bytes in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()
