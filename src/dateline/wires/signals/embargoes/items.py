"""The embargo of an item whose file says it in words only."""

from __future__ import annotations

import re
from typing import Final

from dateline.wires.agencies import agency_of
from dateline.wires.parsed import Draft, Paragraph
from dateline.wires.signals.embargoes.saying import OPEN, embargo_said, lifts_embargo
from dateline.wires.signals.stems import OF_NOTES, may_say
from dateline.wires.signals.structured import ORDER

# Above or below a text, a line of its own: "Embargo on grain ends" is none.
_LINE: Final = re.compile(
    r"^\W*(?:strictly |strict )?(?:embargoed\b|embargo\s*[:–—-]|embargo (?:until|till|to|jusqu"
    r"|hasta|até|fino|tot|bis)\b|hold for release\b|not for (?:publication|release|use|broadcast)"
    r" (?:before|until)\b|under embargo until\b|sous embargo\b|embargad[oa] (?:hasta|até)\b"
    r"|sperrfrist\b|sperrefrist\b|spärrtid\b|эмбарго до\b)",
    re.IGNORECASE,
)
# The first letters of the above; the fourth is an old form of the s.
_FIRST: Final = frozenset("eshnuэESHNUЭ\u017f")
_LONGEST: Final = 240


def add_embargo(draft: Draft) -> None:
    """Add the embargo that the note of a draft, or a line around its text, speaks of.

    The end is taken over where it is said and the item says when it was sent, which days without a
    year and times without a day refer to; else the signal alone says that there is an embargo.
    """
    if draft.embargoed:
        return
    line = _line(draft.paragraphs) if draft.paragraphs else None
    if line is None and "embargo" not in draft.signals:
        return
    note = "\n".join(filter(None, (draft.headline, draft.slugline, draft.ednote, line)))
    end = None
    sent = draft.versioncreated or draft.firstcreated
    if sent and not lifts_embargo(note):
        agency = agency_of(draft.provider_code or draft.provider)
        end = embargo_said(note, reference=sent, zone=agency.zone if agency else None)
    draft.signals = tuple(one for one in ORDER if one in {*draft.signals, "embargo"})
    draft.embargoed = None if end == OPEN else end


def _line(paragraphs: tuple[Paragraph, ...]) -> str | None:
    """The line that speaks of an embargo, of the first two and the last."""
    for paragraph in (*paragraphs[:2], paragraphs[-1]):
        runs = paragraph.runs
        start = runs[0].text
        # To be long, one run is enough; and most texts begin with a letter that no line does.
        if len(start) > _LONGEST or (start[:1].isalpha() and start[0] not in _FIRST):
            continue
        text = start if len(runs) == 1 else paragraph.text
        if len(text) > _LONGEST or not may_say(text.casefold(), OF_NOTES["embargo"]):
            continue
        if _LINE.match(text) and not lifts_embargo(text):
            return text
    return None
