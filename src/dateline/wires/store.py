"""Where the bytes of the wires lie."""

from __future__ import annotations

from dateline.ground.files import ContentStore
from dateline.ground.settings import get_settings


def wire_store() -> ContentStore:
    """Return the store of received wire files."""
    return ContentStore(get_settings().store_root / "wires")
