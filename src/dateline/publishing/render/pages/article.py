"""An article as readers get it, on its page and in feeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .blocks import BlockView
from .chrome import Chrome, Direction, Link
from .live import LiveView
from .teasers import ImageFile, Moment, PictureView, TeaserView


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote it: a person, or the house or an agency (an organisation).

    `path` is that of the author's page, or empty.
    """

    name: str
    organisation: bool = False
    job_title: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class BylineView:
    """The byline as the service writes it, and what stands in the author box (`about`)."""

    kind: Literal["house", "persons", "agency"]
    text: str
    authors: tuple[Author, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class SisterView:
    """The same story in another language: headline and language in their own words.

    `made_of` is the id of the article that it was translated from, or empty; `script` is that of
    the language (ISO 15924).
    """

    tag: str
    direction: Direction
    language: str
    headline: str
    path: str
    made_of: str = ""
    script: str = ""


@dataclass(frozen=True, slots=True)
class SourceView:
    """A wire item that the text rests on (schema.org isBasedOn); `guid` is the agency's own."""

    agency: str
    guid: str = ""


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic of an article; `medtop` is the IPTC Media Topic code, such as `20000053`."""

    name: str
    path: str
    medtop: str = ""


@dataclass(frozen=True, slots=True)
class NoteView:
    """What readers are told of a change of an article, and since when."""

    kind: Literal["update", "correction"]
    text: str
    at: Moment


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One published version of an article; `id` is the article's own and never changes.

    `modified` is None while nothing changed since `published`. `short_headline` stands in
    titles, navigation and feeds' previews where the full one is too long. `credit_line` is the
    computed sentence that names the agencies, or empty. `translation_of` is the sister that this
    text was translated from. `live` holds the entries of a live report, whose words are among
    `blocks` too. The pictures of a gallery are shown large and numbered. `card` is the picture of
    the headline for where the address is shared. `dateline` is where it was written, as agencies
    set it, and `words` how many the text has.
    """

    id: str
    path: str
    headline: str
    published: Moment
    byline: BylineView
    blocks: tuple[BlockView, ...]
    short_headline: str = ""
    deck: str = ""
    modified: Moment | None = None
    picture: PictureView | None = None
    section: Link | None = None
    topics: tuple[TopicView, ...] = ()
    credit_line: str = ""
    sisters: tuple[SisterView, ...] = ()
    sources: tuple[SourceView, ...] = ()
    translation_of: SisterView | None = None
    notes: tuple[NoteView, ...] = ()
    card: ImageFile | None = None
    live: LiveView | None = None
    is_gallery: bool = False
    dateline: str = ""
    words: int = 0

    @property
    def corrections(self) -> tuple[NoteView, ...]:
        """What was wrong, the newest first: readers learn of it before they read."""
        return tuple(one for one in reversed(self.notes) if one.kind == "correction")

    @property
    def updates(self) -> tuple[NoteView, ...]:
        """What came to it, the oldest first, after the text."""
        return tuple(one for one in self.notes if one.kind == "update")


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """The page of an article; `more` are stories published before it."""

    chrome: Chrome
    article: ArticleView
    more: tuple[TeaserView, ...] = ()


@dataclass(frozen=True, slots=True)
class LiteArticlePage:
    """A page of an article's text edition; `article` has just the blocks of this page."""

    chrome: Chrome
    article: ArticleView
    number: int = 1
    count: int = 1
