"""What of versions, advisories and verdicts bears on how an item stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from dateline.wires.agencies import agency_of
from dateline.wires.models import ItemVersion
from dateline.wires.signals.embargoes import OPEN, embargo_said, lifts_embargo
from dateline.wires.signals.wording import worded

# Formats that state a publishing status, or whose standard has one for what states none.
_WITH_STATUS: Final = frozenset({"newsml-g2", "newsml-1", "nitf", "ninjs", "ap-media-api"})

How = Literal["", "stated", "note"]


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """A version: `kill` and `withhold` say how it is said, `embargo` when it ends (or OPEN).

    `status` is its publishing status, and `lifts` whether it says that an embargo is over.
    """

    pk: UUID
    sent: datetime
    received: datetime
    signals: frozenset[str]
    kill: How
    withhold: How
    embargo: datetime | None
    status: str = "usable"
    lifts: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What a separate advisory says of the item, and when its agency sent it."""

    says: str
    sent: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Settled:
    """A hold on a version; `verdict` is empty while nobody has settled it."""

    version: UUID
    reason: str
    verdict: str
    settled: datetime | None


def sent_at(version: ItemVersion) -> datetime:
    """Return when an agency sent a version, else when it came."""
    return version.versioncreated or version.received


def facts_of(version: ItemVersion, provider: str) -> VersionFacts:
    """Return what a version says of its item's standing.

    What its status does not say and only its wording does is a note: somebody may have forgotten
    the status, or the note may be of another item. Formats without a status have words only, and
    there the words count.
    """
    signals = frozenset(version.signals)
    canceled = version.pubstatus in {"canceled", "killed"}
    withheld = version.pubstatus == "withheld"
    words: set[str] = set()
    embargo = _embargo(version, signals, provider)
    lifted = "embargo" in signals and embargo is None
    if version.pubstatus == "usable" and version.format in _WITH_STATUS:
        words = _worded(version) if signals & {"kill", "withhold"} else words
    return VersionFacts(
        pk=version.pk,
        sent=sent_at(version),
        received=version.received,
        signals=signals,
        kill=_how("kill", signals, words, stated=canceled),
        withhold=_how("withhold", signals, words, stated=withheld),
        embargo=embargo,
        status=version.pubstatus,
        lifts=lifted or (bool(version.ednote) and lifts_embargo(version.ednote)),
    )


def is_late(moment: datetime, other: datetime) -> bool:
    """Whether a moment is not before another; the times of wires are exact to the minute."""
    return moment >= other


def _how(signal: str, signals: frozenset[str], words: set[str], *, stated: bool) -> How:
    if stated:
        return "stated"
    if signal not in signals:
        return ""
    return "note" if signal in words else "stated"


def _worded(version: ItemVersion) -> set[str]:
    markers = "\n".join((version.headline, version.slugline, *version.keywords))
    return {str(one) for one in worded(markers=markers, note=version.ednote)}


def _embargo(version: ItemVersion, signals: frozenset[str], provider: str) -> datetime | None:
    if version.embargoed:
        return version.embargoed
    if "embargo" not in signals:
        return None
    agency = agency_of(provider)
    note = "\n".join((version.headline, version.slugline, *version.keywords, version.ednote))
    zone = agency.zone if agency else None
    if lifts_embargo(note):
        return None
    # Without a word of when, it holds until it is released.
    return embargo_said(note, reference=sent_at(version), zone=zone) or OPEN
