"""Pictures."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from dateline.ground.settings import get_settings
from dateline.media.models import Picture
from dateline.media.renditions import MEDIA_TYPES, every_rendition


class PictureWordsIn(Schema):
    """What is said about a picture in one language."""

    model_config = ConfigDict(extra="forbid")

    alt: str = Field(max_length=2_000, examples=["Ministers around a table."])
    caption: str = Field("", max_length=4_000)


class PictureWordsOut(Schema):
    """What is said about a picture in one language."""

    alt: str
    caption: str


class RenditionOut(Schema):
    """One size and shape of a picture (ninjs: rendition)."""

    href: str
    mimetype: str
    width: int
    height: int


class PictureOut(Schema):
    """A picture of the library."""

    id: UUID
    mimetype: str = Field(examples=["image/jpeg"])
    width: int
    height: int
    sizeinbytes: int
    sha256: str
    creditline: str
    copyrightnotice: str
    source: str
    versioncreated: datetime
    texts: dict[str, PictureWordsOut] = Field(description="By language tag.")
    renditions: list[RenditionOut]

    @classmethod
    def of(cls, picture: Picture) -> PictureOut:
        """Describe a picture whose texts are at hand."""
        return cls(
            id=picture.pk,
            mimetype=f"image/{picture.format}",
            width=picture.width,
            height=picture.height,
            sizeinbytes=picture.size,
            sha256=picture.sha256,
            creditline=picture.credit,
            copyrightnotice=picture.copyright,
            source=picture.source,
            versioncreated=picture.created,
            texts={
                text.language_tag: PictureWordsOut(alt=text.alt, caption=text.caption)
                for text in picture.texts.all()
            },
            renditions=_renditions(picture),
        )


class PicturePage(Schema):
    """A page of the picture library."""

    pictures: list[PictureOut]
    next: str | None


def _renditions(picture: Picture) -> list[RenditionOut]:
    return [
        RenditionOut(
            href=get_settings().public_url + file.url,
            mimetype=MEDIA_TYPES[file.extension],
            width=file.size.width,
            height=file.size.height,
        )
        for file in every_rendition(picture)
    ]
