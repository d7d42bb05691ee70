"""The rules by which an item stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from dateline.wires.signals.embargoes import OPEN
from dateline.wires.standing.embargo import HOLDS, embargo_from, released
from dateline.wires.standing.facts import Said, Settled, VersionFacts, is_late

# Why a person must look, the gravest first.
REASONS: Final = (
    "kill-note",
    "after-kill",
    "ambiguous-advisory",
    "withhold-note",
    "embargo",
    "embargo-dropped",
)
_ORDER: Final = (
    "kill",
    "withhold",
    "embargo",
    "correction",
    "possible-correction",
    "update",
    "advisory",
    "new",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an item stands. `embargoed` may be `OPEN`: until it is released.

    `held` says why a person must look, "" when nobody must; `raised` are the holds, by version,
    that there must be.
    """

    signals: tuple[str, ...]
    embargoed: datetime | None
    held: str
    raised: tuple[tuple[UUID, str], ...] = ()


def standing_from(
    versions: Sequence[VersionFacts],
    *,
    said: Iterable[Said] = (),
    holds: Iterable[Settled] = (),
    possible_correction: bool = False,
    now: datetime,
) -> Standing:
    """Return how an item stands.

    A kill by the agency, in a version or in an advisory, stays: a usable version that comes after
    it needs a person, who may say that it is usable. So does a version that states to be usable
    while its words say kill. An embargo (`embargo_from`) ends by its time, by a release, or by a
    person; a newest version that is silent of it needs one until it is over.

    Args:
        versions: in their order, at least one; the last is the newest.
        said: what advisories say of it.
        holds: those that there are.
        possible_correction: whether the newest version changed the text without saying so.
        now: the moment of which it is told.
    """
    said, holds = list(said), list(holds)
    newest = versions[-1]
    signals = set(newest.signals) - {"kill", "withhold", "embargo"}
    reasons = list(_noted(versions))
    killed, after = _killed(versions, said, holds)
    if killed:
        signals.add("kill")
    if after:
        reasons.append((newest.pk, "after-kill"))
    if _withheld(newest, said, holds):
        signals.add("withhold")
    embargo = embargo_from(versions, said, holds)
    if embargo.end:
        signals.add("embargo")
    if embargo.dropped and embargo.end and embargo.end > now:
        reasons.append((newest.pk, "embargo-dropped"))
    elif embargo.end == OPEN:
        reasons.append((newest.pk, "embargo"))
    corrected = any(one.says == "correction" and is_late(one.sent, newest.sent) for one in said)
    if corrected:
        signals.add("correction")
    elif possible_correction and not signals & {"kill", "withhold"}:
        signals.add("possible-correction")
    return Standing(
        tuple(one for one in _ORDER if one in signals),
        embargo.end,
        _held(reasons, holds),
        tuple(reasons),
    )


def _noted(versions: Sequence[VersionFacts]) -> Iterator[tuple[UUID, str]]:
    """Yield the versions whose words contradict their status."""
    for version in versions:
        if version.kill == "note":
            yield version.pk, "kill-note"
    if versions[-1].withhold == "note" and versions[-1].kill != "note":
        yield versions[-1].pk, "withhold-note"


def _killed(
    versions: Sequence[VersionFacts], said: Sequence[Said], holds: Sequence[Settled]
) -> tuple[bool, bool]:
    """Return whether the item is killed, and whether a usable version came after the kill."""
    places = {version.pk: place for place, version in enumerate(versions)}
    newest = versions[-1]
    usable = [one for one in holds if one.verdict == "usable" and one.reason not in HOLDS]
    found_usable = max((places.get(one.version, -1) for one in usable), default=-1)
    decided = max((one.settled for one in usable if one.settled), default=None)
    # A person decides on what is there: a kill that comes in later is new.
    stated = [
        place
        for place, one in enumerate(versions)
        if one.kill == "stated"
        and (place >= found_usable or decided is None or one.received > decided)
    ]
    kills = [one.sent for one in said if one.says == "kill"]
    kills = [moment for moment in kills if decided is None or moment > decided]
    by_person = any(one.verdict == "killed" for one in holds)
    comes_after = bool(stated) and stated[-1] < len(versions) - 1
    comes_after = comes_after or any(moment < newest.sent for moment in kills)
    by_agency = bool(stated or kills)
    after = by_agency and comes_after and newest.kill == "" and not by_person
    return by_agency or by_person, after


def _withheld(newest: VersionFacts, said: Sequence[Said], holds: Sequence[Settled]) -> bool:
    noted = {one.verdict for one in holds if one.reason == "withhold-note"}
    if newest.withhold == "stated" and newest.embargo is None:
        # With a time it is an embargo, which ends.
        return not released(newest.sent, said)
    told = [one.sent for one in said if one.says == "withhold" and is_late(one.sent, newest.sent)]
    if told:
        return not released(max(told), said)
    return newest.withhold == "note" and "killed" in noted


def _held(reasons: Sequence[tuple[UUID, str]], holds: Sequence[Settled]) -> str:
    settled = {(one.version, one.reason) for one in holds if one.verdict}
    open_ones = {reason for version, reason in reasons if (version, reason) not in settled}
    open_ones |= {
        one.reason for one in holds if one.reason == "ambiguous-advisory" and not one.verdict
    }
    return next((one for one in REASONS if one in open_ones), "")
