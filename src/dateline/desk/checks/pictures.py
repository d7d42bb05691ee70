"""Checks of pictures: that who cannot see them is told, and who made them is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dateline.desk.checks.interface import Check, check
from dateline.desk.checks.subject import Subject
from dateline.languages.dates import local
from dateline.languages.models import Service
from dateline.media.models import Picture
from dateline.media.queries import picture_text
from dateline.stories.blocks import PictureBlock


@check("lead-picture", ok=gettext_lazy("There is a lead picture."))
def lead_picture(subject: Subject) -> Iterator[Check]:
    """Fronts and links elsewhere show the lead picture."""
    if subject.snapshot.lead_picture is None:
        yield Check(
            "lead-picture-missing", "warn", _("There is no lead picture."), field="lead_picture"
        )


@check("picture-text", ok=gettext_lazy("Every picture has alternative text."), can_bar=True)
def alternative_texts(subject: Subject) -> Iterator[Check]:
    """Alternative text stands for the picture (WCAG 2.2, success criterion 1.1.1)."""
    own = dict(_own_texts(subject))
    for picture, name, block in _shown(subject):
        text = picture_text(subject.pictures[picture], subject.service.language_tag)
        if not (own.get(picture) or (text.alt.strip() if text else "")):
            about = {"picture": name, "language": subject.service.name}
            sentence = (
                _("%(picture)s has no alternative text in %(language)s: say what it shows.") % about
            )
            yield _found("picture-text-missing", sentence, block)


@check("picture-credit", ok=gettext_lazy("Every picture has a credit."), can_bar=True)
def credits_of_pictures(subject: Subject) -> Iterator[Check]:
    """Who made a picture is named beside it."""
    for picture, name, block in _shown(subject):
        if not subject.pictures[picture].credit.strip():
            sentence = _("%(picture)s has no credit: name who made it.") % {"picture": name}
            yield _found("picture-credit-missing", sentence, block)


@check("picture-rights", ok=gettext_lazy("Every picture may be used."), can_bar=True, fixed=True)
def rights_of_pictures(subject: Subject) -> Iterator[Check]:
    """Nothing is shown whose licence has ended or forbids it to this service."""
    for picture, name, block in _shown(subject):
        if problem := forbids(subject.pictures[picture], subject.service, subject.now):
            sentence = problem % {"picture": name}
            yield _found("picture-rights", sentence, block)


def forbids(picture: Picture, service: Service, now: datetime) -> str:
    """Return why a service may not use a picture at an instant, empty where it may.

    The name of the picture is to be put in the place of `%(picture)s`.
    """
    today = local(now, service).date()
    if picture.forbidden:
        return _("%(picture)s may not be used: take another one.")
    if service.code in picture.forbidden_services:
        return _("%(picture)s may not be used by this service: take another one.")
    if picture.licence_end and picture.licence_end < today:
        sentence = _("%(picture)s might be used until %(day)s only: take another one.")
        return sentence.replace("%(day)s", f"{picture.licence_end:%Y-%m-%d}")
    return ""


def _shown(subject: Subject) -> Iterator[tuple[UUID, str, UUID | None]]:
    lead = subject.snapshot.lead_picture
    if lead in subject.pictures and lead:
        yield lead, _("The lead picture"), None
    for block in subject.snapshot.blocks:
        content = block.content
        if isinstance(content, PictureBlock) and content.picture in subject.pictures:
            name = _("The picture in block %s") % subject.places[block.id]
            yield content.picture, name, block.id


def _own_texts(subject: Subject) -> Iterator[tuple[UUID, str]]:
    for block in subject.snapshot.blocks:
        if isinstance(block.content, PictureBlock) and block.content.alt:
            yield block.content.picture, block.content.alt


def _found(code: str, sentence: str, block: UUID | None) -> Check:
    return Check(code, "bar", sentence, block=block, field=None if block else "lead_picture")
