"""Checks of what was told off the record: neither words nor name of it reach a reader.

The sentences quote nothing of a note and no name, because programs read them, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dateline.desk.checks.interface import Check, check
from dateline.desk.checks.subject import Subject
from dateline.languages.words import runs_of_letters
from dateline.stories.blocks import PictureBlock, Quotation, words
from dateline.stories.snapshots import Snapshot, SnapshotBlock


@check("off-record", ok=gettext_lazy("Nothing told off the record is in the text."), can_bar=True)
def off_record(subject: Subject) -> Iterator[Check]:
    """Who was promised that a thing stays in the newsroom can trust it."""
    for block, checked in subject.quotations.items():
        if any(one.is_confided and one.verdict != "not-found" for one in checked):
            sentence = _(
                "Block %(block)s quotes what was told off the record: take it out, or have it "
                "told on the record."
            ) % {"block": subject.places[block]}
            yield Check("off-record-quoted", "bar", sentence, block=block)
    yield from _named(subject)


def _named(subject: Subject) -> Iterator[Check]:
    names = _confidants(subject.snapshot)
    if not names:
        return
    for field in ("headline", "short_headline", "deck"):
        if _names_any(getattr(subject.snapshot, field), names):
            sentence = _("Somebody who spoke off the record is named above the text: take it out.")
            yield Check("off-record-named", "bar", sentence, field=field)
    for block in subject.snapshot.blocks:
        if _names_any(_text(block), names):
            sentence = _(
                "Block %(block)s names somebody who spoke off the record: take the name out, or "
                "note what the same person said on the record."
            ) % {"block": subject.places[block.id]}
            yield Check("off-record-named", "bar", sentence, block=block.id)


def _confidants(snapshot: Snapshot) -> set[str]:
    """Return the names of those who spoke off the record only, as runs of letters."""
    sources = [source for block in snapshot.blocks for source in block.sources]
    confided = {_run(one.person) for one in sources if one.off_record and _is_name(one.person)}
    return confided - {_run(one.person) for one in sources if not one.off_record}


def _is_name(person: str) -> bool:
    """Whether it is a name of two words or more, and not a description such as “a clerk”."""
    parts = person.split()
    return len(parts) > 1 and not parts[-1][0].islower()


def _names_any(text: str, names: set[str]) -> bool:
    run = _run(text)
    return any(name in run for name in names)


def _run(text: str) -> str:
    return f" {' '.join(runs_of_letters(text))} "


def _text(block: SnapshotBlock) -> str:
    match block.content:
        case Quotation(cite=cite):
            return f"{words(block.content)}\n{cite}"
        case PictureBlock(alt=alt):
            return f"{words(block.content)}\n{alt}"
        case _:
            return words(block.content)
