"""Datelines that only stand at the beginning of a text: `ATLANTA (AP) _`, `Paris (ats afp)`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dateline.wires.agencies import agency_of
from dateline.wires.reading.times import moment

_SOURCED: Final = re.compile(
    r"(?P<dateline>[^\W\d_][^()\n]{1,70}?)\s*\((?P<source>[^\W\d_][^()\n]{1,30})\)"
    r"(?P<dash>\s*[-–—_]+(?=\s))?"
)
_DASHED: Final = re.compile(
    r"(?P<dateline>[^\W\d_][^()\n]{1,70}?)\s+(?P<source>[A-Z][\w-]{1,15})\s+(?P<dash>[-–—_]+)\s"
)
_DASH: Final = re.compile(r"[-–—_]\s")
_TRAILING_DATE: Final = re.compile(r",?\s+[^\W\d_]{3,10}\.?\s+\d{1,2}(?:,? \d{4})?$")
_PARTS: Final = re.compile(r"[\s/,+-]+")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a text was written, as it says, and the sources that it names."""

    text: str
    place: str | None
    sources: tuple[str, ...]


def stated_dateline(text: str | None) -> str | None:
    """Return a dateline that a field states, without dashes; a bare date or moment is none."""
    line = text.strip(" -–—") if text else ""
    return None if line[:1].isdigit() and moment(line) else line or None


def dateline_in(text: str) -> Dateline | None:
    """Return the dateline that a first paragraph begins with, if it does.

    Parentheses without a dash count only around an agency, words before a dash only if the last
    is one.
    """
    head = text[:140]
    # The expressions try many ways, and most texts have neither.
    found = _SOURCED.match(head) if ")" in head else None
    if found:
        sources = _sources(found["source"])
        if found["dash"] or any(map(agency_of, sources)):
            return _dateline(found["dateline"], sources)
        return None
    found = _DASHED.match(head) if _DASH.search(head) else None
    if found and agency_of(found["source"]):
        return _dateline(found["dateline"], (found["source"],))
    return None


def _sources(named: str) -> tuple[str, ...]:
    return (named, *(part for part in _PARTS.split(named) if part and part != named))


def _dateline(text: str, sources: tuple[str, ...]) -> Dateline:
    text = text.strip(" ,")
    place = _TRAILING_DATE.sub("", text).partition(",")[0].strip()
    return Dateline(text, (place.title() if place.isupper() else place) or None, sources)
