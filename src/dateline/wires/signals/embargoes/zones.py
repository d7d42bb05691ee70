"""Time zones as notes name them: by abbreviation, by city, by offset."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from dateline.wires.reading.abbreviations import ZONES_BY_ABBREVIATION

_CITIES: Final = {
    "america/new_york": "new york|washington|eastern|u\\.?s\\.? eastern",
    "america/chicago": "chicago|central",
    "america/los_angeles": "los angeles|pacific",
    "europe/london": "london|londres|londra|british|u\\.?k\\.?",
    "europe/paris": "paris|parigi|parís|french",
    "europe/berlin": "berlin|berliner|german",
    "europe/brussels": "brussels|bruxelles|brüssel|brussel",
    "europe/zurich": "z[uü]rich",
    "europe/vienna": "vienna|wien",
    "europe/rome": "rom[ea]|roma",
    "europe/madrid": "madrid",
    "europe/lisbon": "lisbon|lisboa",
    "europe/moscow": "moscow|moscou|moskau|московскому|москвы",
    "europe/stockholm": "stockholm|swedish",
    "europe/oslo": "oslo",
    "europe/copenhagen": "copenhagen|københavn",
    "europe/helsinki": "helsinki",
    "asia/tokyo": "tokyo|japan",
    "asia/hong_kong": "hong kong",
    "asia/tehran": "te[h]?ran",
    "asia/dubai": "dubai",
    "australia/sydney": "sydney",
}
_SHORT: Final = re.compile(
    rf"(?<![^\W\d_])({'|'.join(sorted(ZONES_BY_ABBREVIATION, key=len, reverse=True))})(?![\w])"
)
_OFFSET: Final = re.compile(r"\b(?:GMT|UTC)\s?([+\-−])\s?(\d{1,2})(?::?([0-5]\d))?(?!\d)")
_BY_CITY: Final = tuple(
    (
        zone,
        re.compile(
            rf"\b(?:{words})(?:'s)?\s+(?:standard |daylight )?time\b"
            rf"|\b(?:heure(?: de)?|hora (?:de|em)|ora di|по)\s+(?:{words})\b"
            rf"|\b(?:{words})er (?:orts)?zeit\b",
            re.IGNORECASE,
        ),
    )
    for zone, words in _CITIES.items()
)


def zone_in(text: str, *, otherwise: str | None) -> tzinfo:
    """Return the zone that a text names, else the agency's own, else UTC."""
    offset = _OFFSET.search(text)
    if offset and int(offset[2]) <= 14:
        gap = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        return timezone(gap if offset[1] == "+" else -gap)
    short = _SHORT.search(text)
    if short:
        return ZoneInfo(ZONES_BY_ABBREVIATION[short[1]])
    named = next((zone for zone, pattern in _BY_CITY if pattern.search(text)), None)
    return ZoneInfo(_cased(named)) if named else ZoneInfo(otherwise or "UTC")


def instant_of(local: datetime, zone: tzinfo) -> datetime:
    """Return the moment at which clocks of a zone show a time, in UTC.

    In the night in which they are set back a time comes twice, and in the other one it never
    comes: then it is the later of the two readings, for holding longer does no harm.
    """
    readings = [local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    return max(readings)


def _cased(zone: str) -> str:
    area, _, city = zone.partition("/")
    return f"{area.title()}/{'_'.join(part.title() for part in city.split('_'))}"
