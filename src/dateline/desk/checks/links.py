"""Checks of what the text leads to."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dateline.desk.checks.interface import Check, check
from dateline.desk.checks.subject import Subject
from dateline.stories.blocks import Embed, Related
from dateline.stories.models import State


@check("related", ok=gettext_lazy("Related stories can be read in this service."))
def related(subject: Subject) -> Iterator[Check]:
    """Readers are only led to stories that they can read."""
    for block in subject.snapshot.blocks:
        if not isinstance(block.content, Related):
            continue
        stories = block.content.stories
        unread = [s for s in stories if subject.sisters.get(s) != State.PUBLISHED]
        if not stories:
            sentence = _("Block %s names no related story.") % subject.places[block.id]
            yield Check("related-missing", "warn", sentence, block=block.id)
        elif unread:
            sentence = _(
                "Block %(block)s names %(unread)s of %(all)s related stories that readers of this "
                "service do not have: they are left out."
            ) % {
                "block": subject.places[block.id],
                "unread": len(unread),
                "all": len(stories),
            }
            yield Check("related-unpublished", "warn", sentence, block=block.id)


@check("embed", ok=gettext_lazy("Every embed has a title."))
def embeds(subject: Subject) -> Iterator[Check]:
    """An embed is a link to readers, and a link says where it leads (WCAG 2.2, 2.4.4)."""
    for block in subject.snapshot.blocks:
        if isinstance(block.content, Embed) and not block.content.title:
            sentence = _("Block %s leads elsewhere without a title.") % subject.places[block.id]
            yield Check("embed-title-missing", "warn", sentence, block=block.id)
