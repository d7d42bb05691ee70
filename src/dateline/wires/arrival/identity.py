"""Which item, of which provider, a parsed item is a version of."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

from dateline.wires.parsed import ParsedItem

_GUID: Final = 500


def provider_code(item: ParsedItem) -> str:
    """Return the agency's code, or one made from the name that the file gives."""
    return item.provider_code or code_of(item.provider or "Unknown")


def code_of(name: str) -> str:
    """Return a code for an agency of which only the name is known."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]
    return slug or "x-" + hashlib.sha256(name.encode()).hexdigest()[:12]


def guid_of(item: ParsedItem, content_hash: str) -> str:
    """Return the guid; without one, the content is the item. A very long one ends in its hash."""
    guid = item.guid or f"sha256:{content_hash}"
    if len(guid) <= _GUID:
        return guid
    return guid[: _GUID - 65] + "#" + hashlib.sha256(guid.encode()).hexdigest()
