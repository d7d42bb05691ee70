"""The Persian calendar (Solar Hijri, "Jalali"; CLDR: persian), by ICU."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Final, NamedTuple

from icu4py.messageformat import MessageFormat

from dateline.languages.tags import fallbacks

_NOON: Final = time(12, tzinfo=UTC)
_FIRST_HALF_DAYS: Final = 31 * 6
# Dari and Pashto name the months after the zodiac; other countries use Iran's names.
_ICU_LANGUAGE: Final = {"prs": "fa-AF"}


class PersianDate(NamedTuple):
    """A day of the Persian calendar; month 1 is Farvardin."""

    year: int
    month: int
    day: int


def to_persian(day: date) -> PersianDate:
    """Return the Persian date of a Gregorian day."""
    year, month, number = _written(day, "y M d", "en").split(" ")
    return PersianDate(int(year), int(month), int(number))


def to_gregorian(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of a Persian date.

    Raises:
        ValueError: there is no such day.
    """
    if not (1 <= month <= 12 and 1 <= day <= 31):
        raise ValueError(f"there is no day {year}-{month}-{day} in the Persian calendar")
    before = 31 * (month - 1) if month <= 7 else _FIRST_HALF_DAYS + 30 * (month - 7)
    found = _new_year(year) + timedelta(days=before + day - 1)
    if to_persian(found) != (year, month, day):
        raise ValueError(f"there is no day {year}-{month}-{day} in the Persian calendar")
    return found


def format_persian(day: date, tag: str) -> str:
    """Write a day as day, month's name, year, with ASCII digits: "2 آذر 1405"."""
    return _written(day, "d MMMM y", _ICU_LANGUAGE.get(fallbacks(tag)[-1], tag))


def _new_year(year: int) -> date:
    """Nowruz lies between 18 and 23 March in every year that we write dates of."""
    for day in range(18, 24):
        if to_persian(found := date(year + 621, 3, day)) == (year, 1, 1):
            return found
    raise ValueError(f"the year {year} is too far from ours for the Persian calendar")


def _written(day: date, pattern: str, tag: str) -> str:
    return _format(pattern, tag).format({"day": datetime.combine(day, _NOON)})


@cache
def _format(pattern: str, tag: str) -> MessageFormat:
    return MessageFormat(f"{{day,date,{pattern}}}", f"{tag}-u-ca-persian-nu-latn-tz-utc")
