"""What can be wrong with a picture, in sentences for the person who sent it."""

from __future__ import annotations

from django.utils.translation import gettext as _


class PictureError(Exception):
    """The picture cannot be used."""


class NotAPicture(PictureError):
    """The file is none of the pictures that are taken here."""

    def __init__(self, filename: str) -> None:
        super().__init__(
            _(
                "“%s” is not a picture that can be read here. Send a JPEG, PNG, WebP, AVIF, HEIF, "
                "TIFF or GIF file."
            )
            % filename
        )


class FileTooLarge(PictureError):
    """The file has more bytes than this installation takes."""

    def __init__(self, filename: str, *, size: int, limit: int) -> None:
        super().__init__(
            _(
                "“%(name)s” has %(size)s MB; at most %(most)s MB are taken. Save it with stronger "
                "compression or at a smaller size."
            )
            % {"name": filename, "size": _megabytes(size), "most": _megabytes(limit)}
        )


class TooManyPixels(PictureError):
    """The picture declares more pixels than this installation takes."""

    def __init__(self, filename: str, *, width: int, height: int, limit: int) -> None:
        super().__init__(
            _(
                "“%(name)s” says it has %(width)s × %(height)s pixels; at most %(most)s million "
                "are taken of this kind of file. Save it at a smaller size."
            )
            % {
                "name": filename,
                "width": f"{width:,}",
                "height": f"{height:,}",
                "most": f"{limit / 1e6:,.0f}",
            }
        )


class DamagedPicture(PictureError):
    """The file begins as a picture but cannot be read to its end."""

    def __init__(self, filename: str) -> None:
        super().__init__(
            _(
                "“%s” is damaged or was cut off on its way. Send it again, or open it and save it "
                "anew."
            )
            % filename
        )


class BadFocalPoint(PictureError):
    """The focal point lies outside of the picture."""

    def __init__(self) -> None:
        super().__init__(_("The focal point lies outside of the picture. Choose a point inside."))


class BadLanguageTag(PictureError):
    """A text of a picture names no language."""

    def __init__(self, tag: str) -> None:
        super().__init__(_("“%s” is no language tag. Use one like “en”, “fa” or “zh-Hans”.") % tag)


def _megabytes(size: int) -> str:
    return f"{size / 2**20:,.1f}"
