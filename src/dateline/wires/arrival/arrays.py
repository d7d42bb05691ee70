"""Lists as PostgreSQL reads them: the driver takes ten times as long for an array."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter


def array_of_texts(values: Iterable[object]) -> str:
    """Return an array of texts, or of anything as text; None is NULL (PostgreSQL 18, 8.15.6)."""
    return "{" + ",".join(["NULL" if one is None else _quoted(str(one)) for one in values]) + "}"


def arrays_of(values: Sequence[object], names: Iterable[str]) -> list[str]:
    """Return for each name the array of that attribute of all values."""
    return [array_of_texts(map(attrgetter(name), values)) for name in names]


def array_of_bytes(values: Iterable[bytes]) -> str:
    """Return an array of byte strings (PostgreSQL 18, 8.4.1)."""
    return "{" + ",".join([f'"\\\\x{one.hex()}"' for one in values]) + "}"


def array_of_numbers(values: Iterable[int]) -> str:
    """Return an array of whole numbers."""
    return "{" + ",".join(map(str, values)) + "}"


def _quoted(text: str) -> str:
    if "\\" in text or '"' in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
