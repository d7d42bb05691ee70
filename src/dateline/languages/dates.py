"""Dates and times as a service's readers write them (CLDR), in its calendars and time zone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from babel import dates

from dateline.languages.conventions import Conventions
from dateline.languages.errors import UnknownCalendar
from dateline.languages.numerals import digits
from dateline.languages.persian import format_persian
from dateline.languages.tags import cldr

_NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_ISOLATE: Final = "\N{LEFT-TO-RIGHT ISOLATE}"
_END_OF_ISOLATE: Final = "\N{POP DIRECTIONAL ISOLATE}"
_LATIN: Final = re.compile("[A-Za-z]")
_RELATIVE_UP_TO: Final = timedelta(days=7)


def local(moment: datetime, service: Conventions) -> datetime:
    """Return an aware moment in the service's time zone.

    Raises:
        ValueError: the moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError(f"a time without a time zone cannot be shown to readers: {moment}")
    return moment.astimezone(ZoneInfo(service.time_zone))


def format_date(day: date | datetime, service: Conventions) -> str:
    """Write a day in the service's calendars, the first as main, others in brackets.

    An aware datetime is first brought to the service's time zone. "23 November 2026",
    "۲۳ نوامبر ۲۰۲۶ (۲ آذر ۱۴۰۵)".

    Raises:
        UnknownCalendar, UnknownNumerals: the service is set up wrongly.
    """
    if isinstance(day, datetime):
        day = local(day, service).date()
    main, *others = [_in_calendar(day, name, service) for name in service.calendar.split("+")]
    return digits(" ".join([main, *(f"({other})" for other in others)]), service.numerals)


def format_month(day: date, service: Conventions) -> str:
    """Write the Gregorian month of a day with its year, as it stands alone: "November 2026"."""
    text = dates.format_skeleton("yMMMM", day, locale=cldr(service.cldr_locale))
    return digits(text, service.numerals)


def format_time(moment: datetime, service: Conventions) -> str:
    """Write an aware moment's hour and minute in the service's time zone, and name the zone.

    "2:05 PM UTC", "۱۷:۳۵ (UTC+3:30)". The zone is a difference from UTC, which every reader can
    reckon with and which CLDR has no name for in most languages. No line breaks within it; where
    a language that runs from right to left writes Latin AM and PM, as Urdu does, it is a run of its
    own from left to right.
    """
    when = local(moment, service)
    pattern = _clock(service.cldr_locale)
    before, after = (
        digits(_by_pattern(when, part, service), service.numerals) if part.strip() else part
        for part in pattern.split("v")
    )
    clock = f"{before}{_zone(when)}{after}".replace(" ", _NO_BREAK)
    if cldr(service.cldr_locale).text_direction == "rtl" and _LATIN.search(before + after):
        return f"{_ISOLATE}{clock}{_END_OF_ISOLATE}"
    return clock


def format_datetime(moment: datetime, service: Conventions) -> str:
    """Write an aware moment as date and time with zone, joined as CLDR joins them."""
    joined = str(cldr(service.cldr_locale).datetime_formats["long"]).replace("'", "")
    day, clock = format_date(moment, service), format_time(moment, service)
    return joined.replace("{1}", day).replace("{0}", clock)


def format_relative(moment: datetime, service: Conventions, *, now: datetime) -> str:
    """Write how long ago a moment was, "3 hours ago"; after seven days, or ahead, its date.

    Where CLDR has no relative times for a language (yo, ig, rw), the date and time is written.
    """
    age = now - moment
    if not timedelta(0) <= age < _RELATIVE_UP_TO:
        return format_date(moment, service)
    text = dates.format_timedelta(
        -max(age, timedelta(minutes=1)),
        granularity="minute",
        threshold=1,
        add_direction=True,
        locale=cldr(service.cldr_locale),
    )
    if text.startswith("-"):
        return format_datetime(moment, service)
    return digits(text, service.numerals)


def iso(moment: datetime) -> str:
    """Write an aware moment for machines: RFC 3339 in UTC, "2026-11-23T14:05:00Z"."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _in_calendar(day: date, calendar: str, service: Conventions) -> str:
    if calendar == "gregory":
        return dates.format_date(day, "long", locale=cldr(service.cldr_locale))
    if calendar == "persian":
        return format_persian(day, service.language_tag)
    raise UnknownCalendar(service.calendar)


def _by_pattern(when: datetime, pattern: str, service: Conventions) -> str:
    zone = when.tzinfo if isinstance(when.tzinfo, ZoneInfo) else None
    return dates.format_time(when, pattern, tzinfo=zone, locale=cldr(service.cldr_locale))


@cache
def _clock(tag: str) -> str:
    """Return CLDR's pattern of hour, minute and zone, in the locale's 12 or 24 hours."""
    locale = cldr(tag)
    halves = "a" in locale.time_formats["short"].pattern
    fallback = "h:mm a v" if halves else "HH:mm v"
    return str(locale.datetime_skeletons.get("hmv" if halves else "Hmv", fallback))


def _zone(when: datetime) -> str:
    minutes = int((when.utcoffset() or timedelta(0)).total_seconds()) // 60
    if minutes == 0:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "\N{MINUS SIGN}"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
