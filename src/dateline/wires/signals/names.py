"""How items are called besides their guid: by slug and by number, in the form that is compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_CYCLE: Final = re.compile(r"^\W*(?:BC|AM|PM|AP)-+", re.IGNORECASE)
# What agencies add to a slug from sending to sending.
_ADDED: Final = re.compile(
    r"\([^()]*\)|[,/\s-]+\(?(?:\d{1,2}(?:ST|ND|RD|TH)[\s-]*(?:LD|LEAD|ADD|TAKE)?)(?=[\s,/-]|$)"
    r"|(?<![^\W_])(?:\d{1,2}(?:ST|ND|RD|TH)\s*(?:LD|LEAD)|LEAD\s*\d{1,2}|LD|LEAD|WRITE-?THRU"
    r"|UPDATE(?:S|D)?(?:\s*\d{1,2})?|CORRECT(?:ION|IVE|ED|S)?|CORR|REFILE|REPEAT|RPT|KILL(?:ED)?"
    r"|WITHDRAW(?:N|AL)|WITHHOLD|ELIMINATION|MANDATORY|ADVISORY|URGENT|BULLETIN|FLASH|EMBARGO(?:ED)?"
    r"|BERICHTIGUNG|KORREKTUR|RECTIFICATI(?:F|ON)|CORRECTIF)(?![^\W_])",
    re.IGNORECASE,
)
_LENGTH: Final = re.compile(r",\s*\d{1,5}\s*$")
_LETTERS: Final = re.compile(r"[\W_]+")
_NUMBER: Final = re.compile(r"([a-z]{1,6})-?(\d{2,5})", re.IGNORECASE)
_NUMBERED: Final = frozenset({"anpa-1312", "iptc-7901"})
_SHORTEST: Final = 3
_LONGEST: Final = 200


def slug_key(slug: str) -> str:
    """Return what of a slug stays the same from sending to sending; "" where nothing does.

    Letters and digits only, in one case: header and text write the same slug with and without
    spaces. Cycle, lead number, length and the words for corrections and kills are left out.
    """
    if not slug:
        return ""
    plain = _LENGTH.sub("", _CYCLE.sub("", slug.strip(), count=1))
    key = _LETTERS.sub("", _ADDED.sub(" ", plain)).casefold()
    return key[:_LONGEST] if len(key) >= _SHORTEST else ""


def number_key(number: str) -> str:
    """Return a story's number (`V0532`, `eca062`) in one case.

    Zeros in front stay: the A0380 of an agency is not the A380 of a manufacturer.
    """
    found = _NUMBER.fullmatch(number.strip())
    return f"{found[1]}{found[2]}".casefold() if found else ""


def number_in(keywords: Sequence[str], *, format: str) -> str:  # noqa: A002
    """Return the number that a message of the teletype formats carries as its last keyword."""
    if format not in _NUMBERED or not keywords:
        return ""
    return number_key(keywords[-1])
