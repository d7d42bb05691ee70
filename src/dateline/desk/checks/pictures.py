"""Checks of pictures: that who cannot see them is told, and who made them is named."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from dateline.desk.checks.interface import Check, check
from dateline.desk.checks.subject import Subject
from dateline.media.queries import picture_text
from dateline.stories.blocks import PictureBlock


@check("lead-picture", ok="There is a lead picture.")
def lead_picture(subject: Subject) -> Iterator[Check]:
    """Fronts and links elsewhere show the lead picture."""
    if subject.snapshot.lead_picture is None:
        yield Check(
            "lead-picture-missing", "warn", "There is no lead picture.", field="lead_picture"
        )


@check("picture-text", ok="Every picture has alternative text.", can_bar=True)
def alternative_texts(subject: Subject) -> Iterator[Check]:
    """Alternative text stands for the picture (WCAG 2.2, success criterion 1.1.1)."""
    own = dict(_own_texts(subject))
    for picture, name, block in _shown(subject):
        text = picture_text(subject.pictures[picture], subject.service.language_tag)
        if not (own.get(picture) or (text.alt.strip() if text else "")):
            language = subject.service.english_name
            sentence = f"{name} has no alternative text in {language}: say what it shows."
            yield _found("picture-text-missing", sentence, block)


@check("picture-credit", ok="Every picture has a credit.", can_bar=True)
def credits_of_pictures(subject: Subject) -> Iterator[Check]:
    """Who made a picture is named beside it."""
    for picture, name, block in _shown(subject):
        if not subject.pictures[picture].credit.strip():
            sentence = f"{name} has no credit: name who made it."
            yield _found("picture-credit-missing", sentence, block)


def _shown(subject: Subject) -> Iterator[tuple[UUID, str, UUID | None]]:
    lead = subject.snapshot.lead_picture
    if lead in subject.pictures and lead:
        yield lead, "The lead picture", None
    for block in subject.snapshot.blocks:
        content = block.content
        if isinstance(content, PictureBlock) and content.picture in subject.pictures:
            yield content.picture, f"The picture in {subject.named(block.id).lower()}", block.id


def _own_texts(subject: Subject) -> Iterator[tuple[UUID, str]]:
    for block in subject.snapshot.blocks:
        if isinstance(block.content, PictureBlock) and block.content.alt:
            yield block.content.picture, block.content.alt


def _found(code: str, sentence: str, block: UUID | None) -> Check:
    return Check(code, "bar", sentence, block=block, field=None if block else "lead_picture")
