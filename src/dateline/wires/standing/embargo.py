"""Until when an item is under embargo, by all that is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from dateline.wires.signals.embargoes import OPEN
from dateline.wires.standing.facts import Said, Settled, VersionFacts, is_late

# Holds of which a verdict is about the embargo, and not about a kill.
HOLDS: Final = frozenset({"embargo", "embargo-dropped"})


@dataclass(frozen=True, slots=True)
class Embargo:
    """The end of an embargo (`OPEN`: until it is released; None: there is none).

    `dropped` tells that a later version is silent of it, neither repeating nor releasing it.
    """

    end: datetime | None
    dropped: bool = False


def embargo_from(
    versions: Sequence[VersionFacts], said: Sequence[Said], holds: Sequence[Settled]
) -> Embargo:
    """Return the embargo of an item.

    It is that of the newest version that speaks of one, and stays when later versions are silent:
    NewsML-G2 has one time "before which all versions of the newsItem are embargoed", and who leaves
    out a field has released nothing. An advisory that gives the time completes a version that
    gives none.
    """
    stated = _stated(versions, holds)
    ends = [(stated.sent, stated.embargo)] if stated and stated.embargo else []
    ends += [(one.sent, one.until or OPEN) for one in said if one.says == "embargo"]
    standing = [end for sent, end in ends if not released(sent, said)]
    if any(one.reason == "embargo" and one.verdict == "usable" for one in holds):
        standing = [end for end in standing if end != OPEN]
    known = [end for end in standing if end != OPEN]
    end = max(known or standing, default=None)
    dropped = stated is not None and stated is not versions[-1] and end == stated.embargo
    return Embargo(end, dropped and versions[-1].kill != "stated")


def released(since: datetime, said: Sequence[Said]) -> bool:
    """Whether an advisory released the item at that moment or later."""
    return any(one.says == "release" and is_late(one.sent, since) for one in said)


def _stated(versions: Sequence[VersionFacts], holds: Sequence[Settled]) -> VersionFacts | None:
    """Return the newest version with an embargo that no later version and no person ended."""
    verdicts = {one.version for one in holds if one.reason in HOLDS and one.verdict == "usable"}
    later: list[VersionFacts] = []
    for version in reversed(versions):
        if version.embargo:
            ended = any(_ends(one, version) or one.pk in verdicts for one in later)
            return None if ended else version
        later.append(version)
    return None


def _ends(later: VersionFacts, version: VersionFacts) -> bool:
    """Whether a later version ends an embargo: by its words, by its status, or by its time."""
    usable = version.status == "withheld" and later.status == "usable"
    over = version.embargo is not None and later.sent >= version.embargo
    return later.lifts or usable or over
