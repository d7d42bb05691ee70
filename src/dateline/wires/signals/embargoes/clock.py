"""Days and times of day as notes write them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            (
                "jan january januar januari janvier janv"
                " enero ene gennaio gen janeiro tammikuuta января"
            ),
            (
                "feb february februar februari février"
                " fév febrero febbraio fevereiro helmikuuta февраля"
            ),
            "mar march märz mär maart mrt mars marzo março maaliskuuta марта",
            "apr april avril avr abril abr aprile huhtikuuta апреля",
            "may mai mei maj mayo maggio mag maio toukokuuta мая",
            "jun june juni juin junio giugno giu junho kesäkuuta июня",
            "jul july juli juillet juil julio luglio lug julho heinäkuuta июля",
            "aug august augustus août agosto ago elokuuta августа",
            "sep sept september septembre septiembre settembre set setembro syyskuuta сентября",
            "oct october okt oktober octobre octubre ottobre ott outubro out lokakuuta октября",
            "nov november novembre noviembre novembro marraskuuta ноября",
            (
                "dec december dez dezember décembre déc diciembre dic dicembre dezembro joulukuuta"
                " декабря"
            ),
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            (
                "monday mon montag lundi lunes lunedì segunda-feira maandag mandag måndag"
                " maanantaina понедельника"
            ),
            (
                "tuesday tue tues dienstag mardi martes martedì terça-feira dinsdag tirsdag tisdag"
                " tiistaina вторника"
            ),
            (
                "wednesday wed mittwoch mercredi miércoles mercoledì quarta-feira woensdag onsdag"
                " keskiviikkona среды"
            ),
            (
                "thursday thu thur thurs donnerstag jeudi jueves giovedì quinta-feira donderdag"
                " torsdag torstaina четверга"
            ),
            (
                "friday fri freitag vendredi viernes venerdì sexta-feira vrijdag fredag perjantaina"
                " пятницы"
            ),
            (
                "saturday sat samstag sonnabend samedi sábado sabato zaterdag lørdag lördag"
                " lauantaina субботы"
            ),
            (
                "sunday sun sonntag dimanche domingo domenica zondag søndag söndag sunnuntaina"
                " воскресенья"
            ),
        )
    )
    for name in names.split()
}
_AHEAD: Final = {
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "heute": 0,
    "demain": 1,
    "hoy": 0,
    "oggi": 0,
    "domani": 1,
    "hoje": 0,
    "amanhã": 1,
    "vandaag": 0,
    "idag": 0,
    "imorgon": 1,
    "сегодня": 0,
    "завтра": 1,
}


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_ISO: Final = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)(?=\D|$)")
_MONTH_FIRST: Final = re.compile(
    rf"\b({_any(_MONTHS)})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*[:.]\d\d)(?:,?\s+(20\d\d))?"
)
_DAY_FIRST: Final = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s*(?:de\s+|of\s+)?({_any(_MONTHS)})\b\.?"
    r"(?:,?\s*(?:de\s+)?(20\d\d))?"
)
_NUMBERS: Final = re.compile(r"\b(\d{1,2})([./])(\d{1,2})(?:\2(20\d\d|\d\d)?)?(?![\d])")
_WEEKDAY: Final = re.compile(rf"\b({_any(_WEEKDAYS)})\b")
_RELATIVE: Final = re.compile(rf"\b({_any(_AHEAD)})\b")
_TIME: Final = re.compile(
    r"(?<![\d.:/-])(?P<hour>[01]?\d|2[0-4])"
    r"(?:\s?[:.h]\s?(?P<minute>[0-5]\d)(?:[:.][0-5]\d)?)?\s*"
    r"(?P<half>[ap]\.?\s?m\b\.?|uhr\b|heures?\b|horas?\b|hrs?\b|hours\b|h\b|uur\b|часов\b)?",
)
_FOUR: Final = re.compile(r"(?<![\d/.-])([01]\d|2[0-4])([0-5]\d)(?=\s*(?:[a-zа-я]|$|[,.)]))")
_NAMED: Final = re.compile(
    r"\b(noon|midday|midnight|mitternacht|minuit|midi|medianoche|mediodía)\b"
)
_NAMES: Final = {"noon": 12, "midday": 12, "midi": 12, "mediodía": 12}


def day_in(text: str, today: date) -> tuple[date, str] | None:
    """Return the day that a text in lower case names, and the text without it.

    A day without a year is the next one, or one not long past. Of 3/4 the later reading counts.
    """
    for pattern, order in ((_ISO, "ymd"), (_MONTH_FIRST, "mdy"), (_DAY_FIRST, "dmy")):
        found = pattern.search(text)
        day = _dated(dict(zip(order, found.groups(), strict=True)), today) if found else None
        if found and day:
            return day, _without(text, found)
    for found in _NUMBERS.finditer(text):
        day = _of_numbers(found, today)
        if day:
            return day, _without(text, found)
    return _relative(text, today)


def time_in(text: str) -> tuple[int, int] | None:
    """Return the hour and minute that a text in lower case names; the hour may be 24."""
    named = _NAMED.search(text)
    if named:
        # Midnight of a day is taken for the one at its end.
        return _NAMES.get(named[1], 24), 0
    four = _FOUR.search(text)
    if four and (int(four[1]), int(four[2])) <= (24, 0):
        return int(four[1]), int(four[2])
    for found in _TIME.finditer(text):
        if found["minute"] or found["half"]:
            return _clock(found)
    return None


def _clock(found: re.Match[str]) -> tuple[int, int] | None:
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"] or ""
    if half[:1] in {"a", "p"} and "m" in half:
        if hour > 12:
            return None
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    return (hour, minute) if (hour, minute) <= (24, 0) else None


def _dated(parts: dict[str, str | None], today: date) -> date | None:
    month = parts["m"] or ""
    number = _MONTHS.get(month) or (int(month) if month.isdecimal() else 0)
    return _day(parts["y"], number, int(parts["d"] or 0), today)


def _of_numbers(found: re.Match[str], today: date) -> date | None:
    first, second, year = int(found[1]), int(found[3]), found[4]
    # A dot alone parts hours and minutes too: 18.30 is a time, 25.11. is a day.
    if found[2] == "." and not found[0].endswith(".") and not year:
        return None
    readings = [_day(year, second, first, today)]
    if found[2] == "/":
        readings.append(_day(year, first, second, today))
    return max((one for one in readings if one), default=None)


def _day(year: str | None, month: int, day: int, today: date) -> date | None:
    try:
        if year:
            return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
        found = date(today.year, month, day)
        return found if (today - found).days < 180 else date(today.year + 1, month, day)
    except ValueError:
        return None


def _relative(text: str, today: date) -> tuple[date, str] | None:
    ahead = _RELATIVE.search(text)
    if ahead:
        return today + timedelta(days=_AHEAD[ahead[1]]), _without(text, ahead)
    weekday = _WEEKDAY.search(text)
    if weekday:
        days = (_WEEKDAYS[weekday[1]] - today.weekday()) % 7
        return today + timedelta(days=days), _without(text, weekday)
    return None


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} ; {text[found.end() :]}"


def local_time(day: date, hour: int, minute: int) -> datetime:
    """Return the time of day on a day; hour 24 is the beginning of the next."""
    return datetime.combine(day, time.min) + timedelta(hours=hour, minutes=minute)
