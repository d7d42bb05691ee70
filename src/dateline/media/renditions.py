"""The addresses of a picture's renditions: known from its facts alone, before any is made.

An address holds the beginning of the picture's hash and its focal point, so what is at an address
never changes and caches may keep it for ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from dateline.media.geometry import Size, base_size, crop_size, height_at, widths_for

Ratio = Literal["16x9", "4x3", "1x1"]
RATIOS: Final[dict[Ratio, tuple[int, int]]] = {"16x9": (16, 9), "4x3": (4, 3), "1x1": (1, 1)}
# The screens XS, SM, MD and LG, in pixels.
WIDTHS: Final = (320, 640, 960, 1280)
# In the order in which browsers are offered them: the smallest file first.
MEDIA_TYPES: Final = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
FALLBACK: Final = "jpg"
# What Open Graph readers show beside a link.
SOCIAL: Final = Size(1200, 630)


class PictureLike(Protocol):
    """What of a picture its addresses depend on."""

    sha256: str
    width: int
    height: int
    focal_x: float
    focal_y: float
    placeholder: str


@dataclass(frozen=True)
class SourceSet:
    """The renditions of one format, by growing width: (address, width in pixels)."""

    media_type: str
    files: tuple[tuple[str, int], ...]

    @property
    def srcset(self) -> str:
        """The value of the `srcset` attribute (HTML Living Standard, 4.8.4.3)."""
        return ", ".join(f"{url} {width}w" for url, width in self.files)


@dataclass(frozen=True)
class RenditionSet:
    """A picture in one ratio: its sources in the order of preference, and what `<img>` needs.

    `url` is the JPEG for whoever takes no other; `width` and `height` are of the largest file and
    give the ratio; `placeholder` is the colour, `#rrggbb`, until the picture is there.
    """

    sources: tuple[SourceSet, ...]
    url: str
    width: int
    height: int
    placeholder: str


@dataclass(frozen=True)
class RenditionFile:
    """One file to be made: where, from which crop, at which size, in which format."""

    url: str
    ratio: tuple[int, int]
    size: Size
    extension: str


def picture_key(picture: PictureLike) -> str:
    """Return the folder of a picture's renditions: of its hash 16 digits, and its focal point."""
    focus = f"{round(picture.focal_x * 100):02x}{round(picture.focal_y * 100):02x}"
    return f"{picture.sha256[:16]}-{focus}"


def rendition_set(picture: PictureLike, ratio: Ratio = "16x9") -> RenditionSet:
    """Return the addresses of a picture in one ratio; none is larger than the picture allows."""
    widths = _widths(picture, RATIOS[ratio])
    sources = tuple(
        SourceSet(
            media_type,
            tuple((_url(picture, f"{ratio}-{width}", extension), width) for width in widths),
        )
        for extension, media_type in MEDIA_TYPES.items()
    )
    fallback = max((width for width in widths if width <= WIDTHS[1]), default=widths[0])
    return RenditionSet(
        sources=sources,
        url=_url(picture, f"{ratio}-{fallback}", FALLBACK),
        width=widths[-1],
        height=height_at(widths[-1], RATIOS[ratio]),
        placeholder=picture.placeholder,
    )


def social_url(picture: PictureLike) -> str:
    """Return the address of the JPEG for Open Graph, of at most 1200 × 630 pixels."""
    return _social(picture).url


def social_size(picture: PictureLike) -> Size:
    """Return the size of the JPEG for Open Graph."""
    return _social(picture).size


def every_rendition(picture: PictureLike) -> Iterator[RenditionFile]:
    """Yield each file that belongs to a picture, the small and most wanted first."""
    yield _social(picture)
    for name, ratio in RATIOS.items():
        for width in _widths(picture, ratio):
            size = Size(width, height_at(width, ratio))
            for extension in reversed(MEDIA_TYPES):
                url = _url(picture, f"{name}-{width}", extension)
                yield RenditionFile(url, ratio, size, extension)


def _social(picture: PictureLike) -> RenditionFile:
    ratio = (SOCIAL.width, SOCIAL.height)
    width = min(SOCIAL.width, _crop(picture, ratio).width)
    size = Size(width, height_at(width, ratio))
    return RenditionFile(_url(picture, "social", FALLBACK), ratio, size, FALLBACK)


def _crop(picture: PictureLike, ratio: tuple[int, int]) -> Size:
    return crop_size(base_size(Size(picture.width, picture.height)), ratio)


def _widths(picture: PictureLike, ratio: tuple[int, int]) -> tuple[int, ...]:
    return widths_for(_crop(picture, ratio).width, WIDTHS)


def _url(picture: PictureLike, name: str, extension: str) -> str:
    return f"/media/{picture_key(picture)}/{name}.{extension}"
