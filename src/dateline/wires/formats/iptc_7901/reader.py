"""The facts of IPTC 7901 messages (IPTC 7901, the text transmission format, 1995)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from dateline.wires.agencies import Agency, provider_of
from dateline.wires.errors import Malformed
from dateline.wires.formats.interface import Head, Opening
from dateline.wires.formats.iptc_7901 import zczc
from dateline.wires.formats.iptc_7901.habits import MONTHS, Habit, habit_of
from dateline.wires.formats.iptc_7901.layout import Layout, laid_out
from dateline.wires.parsed import Draft, Subject
from dateline.wires.reading.datelines import Dateline, dateline_in
from dateline.wires.reading.jsonfields import whole_number
from dateline.wires.reading.telegraph import characters_of
from dateline.wires.reading.teletype import Message, framed, header_of, lead_of, messages
from dateline.wires.signals import signals_of

_HEADER: Final = re.compile(
    r"[\x00\x16\x7f\s]*(?P<source>[a-zA-Z]{1,6})-?(?P<number>\d{2,5})[ \t]+(?P<priority>\d)[ \t]+"
    r"(?P<category>[a-zA-Z]{1,4})[ \t]+(?P<count>\d{1,6})(?P<rest>[^\n]*)(?:\n(?P<catch>.*))?",
    re.DOTALL,
)
_HEAD: Final = re.compile(r"[\x00\x16\x7f\s]*\x01" + _HEADER.pattern)
# Some transports drop all controls; then the line of what it is about must follow the fields.
_BARE: Final = re.compile(
    r"\s*[a-zA-Z]{1,6}-?\d{2,5}[ \t]+\d[ \t]+[a-zA-Z]{1,4}[ \t]+\d{1,6}[ \t]+\S[^\n]*\n"
    r"(?:[ \t]*\n)?[^\n/]{1,60}(?:/[^\n/]{1,60}){0,6}/[ \t]*\n"
)
_TIME: Final = re.compile(
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)[ \t]*(?P<zone>GMT|UTC|Z)?[ \t]+"
    r"(?P<month>[^\W\d_]{3,5})\.?[ \t]+(?P<year>\d{4}|\d\d)(?!\d)"
)


class Iptc7901:
    """Parses IPTC 7901; a file may hold several messages, also in the frame of telegraph lines."""

    name = "iptc-7901"
    opening: Opening = "text"

    def recognises(self, head: Head) -> float:
        """By the start of heading and the fields after it, or by the frame `ZCZC`."""
        text = head.data[:512].decode("latin-1")
        if _HEAD.match(text):
            return 1.0
        text = text.replace("\r\n", "\n")
        return 0.8 if zczc.BEGINNING.match(text) or _BARE.match(text) else 0.0

    def parse(self, data: bytes) -> list[Draft]:
        """Read every message.

        Raises:
            Malformed: a message has no header of this format, or no text begins after it.
        """
        text = characters_of(data)
        if zczc.BEGINNING.match(text.replace("\r\n", "\n", 1)):
            return zczc.items_of(text.replace("\r\n", "\n"))
        text = framed(text.replace("\r\n", "\n"), _BARE, _TIME)
        return [_item(message, number) for number, message in enumerate(messages(text), 1)]


def _item(message: Message, number: int) -> Draft:
    header = _HEADER.match(header_of(message))
    if header is None or message.text is None:
        reason = "no header of IPTC 7901" if header is None else "no start of text (STX)"
        raise Malformed(f"The message has {reason}.", place=f"message {number}")
    source = header["source"].lower()
    _, agency = provider_of(*_mentions(header["rest"]))
    layout = laid_out(message.text)
    dateline = dateline_in(layout.paragraphs[0].text) if layout.paragraphs else None
    if agency is None and dateline:
        agency = provider_of(*dateline.sources)[1]
    habit = habit_of(agency.code if agency else None, source)
    return _facts(header, layout.by_habit(habit), habit, agency, dateline, message.trailer)


def _mentions(rest: str) -> list[str]:
    """The words after the fields: options, and the service's own name and number."""
    found = [word for word in rest.split() if not word.isdigit()]
    return [part for word in reversed(found) for part in (word, word.partition("-")[0])]


def _facts(
    header: re.Match[str],
    layout: Layout,
    habit: Habit,
    agency: Agency | None,
    dateline: Dateline | None,
    trailer: str,
) -> Draft:
    slugline = " ".join((header["catch"] or "").split()).strip("/ ") or None
    named = header["source"] + header["number"]
    return Draft(
        version=lead_of(*layout.markers, slugline),
        provider=agency.name if agency else (dateline.sources[0] if dateline else None),
        provider_code=agency.code if agency else None,
        language=habit.language,
        signals=signals_of(
            pubstatus=None,
            embargoed=False,
            stated=(),
            markers=(layout.headline, slugline, *layout.markers),
            note=layout.said,
        ),
        urgency=whole_number(header["priority"]),
        slugline=slugline,
        headline=layout.headline,
        byline=layout.byline,
        dateline=dateline.text if dateline else None,
        located=dateline.place if dateline else None,
        versioncreated=_time(trailer, agency.zone if agency else None),
        ednote=layout.note,
        keywords=(*layout.markers, named),
        subjects=(Subject("iptc-7901-category", header["category"].lower(), None),),
        paragraphs=layout.paragraphs,
    )


def _time(trailer: str, zone: str | None) -> datetime | None:
    """Day, hour and minute, month and year after the text; the agency's zone unless it is said."""
    found = _TIME.search(trailer)
    month = MONTHS.get(found["month"].casefold()) if found else None
    if found is None or month is None:
        return None
    year = int(found["year"])
    where = ZoneInfo(zone) if zone and not found["zone"] else UTC
    try:
        local = datetime(
            year if year > 99 else 2000 + year if year < 70 else 1900 + year,
            month,
            int(found["day"]),
            int(found["hour"]),
            int(found["minute"]),
            tzinfo=where,
        )
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
