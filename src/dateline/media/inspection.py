"""A look at received bytes: whether they are a picture that can be used, and its facts.

The header alone decides whether a picture is decoded at all; only then is it read once to its
end, streaming, which shows whether it is whole and gives the colour that stands for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import pyvips

from dateline.ground.settings import get_settings
from dateline.media.errors import DamagedPicture, FileTooLarge, NotAPicture, TooManyPixels
from dateline.media.formats import PictureFormat, format_of, open_picture

# Some files are decoded as a whole, not line by line: they may have this part of the pixels.
WHOLE_SHARE: Final = 4
_STREAMED: Final = frozenset({"jpeg", "png", "tiff"})
_BYTES_A_PIXEL: Final = 4
_SIDEWAYS: Final = range(5, 9)  # EXIF 2.32, 4.6.5.1.6 Orientation: rows and columns change places
_LOOK: Final = 48
_BRIGHTEST: Final = 235


@dataclass(frozen=True)
class PictureFacts:
    """What is known of a picture; sizes in pixels as it is looked at, so after turning."""

    format: str
    width: int
    height: int
    placeholder: str


def inspect_picture(data: bytes, *, filename: str) -> PictureFacts:
    """Return the facts of a picture that can be used.

    Raises:
        PictureError: it is too large, of another kind or damaged; the message says what to do.
    """
    limit = get_settings().max_picture_bytes
    if len(data) > limit:
        raise FileTooLarge(filename, size=len(data), limit=limit)
    known = format_of(data)
    if known is None:
        raise NotAPicture(filename)
    try:
        header = open_picture(data, known)
        _demand_affordable(header, known, filename)
        placeholder = _placeholder(header)
    except pyvips.Error:
        raise DamagedPicture(filename) from None
    width, height = _upright_size(header)
    return PictureFacts(known.name, width, height, placeholder)


def _demand_affordable(header: Any, known: PictureFormat, filename: str) -> None:
    limit = get_settings().max_picture_pixels
    if known.name not in _STREAMED or _field(header, "interlaced"):
        limit //= WHOLE_SHARE
    pixels = header.width * header.height
    size = pixels * header.bands * _sample_bytes(header)
    if pixels > limit or size > limit * 2 * _BYTES_A_PIXEL:
        raise TooManyPixels(filename, width=header.width, height=header.height, limit=limit)


def _sample_bytes(header: Any) -> int:
    return {"uchar": 1, "char": 1, "ushort": 2, "short": 2, "double": 8}.get(header.format, 4)


def _upright_size(header: Any) -> tuple[int, int]:
    if _field(header, "orientation") in _SIDEWAYS:
        return header.height, header.width
    return header.width, header.height


def _field(header: Any, name: str) -> int:
    return int(header.get(name)) if header.get_typeof(name) else 0


def _placeholder(header: Any) -> str:
    """Return the mean colour as `#rrggbb`, never so bright that a white page hides its place.

    It reads every line of the picture, and so finds whether it is whole: a thumbnail made while
    loading would pass over what is missing.
    """
    look = flat(header.thumbnail_image(_LOOK, height=_LOOK, size="down", export_profile="srgb"))
    means = [min(_BRIGHTEST, round(look[band].avg())) for band in range(3)]
    return "#" + "".join(f"{mean:02x}" for mean in means)


def flat(image: Any) -> Any:
    """Return the image in 8-bit sRGB with three bands, on white where it was transparent."""
    if image.interpretation != "srgb":
        image = image.colourspace("srgb")
    if image.hasalpha():
        image = image.flatten(background=255)
    return image.cast("uchar").copy_memory()
