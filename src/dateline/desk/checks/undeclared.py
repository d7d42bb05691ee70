"""Checks of wire text that nobody said is from a wire: people paste from elsewhere, too."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dateline.desk.checks.interface import Check, check
from dateline.desk.checks.subject import Subject
from dateline.stories.undeclared import Undeclared


@check(
    "undeclared-killed",
    ok=gettext_lazy("No text of a wire that was taken back is in it."),
    can_bar=True,
    fixed=True,
)
def taken_back(subject: Subject) -> Iterator[Check]:
    """What an agency killed does not come back by another way, as out of an old mail."""
    for block, found in subject.undeclared.items():
        if found[0].taken_back:
            sentence = _(
                "Block %(block)s has text of %(wire)s, which the agency took back: take it out."
            ) % {"block": subject.places[block], "wire": _named(found[0])}
            yield Check("undeclared-killed", "bar", sentence, block=block)


@check("undeclared", ok=gettext_lazy("Nothing looks taken from a wire without saying so."))
def undeclared(subject: Subject) -> Iterator[Check]:
    """Every paragraph says what it rests on, so that credit and corrections reach it."""
    for block, found in subject.undeclared.items():
        if not found[0].taken_back:
            sentence = _(
                "Block %(block)s looks taken from %(wire)s, paragraph %(paragraph)s: declare it, "
                "or write it anew."
            ) % {
                "block": subject.places[block],
                "wire": _named(found[0]),
                "paragraph": found[0].paragraph,
            }
            yield Check("undeclared", "warn", sentence, block=block)


def _named(one: Undeclared) -> str:
    headline = one.version.headline or one.version.slugline or one.version.item.guid
    return _("“%(headline)s” (%(agency)s)") % {
        "headline": headline,
        "agency": one.version.item.provider.name,
    }
