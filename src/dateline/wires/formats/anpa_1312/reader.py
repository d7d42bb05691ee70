"""The facts of ANPA 1312 messages (ANPA 1312, wire service transmission guidelines, 1989)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

from dateline.wires.agencies import Agency, provider_of
from dateline.wires.errors import Malformed
from dateline.wires.formats.anpa_1312.codes import CATEGORIES, URGENCIES, ZONES, Habit, habit_in
from dateline.wires.formats.anpa_1312.layout import lines_of
from dateline.wires.formats.anpa_1312.story import Story, is_cut, story_of, without_cycle
from dateline.wires.formats.interface import Head, Opening
from dateline.wires.parsed import Draft, Subject
from dateline.wires.reading.datelines import Dateline, dateline_in
from dateline.wires.reading.telegraph import characters_of
from dateline.wires.reading.teletype import Message, framed, header_of, lead_of, messages
from dateline.wires.signals import signals_of

_SERVICE: Final = r"(?P<service>[a-zA-Z])(?P<number>\d{3,5})(?P<sender>[^\x1f\n]*)"
_SECOND: Final = (
    r"(?P<priority>[a-zA-Z])[ \t]+(?P<category>[a-zA-Z]{1,3})[ \t]*(?P<form>[\x11-\x14]*)"
)
_HEADER: Final = re.compile(
    rf"[\x00\x16\x7f\s]*{_SERVICE}\x1f?(?P<selector>[^\n]*)\n+\s*{_SECOND}[ \t]*(?P<rest>[^\n]*)"
)
_HEAD: Final = re.compile(rf"[\x00\x16\x7f\s]*\x01?{_SERVICE}\x1f[^\n]*\n+\s*{_SECOND}")
# Some transports drop the unit separator; then the form code or the start of heading must be there.
_BARE: Final = re.compile(rf"[\x00\x16\x7f\s]*\x01{_SERVICE}\n+\s*{_SECOND}")
# Others drop all controls; then a line set flush or indented must follow.
_LOST: Final = re.compile(
    rf"\s*[a-zA-Z]\d{{3,5}}[^\n]{{0,20}}\n\s*{_SECOND}[ \t]*\S[^\n]{{2,60}}\n(?=[\^\t])"
)
_TRAILER: Final = re.compile(r"^\s*[A-Z]{2,4}-[\w:-]+[ \w:]*<?\s*$")
# Behind the keyword: the day, and how many words.
_DATED: Final = re.compile(r"\s+\d{1,2}-\d{1,2}(?:\s+\d{1,6})?$")


_MOMENT: Final = ("year", "month", "day", "hour", "minute")


class Anpa1312:
    """Parses ANPA 1312; a file may hold several stories."""

    name = "anpa-1312"
    opening: Opening = "text"

    def recognises(self, head: Head) -> float:
        """By the start of heading with service level, number and selector, and the line after."""
        text = head.data[:512].decode("latin-1").replace("\r\n", "\n")
        if _HEAD.match(text) or _BARE.match(text):
            return 1.0
        return 0.8 if _LOST.match(text) else 0.0

    def parse(self, data: bytes) -> list[Draft]:
        """Read every story.

        Raises:
            Malformed: a message has no header of this format, or no text begins after it.
        """
        text = framed(characters_of(data).replace("\r\n", "\n"), _LOST, _TRAILER)
        return [_item(message, number) for number, message in enumerate(messages(text), 1)]


def _item(message: Message, number: int) -> Draft:
    header = _HEADER.match(header_of(message))
    if header is None or message.text is None:
        reason = "no header of ANPA 1312" if header is None else "no start of text (STX)"
        raise Malformed(f"The message has {reason}.", place=f"message {number}")
    rest = header["rest"].rstrip()
    dated = _DATED.search(rest)
    named = rest[: dated.start()] if dated else rest
    story = story_of(lines_of(message.text), _slug_of(named))
    dateline = next(filter(None, map(dateline_in, _openings(story))), None)
    return _facts(header, named, story, dateline, message.trailer)


def _openings(story: Story) -> list[str]:
    return [one.text for one in story.paragraphs[:6] if one.kind == "paragraph"]


def _slug_of(keyword: str) -> str:
    """The first word of the keyword field; the version stands after it."""
    return without_cycle(keyword.partition(" ")[0])


def _slugline(keyword: str, story: Story) -> str | None:
    """The header's keyword; where its field cut a word of it, the slug line of the text."""
    word = keyword.partition(" ")[0]
    if story.slug and is_cut(word, story.slug):
        return without_cycle(story.slug.partition(",")[0])
    return without_cycle(word) or (without_cycle(story.slug) if story.slug else None) or None


def _facts(
    header: re.Match[str], keyword: str, story: Story, dateline: Dateline | None, trailer: str
) -> Draft:
    habit = habit_in(trailer)
    sources = dateline.sources if dateline else ()
    name, agency = provider_of(habit.agency, header["sender"].strip(), *sources)
    slugline = _slugline(keyword, story)
    note = "\n".join(story.notes) or None
    category = header["category"].lower()
    return Draft(
        version=lead_of(keyword, story.slug),
        provider=name or None,
        provider_code=agency.code if agency else None,
        language=habit.language,
        signals=signals_of(
            pubstatus=None,
            embargoed=False,
            stated=("advisory",) if category == "v" else (),
            markers=(story.headline, story.slug, keyword),
            note=note,
        ),
        urgency=URGENCIES.get(header["priority"].lower()),
        slugline=slugline,
        headline=story.headline,
        byline=", ".join(story.bylines) or None,
        dateline=dateline.text if dateline else None,
        located=dateline.place if dateline else None,
        versioncreated=_time(trailer, habit, agency),
        ednote=note,
        keywords=tuple(filter(None, (story.slug, header["service"] + header["number"]))),
        subjects=(Subject("anpa-1312-category", category, CATEGORIES.get(category)),),
        paragraphs=tuple(story.paragraphs),
    )


def _time(trailer: str, habit: Habit, agency: Agency | None) -> datetime | None:
    found = habit.time.search(trailer)
    if found is None:
        return None
    if found["zone"] in ZONES:
        zone: timezone | ZoneInfo = timezone(timedelta(hours=ZONES[found["zone"]]))
    else:
        zone = ZoneInfo(agency.zone) if agency and agency.zone else UTC
    year, month, day, hour, minute = map(int, found.group(*_MOMENT))
    century = 2000 if year < 70 else 1900
    try:
        return datetime(century + year, month, day, hour, minute, tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
