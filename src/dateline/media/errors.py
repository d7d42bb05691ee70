"""What can be wrong with a picture, in sentences for the person who sent it."""

from __future__ import annotations


class PictureError(Exception):
    """The picture cannot be used."""


class NotAPicture(PictureError):
    """The file is none of the pictures that are taken here."""

    def __init__(self, filename: str) -> None:
        super().__init__(
            f"“{filename}” is not a picture that can be read here. "
            "Send a JPEG, PNG, WebP, AVIF, HEIF, TIFF or GIF file."
        )


class FileTooLarge(PictureError):
    """The file has more bytes than this installation takes."""

    def __init__(self, filename: str, *, size: int, limit: int) -> None:
        super().__init__(
            f"“{filename}” has {_megabytes(size)} MB; at most {_megabytes(limit)} MB are taken. "
            "Save it with stronger compression or at a smaller size."
        )


class TooManyPixels(PictureError):
    """The picture declares more pixels than this installation takes."""

    def __init__(self, filename: str, *, width: int, height: int, limit: int) -> None:
        super().__init__(
            f"“{filename}” says it has {width:,} × {height:,} pixels; "
            f"at most {limit / 1e6:,.0f} million are taken of this kind of file. "
            "Save it at a smaller size."
        )


class DamagedPicture(PictureError):
    """The file begins as a picture but cannot be read to its end."""

    def __init__(self, filename: str) -> None:
        super().__init__(
            f"“{filename}” is damaged or was cut off on its way. "
            "Send it again, or open it and save it anew."
        )


class BadFocalPoint(PictureError):
    """The focal point lies outside of the picture."""

    def __init__(self) -> None:
        super().__init__("The focal point lies outside of the picture. Choose a point inside.")


class BadLanguageTag(PictureError):
    """A text of a picture names no language."""

    def __init__(self, tag: str) -> None:
        super().__init__(f"“{tag}” is no language tag. Use one like “en”, “fa” or “zh-Hans”.")


def _megabytes(size: int) -> str:
    return f"{size / 2**20:,.1f}"
