"""Checks of the wires behind the text: embargo, kill, holds, withholding, and newer versions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dateline.desk.checks.interface import Check, check
from dateline.desk.checks.subject import Subject
from dateline.desk.queries import WireUse
from dateline.ground.richtext import plain
from dateline.translation.comparison import says_the_same
from dateline.wires.queries import has_no_end
from dateline.wires.standing import Standing

_HELD: Final = {
    "kill-note": gettext_lazy(
        "%(wire)s is sent as usable with a note that says kill: an editor decides on the wires "
        "page whether it may be used."
    ),
    "after-kill": gettext_lazy(
        "%(wire)s was killed by the agency and came again as usable: an editor decides on the "
        "wires page whether it may be used."
    ),
    "ambiguous-advisory": gettext_lazy(
        "%(wire)s may be the one that an advisory of the agency takes back: an editor decides on "
        "the wires page whether it may be used."
    ),
    "withhold-note": gettext_lazy(
        "%(wire)s is sent as usable with a note that says to withhold it: an editor decides on the "
        "wires page whether it may be used."
    ),
}


@check(
    "embargo",
    ok=gettext_lazy("No wire behind the text is under embargo."),
    can_bar=True,
    fixed=True,
)
def embargoes(subject: Subject) -> Iterator[Check]:
    """What an agency holds back until a time, or until it says so, does not go out before."""
    for use in _by_item(subject):
        until = _standing(subject, use).embargoed
        if until is None or until <= subject.now:
            continue
        if has_no_end(until):
            sentence = _(
                "%(wire)s is under embargo and does not say until when: wait for its release, or "
                "settle its hold on the wires page."
            ) % {"wire": _named(use)}
            yield Check("embargo-open", "bar", sentence, block=use.block)
        else:
            sentence = _("%(wire)s is under embargo until %(until)s.") % {
                "wire": _named(use),
                "until": f"{until:%Y-%m-%d %H:%M} UTC",
            }
            yield Check("embargo", "bar", sentence, block=use.block)


@check(
    "killed",
    ok=gettext_lazy("No wire behind the text was killed, withheld or is held."),
    can_bar=True,
    fixed=True,
)
def kills(subject: Subject) -> Iterator[Check]:
    """Nothing goes out that rests on what its agency took back, or may have taken back."""
    for use in _by_item(subject):
        standing, about = _standing(subject, use), {"wire": _named(use)}
        if standing.held in _HELD:
            sentence = str(_HELD[standing.held]) % about
            yield Check("held", "bar", sentence, block=use.block)
        elif "kill" in standing.signals:
            sentence = _("%(wire)s was killed by the agency: take out what rests on it.") % about
            yield Check("killed", "bar", sentence, block=use.block)
        elif "withhold" in standing.signals:
            sentence = _("%(wire)s is withheld by the agency: wait for its release.") % about
            yield Check("withheld", "bar", sentence, block=use.block)


@check("corrected-elsewhere", ok=gettext_lazy("No wire behind the text is said to be wrong."))
def said_to_be_wrong(subject: Subject) -> Iterator[Check]:
    """An agency may correct without a new version, or change a text without saying so."""
    for use in _by_item(subject):
        signals = _standing(subject, use).signals
        if "possible-correction" in signals:
            sentence = _(
                "The agency changed words of %(wire)s without saying so: see what changed on the "
                "wires page."
            ) % {"wire": _named(use)}
            yield Check("possible-correction", "warn", sentence, block=use.block)
        elif "correction" in signals and "correction" not in use.newest.signals:
            about = {"wire": _named(use)}
            sentence = _("An advisory of the agency corrects %(wire)s: read it.") % about
            yield Check("corrected-elsewhere", "warn", sentence, block=use.block)


@check("corrected", ok=gettext_lazy("No newer version of a wire says something else."))
def corrections(subject: Subject) -> Iterator[Check]:
    """A newer version of an item no longer has the paragraph as it was used."""
    seen = set()
    for use in subject.wires:
        key = (use.block, use.newest.pk)
        killed = "kill" in _standing(subject, use).signals
        if key in seen or killed or _still_said(use):
            continue
        seen.add(key)
        sentence = _(
            "Block %(block)s rests on a paragraph that is not the same any more in the newest "
            "version of %(wire)s."
        ) % {"block": subject.places[use.block], "wire": _named(use)}
        yield Check("corrected", "warn", sentence, block=use.block)


def _by_item(subject: Subject) -> list[WireUse]:
    """Return one use of each item, the first."""
    uses: dict[object, WireUse] = {}
    for use in sorted(subject.wires, key=lambda use: subject.places[use.block]):
        uses.setdefault(use.newest.item_id, use)
    return list(uses.values())


def _named(use: WireUse) -> str:
    headline = use.version.headline or use.version.slugline or use.version.item.guid
    return _("“%(headline)s” (%(agency)s)") % {
        "headline": headline,
        "agency": use.version.item.provider.name,
    }


def _standing(subject: Subject, use: WireUse) -> Standing:
    return subject.standings[use.newest.item_id]


def _still_said(use: WireUse) -> bool:
    if use.newest.pk == use.version.pk or not use.newest.paragraphs:
        return True
    said = plain(use.version.paragraph(use.paragraph))
    newest = use.newest
    return any(
        says_the_same(said, plain(newest.paragraph(number)))
        for number in range(1, len(newest.paragraphs) + 1)
    )
