"""Fields of JSON objects whose types nobody vouches for."""

from __future__ import annotations

from typing import Any

from dateline.wires.reading.fields import one_line


def text_of(holder: dict[str, Any], *names: str) -> str | None:
    """Return the first of the fields that holds text or a number, on one line."""
    for name in names:
        value = holder.get(name)
        if value is not None:
            line = line_of(value)
            if line:
                return line
    return None


def line_of(value: Any) -> str | None:
    """Return a text or a number on one line; None for anything else."""
    if type(value) is str:
        if value.isalnum():
            return value
        plain = value.isprintable() and not ("<" in value or "&" in value or "  " in value)
        return value.strip(" ") if plain else one_line(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def lines_of(holder: dict[str, Any], names: frozenset[str]) -> dict[str, str]:
    """Return those of the fields that hold text or a number, each on one line, read once."""
    found = {}
    for name, value in holder.items():
        if name in names and value is not None and (line := line_of(value)):
            found[name] = line
    return found


def objects(value: Any) -> list[dict[str, Any]]:
    """Return the objects in a list, in an object of objects, or the one object itself."""
    if isinstance(value, list):
        return [one for one in value if isinstance(one, dict)]
    if isinstance(value, dict):
        inner = [one for one in value.values() if isinstance(one, dict)]
        return inner or [value]
    return []


def whole_number(value: Any) -> int | None:
    """Return an urgency or priority between 1 and 9, else None."""
    if not value:
        return None
    try:
        number = int(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if 1 <= number <= 9 else None
