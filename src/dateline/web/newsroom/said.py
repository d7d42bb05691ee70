"""The quotations of an article with who says each, for the lines of the checks."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from dateline.languages.models import Service
from dateline.stories.models import Revision
from dateline.stories.quotations import QuotingBlock, Verdict, check_quotations


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation, and who says it: noted by somebody, or proposed."""

    block: UUID
    words: str
    verdict: Verdict
    speaker: str
    is_noted: bool


def said_in(revision: Revision, service: Service) -> list[Said]:
    """Return the quotations of a revision that are sayings, in their order."""
    blocks = revision.snapshot.blocks
    asked = [QuotingBlock(one.id, one.content, one.sources, one.speakers) for one in blocks]
    checked = check_quotations(asked, service.language_tag)
    return [
        Said(block.id, one.words, one.verdict, one.speaker, one.is_noted)
        for block, ones in zip(blocks, checked, strict=True)
        for one in ones
        if one.counts
    ]
