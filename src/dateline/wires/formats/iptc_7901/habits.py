"""Habits of agencies that send IPTC 7901, as data: one line an agency and service.

A service is known by its agency and by how its message numbers begin.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final


@dataclass(frozen=True, kw_only=True)
class Habit:
    """What an agency's messages have that the standard leaves open.

    `service` is the beginning of the source identification, "" for all of the agency's;
    `headline_last` says that of several title lines only the last is the headline.
    """

    agency: str
    service: str = ""
    language: str | None = None
    headline_last: bool = False


HABITS: Final[tuple[Habit, ...]] = (
    Habit(agency="dpa", service="ec", language="en"),
    Habit(agency="keystone-sda", service="bsf", language="fr", headline_last=True),
    Habit(agency="keystone-sda", service="bsd", language="de", headline_last=True),
    Habit(agency="keystone-sda", service="bsi", language="it", headline_last=True),
    Habit(agency="keystone-sda", headline_last=True),
)
_PLAIN: Final = Habit(agency="")

# Where what is not for readers begins: an agency's notebook, or the line that says so.
NOT_FOR_READERS: Final = re.compile(
    r"^#{1,2} *(?:dpa[ -])?(?:notebook|notizblock|notiz|bloc-notes|note to editors|achtung)\b"
    r"|^\*(?: ?\*){2,} *\n+(?=[^\n]*(?:\bnot (?:intended )?for publication|\bnicht (?:zur|für die) "
    r"ver(?:ö|oe)ffentlichung|\bpas destiné\w* (?:à la )?publication))"
    r"|^(?:the following information|die folgenden informationen|les informations suivantes)[^\n]*"
    r"(?:not|nicht|pas)\b",
    re.IGNORECASE | re.MULTILINE,
)
# Lines above a headline that say what kind of sending this is.
MARKER: Final = re.compile(
    r"(?:\d{1,2}(?:ST|ND|RD|TH) (?:LEAD|LD|UPDATE)|LEAD|\d{1,2}\. ?(?:LEAD|ZF|ZUSAMMENFASSUNG)|"
    r"REFILE|REPEAT|URGENT|EILMELDUNG|EIL|FLASH|BULLETIN|ALERT|UPDATE|"
    r"CORRECT\w*|BERICHTIGUNG|KORREKTUR|RECTIFICATI\w+|CORRECTIF|KILL|WITHDRAWAL|WITHHOLD|"
    r"SPERRFRIST\b.{0,60}|EMBARGO\w*\b.{0,60}|ADVISORY|EXTRA|FEATURE|ANALYSIS|PREVIEW|ROUNDUP|"
    r"NEWS FEATURE|BACKGROUND|INTERVIEW|PROFILE|MANDATORY KILL)"
    r"(?:[ :/,=+-]+(?=\S)|[ :/,=+-]*$)"
)
BYLINE: Final = re.compile(r"(?:By|Von|Par|Por|Di|Door|Av|Af) +(?=\w)")
MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan janv ene gen",
            "feb fév fev febr",
            "mar mär mrz mae mars maer mrt",
            "apr avr abr",
            "may mai mag maj mei",
            "jun juin giu juni",
            "jul juil lug juli",
            "aug aoû aou ago août",
            "sep sept set",
            "oct okt ott",
            "nov",
            "dec dez déc dic",
        ),
        1,
    )
    for name in names.split()
}


@lru_cache(maxsize=256)
def habit_of(agency: str | None, source: str) -> Habit:
    """Return the habit of an agency's service, the most exact one."""
    fitting = [one for one in HABITS if one.agency == agency and source.startswith(one.service)]
    return max(fitting, key=lambda one: len(one.service), default=_PLAIN)
