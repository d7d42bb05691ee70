"""Where a crop lies and how large its renditions are: sums about sizes, without any pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

# Crops are cut from a copy of at most so many pixels: that bounds the memory of any picture.
BASE_PIXELS: Final = 8_000_000


@dataclass(frozen=True)
class Size:
    """Width and height in pixels."""

    width: int
    height: int


@dataclass(frozen=True)
class Area:
    """A rectangle in pixels, from the upper left corner."""

    left: int
    top: int
    width: int
    height: int


def base_size(picture: Size) -> Size:
    """Return the size of the copy that crops are cut from; never larger than the picture."""
    scale = min(1.0, math.sqrt(BASE_PIXELS / (picture.width * picture.height)))
    return Size(max(1, int(picture.width * scale)), max(1, int(picture.height * scale)))


def crop_size(picture: Size, ratio: tuple[int, int]) -> Size:
    """Return the size of the largest crop of this ratio inside of a picture."""
    across, down = ratio
    if picture.width * down >= picture.height * across:
        return Size(max(1, picture.height * across // down), picture.height)
    return Size(picture.width, max(1, picture.width * down // across))


def crop_area(picture: Size, ratio: tuple[int, int], *, focus: tuple[float, float]) -> Area:
    """Return the largest crop of this ratio with the focal point as near its middle as can be."""
    size = crop_size(picture, ratio)
    left = _start(picture.width, size.width, focus[0])
    top = _start(picture.height, size.height, focus[1])
    return Area(left, top, size.width, size.height)


def _start(whole: int, part: int, focus: float) -> int:
    return min(max(0, round(whole * focus - part / 2)), whole - part)


def widths_for(available: int, wanted: tuple[int, ...]) -> tuple[int, ...]:
    """Return the wanted widths that need no enlarging; a smaller crop comes in its own width."""
    return tuple(width for width in wanted if width <= available) or (available,)


def height_at(width: int, ratio: tuple[int, int]) -> int:
    """Return the height of a rendition of this width."""
    return max(1, round(width * ratio[1] / ratio[0]))
