"""Checks of translations: whether they still say what their source says."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.desk.checks.interface import Check, check
from dateline.desk.checks.subject import Subject
from dateline.stories.blocks import is_text


@check("stale", ok="Every translation is up to date with its source.")
def stale_translations(subject: Subject) -> Iterator[Check]:
    """The source says something else now than what was translated."""
    for unit in subject.units:
        if unit.state == "stale" and unit.block and unit.block.pk in subject.places:
            what = "changed" if unit.now else "removed"
            sentence = f"The source of {subject.named(unit.block.pk).lower()} was {what} since."
            yield Check("stale", "warn", sentence, block=unit.block.pk)


@check("untranslated", ok="Nothing of the source is left untranslated.")
def untranslated(subject: Subject) -> Iterator[Check]:
    """The source has more by now, or words beside a picture that have none here."""
    new = [unit for unit in subject.units if unit.state == "new"]
    if new:
        count = "a block" if len(new) == 1 else f"{len(new)} blocks"
        sentence = f"The source has {count} more since this was translated."
        yield Check("untranslated-new", "warn", sentence)
    for unit in subject.units:
        block = unit.block
        if unit.state != "missing" or not block or block.pk not in subject.places:
            continue
        if not is_text(block.content):
            sentence = f"The words of {subject.named(block.pk).lower()} are not translated yet."
            yield Check("untranslated", "warn", sentence, block=block.pk)
