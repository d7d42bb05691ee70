"""Checks of pictures: that who cannot see them is told, and who made them is named."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from dateline.desk.checks.interface import Check, check
from dateline.desk.checks.subject import Subject
from dateline.languages.dates import local
from dateline.media.models import Picture
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


@check("picture-rights", ok="Every picture may be used.", can_bar=True, fixed=True)
def rights_of_pictures(subject: Subject) -> Iterator[Check]:
    """Nothing is shown whose licence has ended or forbids it to this service."""
    for picture, name, block in _shown(subject):
        if problem := _forbids(subject.pictures[picture], subject):
            sentence = f"{name} {problem}: take another one."
            yield _found("picture-rights", sentence, block)


def _forbids(picture: Picture, subject: Subject) -> str:
    today = local(subject.now, subject.service).date()
    if picture.forbidden:
        return "may not be used"
    if subject.service.code in picture.forbidden_services:
        return f"may not be used by the service {subject.service.english_name}"
    if picture.licence_end and picture.licence_end < today:
        return f"might be used until {picture.licence_end:%Y-%m-%d} only"
    return ""


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
