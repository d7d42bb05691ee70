"""Marks that tell by word, shape and colour at once: signals, agencies, states, labels.

Colour alone tells nothing: each mark has an icon of its own outline and a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zlib import crc32

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from dateline.wires.models import Entry, ItemVersion
from dateline.wires.queries.standing import has_no_end

# Ten hues that stay apart in both themes; agencies seen side by side every day are set apart.
HUES: Final = 10
_HUE: Final = {
    "ap": 0,
    "reuters": 1,
    "afp": 2,
    "dpa": 3,
    "efe": 4,
    "ansa": 5,
    "kyodo": 6,
    "tass": 7,
    "pa": 8,
    "tt": 9,
}


@dataclass(frozen=True, slots=True)
class SignalMark:
    """What an item tells the desk, ready to be shown; `until` is the end of an embargo."""

    kind: str
    icon: str
    word: str | Promise
    until: datetime | None = None


_SIGNALS: Final[dict[str, tuple[str, str, Promise]]] = {
    "kill": ("kill", "kill", _("Kill")),
    "withhold": ("kill", "kill", _("Withhold")),
    "correction": ("correction", "correction", _("Correction")),
    "possible-correction": ("correction", "correction", _("Changed")),
    "embargo": ("embargo", "embargo", _("Embargo")),
    "advisory": ("advisory", "advisory", _("Advisory")),
    "update": ("update", "update", _("Update")),
}


def hue_of(code: str) -> int:
    """Return the number of an agency's colour: the same in every list and margin."""
    return _HUE.get(code, crc32(code.encode()) % HUES)


def signal_marks(version: ItemVersion, now: datetime) -> tuple[SignalMark, ...]:
    """Return the marks of a version as it came, the gravest first."""
    signals = set(version.signals)
    if version.pubstatus in ("canceled", "withheld"):
        signals.add("kill" if version.pubstatus == "canceled" else "withhold")
    return tuple(_marks(signals, version.embargoed, now))


def entry_marks(entry: Entry, now: datetime) -> tuple[SignalMark, ...]:
    """Return the marks of an item as it stands now, the gravest first.

    What separate advisories say of it and what a person decided is in them.
    """
    flash = [SignalMark("flash", "flash", _("Flash"))] if entry.flash else []
    held = [SignalMark("held", "hold", _("On hold"))] if entry.held else []
    return (*flash, *held, *_marks(set(entry.signals), entry.embargoed, now))


def _marks(signals: set[str], embargoed: datetime | None, now: datetime) -> Iterator[SignalMark]:
    holds = embargoed is not None and embargoed > now
    if embargoed is not None and not holds:
        signals = signals - {"embargo"}
    elif holds:
        signals = signals | {"embargo"}
    for signal, (kind, icon, word) in _SIGNALS.items():
        if signal in signals:
            until = embargoed if signal == "embargo" and not has_no_end(embargoed) else None
            yield SignalMark(kind, icon, word, until)


@dataclass(frozen=True, slots=True)
class StateMark:
    """Where an article stands, as icon and word."""

    icon: str
    word: Promise


STATES: Final[dict[str, StateMark]] = {
    "missing": StateMark("missing", _("Not begun")),
    "draft": StateMark("draft", _("Draft")),
    "in-review": StateMark("review", _("In review")),
    "ready": StateMark("ready", _("Ready")),
    "published": StateMark("published", _("Published")),
    "withdrawn": StateMark("withdrawn", _("Withdrawn")),
}

LABELS: Final[dict[str, Promise]] = {
    "verbatim": _("verbatim"),
    "adapted": _("adapted"),
    "background": _("background"),
}

UNIT_STATES: Final[dict[str, StateMark]] = {
    "missing": StateMark("missing", _("Not translated")),
    "draft": StateMark("published", _("Translated")),
    "stale": StateMark("correction", _("Source changed")),
    "new": StateMark("update", _("New in the source")),
    "own": StateMark("draft", _("Own")),
}

# What is wrong with a file that could not be read, by the code of its error; what the file's own
# error says of the place and the cause stays in English, as in logs.
FILE_ERRORS: Final[dict[str, Promise]] = {
    "unknown-format": _("No known format begins like this file."),
    "empty": _("The file is empty. Ask the provider to send it again."),
    "too-large": _("The file is larger than is taken here."),
    "malformed": _("The file breaks the rules of its format, or ends before its end."),
    "too-deep": _("The file nests deeper than any news item does."),
    "entities-declared": _("The file declares entities of its own, which is never taken."),
    "no-items": _("The file is well formed but carries no news item."),
    "unstorable": _("The file says something that the database cannot hold."),
}
HOLDS: Final[dict[str, Promise]] = {
    "kill-note": _("The item says that it is usable, but its note says that it is killed."),
    "withhold-note": _("The item says that it is usable, but its note asks to withhold it."),
    "after-kill": _("The item was killed, and then a version came that says it is usable."),
    "ambiguous-advisory": _("An advisory may mean this item or another one."),
    "embargo": _("The item says that it is under embargo, but not until when."),
    "embargo-dropped": _(
        "The newest version says nothing of the embargo before it. It still holds until its time;"
        " “usable” ends it now."
    ),
}


def file_error(code: str) -> str:
    """Return what is wrong with a file, in a language that the error itself is not in."""
    return "" if get_language() == "en" else str(FILE_ERRORS.get(code, ""))
