"""Pictures and what is said about them."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from ninja import File, Form, Path, Router, Status
from ninja.files import UploadedFile

from dateline.ground.settings import get_settings
from dateline.media.actions import add_picture, set_picture_text
from dateline.media.errors import FileTooLarge
from dateline.media.models import Picture
from dateline.web.api.answers import answers
from dateline.web.api.finding import find_picture
from dateline.web.api.paging import Cursor, Limit, next_address, page_by_time
from dateline.web.api.signin import SignedIn, demand_reading
from dateline.web.api.terms.pictures import PictureOut, PicturePage, PictureWordsIn

router = Router(tags=["Pictures"])
Line = Annotated[str, Form(max_length=500)]


@router.get(
    "/pictures",
    response=answers(PicturePage),
    operation_id="list_pictures",
    summary="List the picture library",
)
def list_pictures(request: SignedIn, cursor: Cursor = "", limit: Limit = 50) -> PicturePage:
    """Return the pictures, newest first."""
    demand_reading(request.auth)
    rows = Picture.objects.prefetch_related("texts")
    pictures, place = page_by_time(rows, "created", cursor, limit)
    return PicturePage(
        pictures=[PictureOut.of(picture) for picture in pictures],
        next=next_address(request, place),
    )


@router.post(
    "/pictures",
    response=answers(PictureOut, status=201, problems=(413, 415)),
    operation_id="add_picture",
    summary="Add a picture",
)
def post_picture(
    request: SignedIn,
    file: Annotated[UploadedFile, File(description="JPEG, PNG, WebP, AVIF, HEIF, TIFF or GIF.")],
    creditline: Line = "",
    copyrightnotice: Line = "",
    source: Line = "",
) -> Status[PictureOut]:
    """Add a picture; the same bytes again return the picture that is here.

    What is not given is filled from what the picture says about itself.
    """
    name, size, limit = file.name or "", file.size or 0, get_settings().max_picture_bytes
    if size > limit:
        raise FileTooLarge(name, size=size, limit=limit)
    picture = add_picture(
        data=file.read(),
        filename=name,
        credit=creditline,
        copyright=copyrightnotice,
        source=source,
        by=request.auth,
    )
    return Status(201, PictureOut.of(picture))


@router.get(
    "/pictures/{uuid:picture_id}",
    response=answers(PictureOut, problems=(404,)),
    operation_id="read_picture",
    summary="Read about a picture",
)
def read_picture(request: SignedIn, picture_id: UUID) -> PictureOut:
    """Return what is known about a picture, with the addresses of its renditions."""
    demand_reading(request.auth)
    return PictureOut.of(find_picture(picture_id))


@router.put(
    "/pictures/{uuid:picture_id}/texts/{language}",
    response=answers(PictureOut, problems=(404,)),
    operation_id="describe_picture",
    summary="Say what a picture shows",
)
def put_picture_text(
    request: SignedIn,
    picture_id: UUID,
    language: Annotated[str, Path(description="BCP 47 tag.", max_length=35)],
    words: PictureWordsIn,
) -> PictureOut:
    """Set alternative text and caption of a picture in one language."""
    set_picture_text(
        picture=find_picture(picture_id),
        language_tag=language,
        alt=words.alt,
        caption=words.caption,
        by=request.auth,
    )
    return PictureOut.of(find_picture(picture_id))
