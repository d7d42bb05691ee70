"""Marks that tell by word, shape and colour at once: signals, agencies, states, labels.

Colour alone tells nothing: each mark has an icon of its own outline and a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zlib import crc32

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dateline.wires.models import ItemVersion

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
    """Return the marks of an item version, the gravest first."""
    found = {signal for signal in version.signals if signal in _SIGNALS}
    if version.pubstatus in ("canceled", "withheld"):
        found.add("kill" if version.pubstatus == "canceled" else "withhold")
    held = version.embargoed is not None and version.embargoed > now
    found.discard("embargo")
    if held or ("embargo" in version.signals and version.embargoed is None):
        found.add("embargo")
    marks = [_mark(signal, version if held else None) for signal in _SIGNALS if signal in found]
    flash = [SignalMark("flash", "flash", _("Flash"))] if version.urgency == 1 else []
    return tuple(flash + marks)


def _mark(signal: str, held: ItemVersion | None) -> SignalMark:
    kind, icon, word = _SIGNALS[signal]
    until = held.embargoed if held and signal == "embargo" else None
    return SignalMark(kind, icon, word, until)


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
