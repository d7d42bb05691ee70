"""Checks of translations: whether they still say what their source says."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dateline.desk.checks.interface import Check, check
from dateline.desk.checks.subject import Subject
from dateline.stories.blocks import is_text


@check("stale", ok=gettext_lazy("Every translation is up to date with its source."))
def stale_translations(subject: Subject) -> Iterator[Check]:
    """The source says something else now than what was translated."""
    for unit in subject.units:
        if unit.state == "stale" and unit.block and unit.block.pk in subject.places:
            changed = _("The source of block %s was changed since.")
            sentence = changed if unit.now else _("The source of block %s was removed since.")
            place = subject.places[unit.block.pk]
            yield Check("stale", "warn", sentence % place, block=unit.block.pk)


@check("untranslated", ok=gettext_lazy("Nothing of the source is left untranslated."))
def untranslated(subject: Subject) -> Iterator[Check]:
    """The source has more by now, or words beside a picture that have none here."""
    new = [unit for unit in subject.units if unit.state == "new"]
    if new:
        sentence = ngettext(
            "The source has %(count)s block more since this was translated.",
            "The source has %(count)s blocks more since this was translated.",
            len(new),
        )
        yield Check("untranslated-new", "warn", sentence % {"count": len(new)})
    for unit in subject.units:
        block = unit.block
        if unit.state != "missing" or not block or block.pk not in subject.places:
            continue
        if not is_text(block.content):
            place = subject.places[block.pk]
            sentence = _("The words of block %s are not translated yet.") % place
            yield Check("untranslated", "warn", sentence, block=block.pk)
