"""Checks of what the text leads to."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.desk.checks.interface import Check, check
from dateline.desk.checks.subject import Subject
from dateline.stories.blocks import Embed, Related
from dateline.stories.models import State


@check("related", ok="Related stories can be read in this service.")
def related(subject: Subject) -> Iterator[Check]:
    """Readers are only led to stories that they can read."""
    for block in subject.snapshot.blocks:
        if not isinstance(block.content, Related):
            continue
        stories = block.content.stories
        unread = [s for s in stories if subject.sisters.get(s) != State.PUBLISHED]
        if not stories:
            sentence = f"{subject.named(block.id)} names no related story."
            yield Check("related-missing", "warn", sentence, block=block.id)
        elif unread:
            sentence = (
                f"{subject.named(block.id)} names {len(unread)} of {len(stories)} related stories "
                "that readers of this service do not have: they are left out."
            )
            yield Check("related-unpublished", "warn", sentence, block=block.id)


@check("embed", ok="Every embed has a title.")
def embeds(subject: Subject) -> Iterator[Check]:
    """An embed is a link to readers, and a link says where it leads (WCAG 2.2, 2.4.4)."""
    for block in subject.snapshot.blocks:
        if isinstance(block.content, Embed) and not block.content.title:
            sentence = f"{subject.named(block.id)} leads elsewhere without a title."
            yield Check("embed-title-missing", "warn", sentence, block=block.id)
