"""Checks of direct quotations: that they say what was said.

Up to three words without a verb of saying beside them are a title, a name or irony, and pass.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dateline.desk.checks.interface import Check, check
from dateline.desk.checks.subject import Subject
from dateline.stories.quotations import Change, CheckedQuotation, Verdict

_SHOWN: Final = 120


@check("quotation-altered", ok=gettext_lazy("No quotation differs from its source."), can_bar=True)
def altered(subject: Subject) -> Iterator[Check]:
    """Nothing is put into anybody's mouth: a quotation says what its source says, word for word."""
    for block, one in _with(subject, "altered"):
        about = {"block": str(subject.places[block]), "words": _cut(one.words)}
        if one.of_translation:
            source = "".join(words for kind, words in one.changes if kind == "removed")
            sentence = _(
                "Block %(block)s: the marks of “%(words)s” do not stand where they do in the "
                "source: “%(source)s”."
            ) % (about | {"source": _cut(source)})
        else:
            sentence = _(
                "Block %(block)s: the quotation “%(words)s” is not what its source says: "
                "%(change)s."
            ) % (about | {"change": differences_said(one.changes)})
        yield Check("quotation-altered", "bar", sentence, block=block)


@check("quotation-not-found", ok=gettext_lazy("Every quotation stands in its sources."))
def not_found(subject: Subject) -> Iterator[Check]:
    """Somebody heard what is quoted, and a note or a wire says so."""
    for block, one in _with(subject, "not-found"):
        about = {"block": str(subject.places[block]), "words": _cut(one.words)}
        if one.unquoted:
            sentence = _(
                "Block %(block)s puts “%(words)s” in quotation marks, but its source does not "
                "quote it."
            )
        else:
            sentence = _("Block %(block)s: no source of it has the quotation “%(words)s”.")
        yield Check("quotation-not-found", "warn", sentence % about, block=block)


def differences_said(changes: tuple[Change, ...]) -> str:
    """Return what differs, in words: what is left out, put in, or stands for something else."""
    parts: list[str] = []
    number = 0
    while number < len(changes):
        kind, words = changes[number]
        after = changes[number + 1] if number + 1 < len(changes) else ("same", "")
        if kind == "removed" and after[0] == "added":
            pair = {"new": _cut(after[1]), "old": _cut(words)}
            parts.append(_("“%(new)s” stands for “%(old)s”") % pair)
            number += 1
        elif kind == "removed":
            parts.append(_("“%s” is left out") % _cut(words))
        elif kind == "added":
            parts.append(_("“%s” is put in") % _cut(words))
        number += 1
    return "; ".join(parts)


def _with(subject: Subject, verdict: Verdict) -> Iterator[tuple[UUID, CheckedQuotation]]:
    for block, checked in subject.quotations.items():
        for one in checked:
            # How a quotation differs from a note off the record is nobody's to read in a sentence.
            if one.verdict == verdict and one.counts and not one.is_confided:
                yield block, one


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
