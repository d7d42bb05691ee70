"""An article as the systems of partners get it, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from .article import ArticleView
from .chrome import Chrome, Direction
from .teasers import ImageFile


@dataclass(frozen=True, slots=True)
class PartnerPicture:
    """A picture with its rights; `name` is what it is in the article, `lead` or `picture-…`."""

    id: str
    name: str
    files: tuple[ImageFile, ...]
    alt: str = ""
    caption: str = ""
    credit: str = ""
    copyright: str = ""
    terms: str = ""

    @property
    def largest(self) -> ImageFile | None:
        """The JPEG with most pixels; every system reads JPEG."""
        files = [file for file in self.files if file.media_type == "image/jpeg"]
        return max(files, key=lambda file: file.width * file.height, default=None)


@dataclass(frozen=True, slots=True)
class AgencyView:
    """An agency whose information is in the text: its code and its name in the language."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class SubjectView:
    """What an article is about: an IPTC Media Topic, or a topic of the service by its page."""

    name: str
    medtop: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class PartnerItem:
    """One published version of an article.

    Its address is its identifier, and `version` the number of its publication, which grows.
    `change` says what this version is to the one before. `text` is the body without marks, blocks
    parted by an empty line.
    """

    chrome: Chrome
    article: ArticleView
    version: int
    change: Literal["", "update", "correction"]
    text: str
    agencies: tuple[AgencyView, ...] = ()
    subjects: tuple[SubjectView, ...] = ()
    urgency: int | None = None
    pictures: tuple[PartnerPicture, ...] = ()
    ids: tuple[tuple[str, str], ...] = ()

    @property
    def changed(self) -> datetime:
        """When this version was made."""
        return (self.article.modified or self.article.published).instant


@dataclass(frozen=True, slots=True)
class WithdrawnItem:
    """What partners get of an article that was withdrawn: that it is, and no word of it."""

    chrome: Chrome
    version: int
    published: datetime
    withdrawn: datetime
    notice: str = ""


@dataclass(frozen=True, slots=True)
class PackageEntry:
    """An article of a story, in its own language."""

    tag: str
    direction: Direction
    headline: str
    path: str
    version: int


@dataclass(frozen=True, slots=True)
class StoryPackage:
    """A story with all its languages; none are left where every one was withdrawn.

    `version` is the number of the newest publication in it.
    """

    organisation: str
    base_url: str
    path: str
    version: int
    published: datetime
    changed: datetime
    entries: tuple[PackageEntry, ...]
