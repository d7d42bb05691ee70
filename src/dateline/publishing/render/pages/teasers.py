"""Times, pictures and teasers: the parts that every kind of page is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, and how the service writes it (its calendar, digits and time zone)."""

    instant: datetime
    text: str

    @property
    def iso(self) -> str:
        """The full instant in UTC, as HTML, schema.org and W3C-DTF want it."""
        return self.instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file of a picture in one width (pixels)."""

    url: str
    width: int


@dataclass(frozen=True, slots=True)
class RenditionSource:
    """The files of a picture in one format (`image/avif`, `image/webp`, `image/jpeg`)."""

    media_type: str
    renditions: tuple[Rendition, ...]


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A picture file of known size (pixels), for machines: social cards, schema.org, feeds."""

    url: str
    width: int
    height: int
    media_type: str = "image/jpeg"


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture in one ratio: `sources` best format first, `fallback` for any browser.

    `alt` and `caption` are in the language of the page; an empty `alt` marks a picture that
    says nothing the text does not. `colour` is the placeholder (`#rrggbb`). `crops` are the
    same picture in other ratios, largest of each, for machines. Urls are paths or addresses.
    """

    sources: tuple[RenditionSource, ...]
    fallback: ImageFile
    alt: str
    caption: str = ""
    credit: str = ""
    colour: str = "#8a8f98"
    crops: tuple[ImageFile, ...] = ()


@dataclass(frozen=True, slots=True)
class TeaserView:
    """An article as lists show it, in the language of the page; `mark` where it is no report."""

    headline: str
    path: str
    published: Moment
    deck: str = ""
    picture: PictureView | None = None
    section: str = ""
    mark: Literal["", "live", "gallery"] = ""
