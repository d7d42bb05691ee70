"""Lists as PostgreSQL reads them: the driver takes ten times as long for an array."""

from __future__ import annotations

from collections.abc import Iterable


def array_of_texts(values: Iterable[object]) -> str:
    """Return an array of texts, or of anything as text (PostgreSQL 18, 8.15.6)."""
    quoted = (str(one).replace("\\", "\\\\").replace('"', '\\"') for one in values)
    return "{" + ",".join(f'"{one}"' for one in quoted) + "}"


def array_of_numbers(values: Iterable[int]) -> str:
    """Return an array of whole numbers."""
    return "{" + ",".join(map(str, values)) + "}"
