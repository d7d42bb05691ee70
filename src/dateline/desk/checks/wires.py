"""Checks of the wires behind the text: embargo, kill, withholding, and newer versions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from dateline.desk.checks.interface import Check, check
from dateline.desk.checks.subject import Subject
from dateline.desk.queries import WireUse
from dateline.ground.richtext import plain
from dateline.translation.comparison import says_the_same
from dateline.wires.models import ItemVersion


@check("embargo", ok="No wire behind the text is under embargo.", can_bar=True)
def embargoes(subject: Subject) -> Iterator[Check]:
    """What an agency holds back until a time does not go out before."""
    for use in _by_item(subject):
        until = _held_until(use)
        if until and until > subject.now:
            sentence = f"{_named(use)} is under embargo until {until:%Y-%m-%d %H:%M} UTC."
            yield Check("embargo", "bar", sentence, block=use.block)
        elif not until and "embargo" in use.newest.signals:
            sentence = f"{_named(use)} speaks of an embargo without a time: read the agency's note."
            yield Check("embargo-unclear", "warn", sentence, block=use.block)


@check("killed", ok="No wire behind the text was killed or withheld.", can_bar=True)
def kills(subject: Subject) -> Iterator[Check]:
    """Nothing goes out that rests on what its agency took back."""
    for use in _by_item(subject):
        if _is_killed(use.version) or _is_killed(use.newest):
            sentence = f"{_named(use)} was killed by the agency: take out what rests on it."
            yield Check("killed", "bar", sentence, block=use.block)
        elif _is_withheld(use):
            sentence = f"{_named(use)} is withheld by the agency: wait for its release."
            yield Check("withheld", "bar", sentence, block=use.block)


@check("corrected", ok="No newer version of a wire says something else.")
def corrections(subject: Subject) -> Iterator[Check]:
    """A newer version of an item no longer has the paragraph as it was used."""
    seen = set()
    for use in subject.wires:
        key = (use.block, use.newest.pk)
        if key in seen or _is_killed(use.newest) or _still_said(use):
            continue
        seen.add(key)
        sentence = (
            f"{subject.named(use.block)} rests on a paragraph that is not the same any more in "
            f"the newest version of {_named(use)}."
        )
        yield Check("corrected", "warn", sentence, block=use.block)


def _by_item(subject: Subject) -> list[WireUse]:
    """Return one use of each version, the first."""
    uses: dict[object, WireUse] = {}
    for use in sorted(subject.wires, key=lambda use: subject.places[use.block]):
        uses.setdefault(use.version.pk, use)
    return list(uses.values())


def _named(use: WireUse) -> str:
    headline = use.version.headline or use.version.slugline or use.version.item.guid
    return f"“{headline}” ({use.version.item.provider.name})"


def _held_until(use: WireUse) -> datetime | None:
    """Return the later of both versions' times: a version that names none may have left it out."""
    times = [version.embargoed for version in (use.version, use.newest) if version.embargoed]
    return max(times, default=None)


def _is_killed(version: ItemVersion) -> bool:
    return version.pubstatus in {"canceled", "killed"} or "kill" in version.signals


def _is_withheld(use: WireUse) -> bool:
    # With a time it is an embargo, which has its own check and ends.
    withheld = use.newest.pubstatus == "withheld" or "withhold" in use.newest.signals
    return withheld and _held_until(use) is None


def _still_said(use: WireUse) -> bool:
    if use.newest.pk == use.version.pk or not use.newest.paragraphs:
        return True
    said = plain(use.version.paragraph(use.paragraph))
    newest = use.newest
    return any(
        says_the_same(said, plain(newest.paragraph(number)))
        for number in range(1, len(newest.paragraphs) + 1)
    )
