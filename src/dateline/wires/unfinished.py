"""Names under which programs write a file before they give it its own."""

from __future__ import annotations

from typing import Final

_ENDINGS: Final = (".tmp", ".part", ".partial", ".filepart", ".crdownload", ".swp", "~")


def is_unfinished(name: str) -> bool:
    """Whether a file of this name is hidden or still being written, by its name alone."""
    return name.startswith(".") or name.lower().endswith(_ENDINGS)
