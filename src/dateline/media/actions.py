"""Every write about pictures."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from django.db import transaction

from dateline.accounts.actions import record
from dateline.accounts.models import User
from dateline.ground.events import publish
from dateline.ground.richtext import from_plain, plain
from dateline.media.errors import BadFocalPoint, BadLanguageTag
from dateline.media.events import PictureAdded, PictureCropChanged, PictureTextChanged
from dateline.media.inspection import inspect_picture
from dateline.media.metadata import read_proposals
from dateline.media.models import Picture, PictureText
from dateline.media.policies import demand_handling
from dateline.media.queries import picture_store
from dateline.media.tasks import make_renditions

_LANGUAGE_TAG: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_SHORT: Final = 500


def add_picture(
    *,
    data: bytes,
    filename: str,
    credit: str,
    copyright: str = "",  # noqa: A002  (the word of the standard)
    source: str = "",
    by: User | None,
) -> Picture:
    """Take a picture in and return it; the same bytes again return the picture that is here.

    What is not given is filled from what the picture says about itself; all that it says is kept
    as proposals. Effects: the bytes in the store; a picture; a job that makes its renditions; an
    event; an audit entry. The picture that is here already is left as it is.

    Raises:
        PictureError: the bytes cannot be used; the message says why and what to do.
        NotAllowed: `by` has no role anywhere.
    """
    demand_handling(by, to="add pictures")
    name = safe_filename(filename)
    known = Picture.objects.filter(sha256=hashlib.sha256(data).hexdigest()).first()
    if known is not None:
        return known
    facts = inspect_picture(data, filename=name)
    proposals = read_proposals(data)
    rights = {
        "credit": _line(credit or proposals.credit),
        "copyright": _line(copyright or proposals.copyright),
        "source": _line(source or proposals.source),
        "usage_terms": proposals.usage_terms[:2000],
    }
    sha256 = picture_store().put(data)
    with transaction.atomic():
        picture, new = Picture.objects.get_or_create(
            sha256=sha256,
            defaults={
                "filename": name,
                "size": len(data),
                "format": facts.format,
                "width": facts.width,
                "height": facts.height,
                "placeholder": facts.placeholder,
                "proposals": proposals.as_dict(),
                "created_by": by,
                **rights,
            },
        )
        if new:
            make_renditions.defer(picture_id=str(picture.pk))
            publish(PictureAdded(picture_id=str(picture.pk)))
            record(by=by, verb="add", target_kind="picture", target_id=picture.pk)
    return picture


@transaction.atomic
def set_picture_text(
    *, picture: Picture, language_tag: str, alt: str, caption: str, by: User | None
) -> PictureText:
    """Say what a picture shows, in one language: alternative text and caption.

    Effects: the text of that language; an event; an audit entry; none if nothing changes.

    Raises:
        BadLanguageTag: it is no BCP 47 tag.
        NotAllowed: `by` has no role anywhere.
    """
    demand_handling(by, to="describe pictures")
    if not _LANGUAGE_TAG.fullmatch(language_tag):
        raise BadLanguageTag(language_tag)
    words = {"alt": _words(alt), "caption": _words(caption)}
    same = PictureText.objects.filter(picture=picture, language_tag=language_tag, **words).first()
    if same is not None:
        return same
    text, _ = PictureText.objects.update_or_create(
        picture=picture, language_tag=language_tag, defaults=words
    )
    publish(PictureTextChanged(picture_id=str(picture.pk), language_tag=language_tag))
    record(
        by=by,
        verb="describe",
        target_kind="picture",
        target_id=picture.pk,
        detail={"language": language_tag, **words},
    )
    return text


@transaction.atomic
def set_picture_rights(
    *,
    picture: Picture,
    credit: str,
    copyright: str,  # noqa: A002  (the word of the standard)
    source: str,
    by: User | None,
) -> Picture:
    """Say whose a picture is.

    Effects: the picture; an audit entry.

    Raises:
        NotAllowed: `by` has no role anywhere.
    """
    demand_handling(by, to="change the rights of pictures")
    picture.credit, picture.copyright, picture.source = map(_line, (credit, copyright, source))
    picture.save(update_fields=["credit", "copyright", "source"])
    detail = {"credit": picture.credit, "copyright": picture.copyright, "source": picture.source}
    record(by=by, verb="set-rights", target_kind="picture", target_id=picture.pk, detail=detail)
    return picture


@transaction.atomic
def set_picture_use(
    *,
    picture: Picture,
    usage_terms: str,
    licence_end: date | None,
    forbidden: bool,
    forbidden_services: Sequence[str],
    by: User | None,
) -> Picture:
    """Say how long and by whom a picture may be used.

    Args:
        licence_end: the last day on which it may be used; None: no end is known.
        forbidden_services: codes of services that may not use it.

    Effects: the picture; an audit entry; none if nothing changes.

    Raises:
        NotAllowed: `by` has no role anywhere.
    """
    demand_handling(by, to="change the rights of pictures")
    wanted = {
        "usage_terms": _words(usage_terms)[:2000],
        "licence_end": licence_end,
        "forbidden": forbidden,
        "forbidden_services": sorted(set(forbidden_services)),
    }
    if all(getattr(picture, name) == value for name, value in wanted.items()):
        return picture
    for name, value in wanted.items():
        setattr(picture, name, value)
    picture.save(update_fields=list(wanted))
    detail = wanted | {"licence_end": licence_end.isoformat() if licence_end else None}
    record(by=by, verb="set-use", target_kind="picture", target_id=picture.pk, detail=detail)
    return picture


@transaction.atomic
def set_focal_point(*, picture: Picture, x: float, y: float, by: User | None) -> Picture:
    """Say what every crop keeps in view: parts of width and height from the upper left corner.

    Effects: the picture; a job that makes its renditions at their new addresses; an event; an
    audit entry.

    Raises:
        BadFocalPoint: the point lies outside of the picture.
        NotAllowed: `by` has no role anywhere.
    """
    demand_handling(by, to="crop pictures")
    if not (0 <= x <= 1 and 0 <= y <= 1):
        raise BadFocalPoint
    picture.focal_x, picture.focal_y = x, y
    picture.save(update_fields=["focal_x", "focal_y"])
    make_renditions.defer(picture_id=str(picture.pk))
    publish(PictureCropChanged(picture_id=str(picture.pk)))
    record(by=by, verb="crop", target_kind="picture", target_id=picture.pk, detail={"x": x, "y": y})
    return picture


def safe_filename(filename: str) -> str:
    """Return the last part of a file's name, fit to be shown; "picture" where nothing is left."""
    last = PurePosixPath(filename.replace("\\", "/")).name
    return _words(last).replace("\n", " ")[:255] or "picture"


def _words(text: str) -> str:
    return plain(from_plain(text))


def _line(text: str) -> str:
    return _words(text).replace("\n", " ")[:_SHORT]
