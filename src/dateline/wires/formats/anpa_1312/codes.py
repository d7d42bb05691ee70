"""Codes of ANPA 1312 and of the agencies that write it, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# The priority of a story, as an urgency of IPTC.
URGENCIES: Final = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 5}
CATEGORIES: Final = {
    "a": "domestic general news",
    "d": "food",
    "e": "entertainment",
    "f": "financial",
    "i": "international",
    "j": "lottery",
    "k": "commentary",
    "l": "lifestyle",
    "n": "state and regional",
    "o": "weather",
    "p": "politics",
    "q": "sports scores",
    "r": "racing",
    "s": "sports",
    "t": "travel",
    "v": "advisory",
    "w": "Washington",
}
# Codes of typesetters for which there are characters today.
CHARACTERS: Final = {"``": "“", "''": "”"}
# In tables a brace is a half, as in games behind.
HALF: Final = re.compile(r"\{(?<=\d\{)")
ZONES: Final = {
    "GMT": 0,
    "UTC": 0,
    "EDT": -4,
    "EST": -5,
    "CDT": -5,
    "CST": -6,
    "MDT": -6,
    "MST": -7,
    "PDT": -7,
    "PST": -8,
}


@dataclass(frozen=True, kw_only=True)
class Habit:
    """What the line after an agency's text says: its time, and the service it is from.

    `service` begins that line; `time` has the groups year, month, day, hour, minute, zone.
    """

    agency: str
    service: str
    time: re.Pattern[str]
    language: str | None = None


_HABITS: Final = (
    Habit(
        agency="ap",
        service="AP-",
        time=re.compile(
            r"(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)\s+"
            r"(?P<hour>\d\d)(?P<minute>\d\d)(?P<zone>[A-Z]{3})?"
        ),
    ),
    Habit(
        agency="kyodo",
        service="KWS-",
        time=re.compile(
            r"(?P<hour>\d\d):(?P<minute>\d\d)-(?P<day>\d\d)-(?P<month>\d\d)-(?P<year>\d\d)"
            r"(?P<zone>(?!))?"
        ),
        language="en",
    ),
)
# Others write it as AP does.
_OTHERS: Final = Habit(agency="", service="", time=_HABITS[0].time)


def habit_in(trailer: str) -> Habit:
    """Return the habit that the line after the text shows."""
    line = trailer.lstrip()
    return next((one for one in _HABITS if line.startswith(one.service)), _OTHERS)
