"""Moments as agencies write them: ISO 8601 in its forms, RFC 5322, and what people type."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from dateline.wires.reading.abbreviations import ZONES_BY_ABBREVIATION

# No moment is longer, and what is longer is not kept in memory.
_LONGEST: Final = 80
_NAMED: Final = re.compile(r"(.*\d)\s+\(?([^\W\d_]{2,5})\)?")
# With dots the day is first, wherever dates are so written; the search below takes the month first.
_DOTTED: Final = re.compile(
    r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(\s?(?:Z|GMT|UTC))?)?",
    re.ASCII,
)
# The name beside an offset says nothing more.
_NAMED_OFFSET: Final = re.compile(r"(\d{4}-\d.*\d) ?(?:GMT|UTC)([+-]\d\d:?\d\d)", re.ASCII)
# Mail knows these as offsets (RFC 5322, section 4.3), and of others nothing.
_OF_MAIL: Final = frozenset(["UT", "GMT", "UTC", *(x + y for x in "ECMP" for y in ("ST", "DT"))])


def moment(text: str | None, *, zone: str | None = None) -> datetime | None:
    """Return an aware moment, or None where the text is none.

    Args:
        zone: the time zone meant where the text names none; UTC by default.
    """
    return _moment(text, zone) if text and len(text) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _moment(text: str, zone: str | None) -> datetime | None:
    text = text.strip()
    # Most are ISO 8601 and end with a number, or with Z behind one; to look closer takes longer.
    if not text[-1:].isdigit() and not text[-2:-1].isdigit():
        named = _NAMED.fullmatch(text)
        if named and named[2] not in _OF_MAIL and named[2] in ZONES_BY_ABBREVIATION:
            text, zone = named[1].strip(), ZONES_BY_ABBREVIATION[named[2]]
    if not text:
        return None
    found = _iso(text) or _dotted(text) or _mail(text) or _typed(text)
    if found is None:
        return None
    if found.tzinfo is None:
        found = found.replace(tzinfo=ZoneInfo(zone) if zone else UTC)
    try:
        return found.astimezone(UTC)
    except (OverflowError, ValueError):
        # Out of the years there are, or an offset of more than a day.
        return None


def _iso(text: str) -> datetime | None:
    named = _NAMED_OFFSET.fullmatch(text) if "+" in text or "-" in text[-6:] else None
    try:
        return datetime.fromisoformat(named[1] + named[2] if named else text)
    except ValueError:
        return None


def _dotted(text: str) -> datetime | None:
    found = _DOTTED.fullmatch(text)
    if found is None:
        return None
    day, month, year, hour, minute, second = (int(one or 0) for one in found.groups()[:6])
    try:
        zone = UTC if found[7] else None
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def _mail(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _typed(text: str) -> datetime | None:
    from dateutil import parser

    # Without year, month and day dateutil fills in those of today, which would be invented.
    try:
        one = parser.parse(text, default=datetime(1904, 2, 3))  # noqa: DTZ001
        other = parser.parse(text, default=datetime(1908, 5, 6))  # noqa: DTZ001
    except (ValueError, OverflowError, TypeError, AttributeError, RuntimeError):
        return None
    except Warning:
        return None
    return one if one == other else None
