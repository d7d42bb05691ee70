"""What a note says of an embargo: that there is one, until when, or that it is over."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from dateline.wires.signals.embargoes.clock import day_in, local_time, time_in
from dateline.wires.signals.embargoes.zones import instant_of, zone_in

# An embargo whose end nobody has said: it holds until it is released. As a moment, so that
# whatever compares the end of an embargo with now holds it back.
OPEN: Final = datetime(9000, 1, 1, tzinfo=UTC)

_SAYS: Final = re.compile(
    r"\bembargo(?:ed|e|é|ée)?\b|\bhold (?:for release|until)\b"
    r"|\bnot for (?:publication|release|use|broadcast|transmission) (?:before|until|prior to)\b"
    r"|\bdo not (?:publish|use|release|broadcast) (?:before|until)\b"
    r"|\bfor release (?:at|on|after)\b|\bembargountil\b"
    r"|\bsperrfrist\b|\bgesperrt bis\b|\bsperrefrist\b|\bspärrtid\b|\bklausul(?:eret|ert)?\b"
    r"|\bne pas (?:diffuser|publier) avant\b|\bembargad[oa]s?\b"
    r"|\bno (?:publicar|difundir) (?:antes|hasta)\b|\bnão (?:publicar|divulgar) antes\b"
    r"|\bda non (?:pubblicare|diffondere) prima\b|\bniet (?:te )?publiceren v[oó]{2}r\b"
    r"|\bjulkaisuvapaa\b|\bэмбарго\b|\bне публиковать до\b|محظور النشر|حظر النشر|يحظر نشره"
)
_LIFTS: Final = re.compile(
    r"\bembargo (?:(?:on|of|for) [^.]{1,80}? )?(?:is |has been |was |now )*"
    r"(?:lifted|over|off|ended|broken|expired|released)\b"
    r"|\b(?:lift(?:s|ed|ing)?|end(?:s|ed)?) (?:of )?(?:the )?embargo\b"
    r"|\bno longer (?:under )?embargo"
    r"|\b(?:now|is|are|hereby) (?:free|cleared|released) for (?:publication|use|release)\b"
    r"|\bfor immediate (?:release|use|publication)\b|\breleased? (?:early|immediately)\b"
    r"|\bsperrfrist (?:ist )?aufgehoben\b|\bembargo (?:est )?levé\b|\blevée de l.embargo\b"
    r"|\bembargo levantado\b|\bembargo (?:è )?(?:revocato|rimosso)\b|\bembargo opgeheven\b"
    r"|\bembargo levantado\b|\bэмбарго снято\b|رفع الحظر"
)
_AFTER: Final = 140
_BEFORE: Final = 40


def lifts_embargo(text: str) -> bool:
    """Whether a note says that an embargo is over before its time, or free at once."""
    return _LIFTS.search(text.casefold()) is not None


def embargo_said(text: str, *, reference: datetime, zone: str | None) -> datetime | None:
    """Return the end of the embargo of which a note speaks, in UTC; None where it speaks of none.

    An embargo without a time of day has no end that could be kept: it is `OPEN`. A time without a
    day is the next one after `reference`; so is a day without a year. Where the clocks show a time
    twice, it is the second.

    Args:
        reference: when the note was sent.
        zone: the agency's own time zone, meant where the note names none.
    """
    flat = " ".join(text.split())
    lowered = flat.casefold() if len(flat.casefold()) == len(flat) else flat.lower()
    ends = []
    for found in _SAYS.finditer(lowered):
        # Said of it: what follows, up to the next thing said; "25.11. 06.00 Uhr: Sperrfrist" too.
        said = slice(found.end(), found.end() + _AFTER)
        end = _end(lowered[said], flat[said], reference, zone)
        if end is None:
            said = slice(max(0, found.start() - _BEFORE), found.start())
            end = _end(lowered[said], flat[said], reference, zone)
        ends.append(end)
    if not ends or (lifts_embargo(lowered) and not any(ends)):
        return None
    return max((one for one in ends if one), default=OPEN)


def _end(lowered: str, said: str, reference: datetime, zone: str | None) -> datetime | None:
    where = zone_in(said, otherwise=zone)
    today = reference.astimezone(where).date()
    day = day_in(lowered, today)
    time = time_in(day[1] if day else lowered)
    if time is None:
        return None
    end = instant_of(local_time(day[0] if day else today, *time), where)
    if day is None and end <= reference:
        end = instant_of(local_time(today + timedelta(days=1), *time), where)
    elif day and end <= reference and _is_weekday(day[0], today, lowered):
        end = instant_of(local_time(day[0] + timedelta(days=7), *time), where)
    return end


def _is_weekday(day: object, today: object, lowered: str) -> bool:
    """Whether a day was named only by its weekday, which may be today's."""
    return (
        day == today
        and re.search(r"\d\s*[./]\s*\d+\s*[./]|\b20\d\d\b", lowered) is None
        and (
            re.search(r"\b(?:today|tonight|heute|hoy|oggi|hoje|vandaag|idag|сегодня)\b", lowered)
            is None
        )
    )
