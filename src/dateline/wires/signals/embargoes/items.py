"""The embargo of an item whose file says it in words only."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dateline.wires.agencies import agency_of
from dateline.wires.parsed import ParsedItem
from dateline.wires.signals.embargoes.saying import OPEN, embargo_said, lifts_embargo
from dateline.wires.signals.structured import ORDER

# Above or below a text, a line of its own: "Embargo on grain ends" is none.
_LINE: Final = re.compile(
    r"^\W*(?:strictly |strict )?(?:embargoed\b|embargo\s*[:–—-]|embargo (?:until|till|to|jusqu"
    r"|hasta|até|fino|tot|bis)\b|hold for release\b|not for (?:publication|release|use|broadcast)"
    r" (?:before|until)\b|under embargo until\b|sous embargo\b|embargad[oa] (?:hasta|até)\b"
    r"|sperrfrist\b|sperrefrist\b|spärrtid\b|эмбарго до\b)",
    re.IGNORECASE,
)
_LONGEST: Final = 240


def with_embargo(item: ParsedItem) -> ParsedItem:
    """Return an item with the embargo that its note, or a line around its text, speaks of.

    The end is taken over where it is said and the item says when it was sent, which days without a
    year and times without a day refer to; else the signal alone says that there is an embargo.
    """
    if item.embargoed:
        return item
    line = _line(item)
    if line is None and "embargo" not in item.signals:
        return item
    note = "\n".join(filter(None, (item.headline, item.slugline, item.ednote, line)))
    end = None
    sent = item.versioncreated or item.firstcreated
    if sent and not lifts_embargo(note):
        agency = agency_of(item.provider_code or item.provider)
        end = embargo_said(note, reference=sent, zone=agency.zone if agency else None)
    signals = tuple(one for one in ORDER if one in {*item.signals, "embargo"})
    return replace(item, signals=signals, embargoed=None if end == OPEN else end)


def _line(item: ParsedItem) -> str | None:
    if not item.paragraphs:
        return None
    for paragraph in (*item.paragraphs[:2], item.paragraphs[-1]):
        # To be long, one run is enough.
        if len(paragraph.runs) == 1 and len(paragraph.runs[0].text) > _LONGEST:
            continue
        text = paragraph.text
        if len(text) <= _LONGEST and _LINE.match(text) and not lifts_embargo(text):
            return text
    return None
