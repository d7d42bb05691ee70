"""What a parser finds in a wire file: plain values in ninjs terms, frozen once they are whole."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass
from datetime import datetime
from typing import Literal, NamedTuple, NoReturn, cast

from dateline.ground.richtext import Mark, plain

Kind = Literal[
    "paragraph", "heading", "list-item", "table-row", "preformatted", "quotation", "caption"
]
Signal = Literal["new", "update", "correction", "kill", "withhold", "embargo", "advisory"]
LanguageSource = Literal["declared", "detected"]


class Stretch(NamedTuple):
    """A run (`ground.richtext.Run`) that a parser made of characters which it has cleaned.

    A plain tuple, since most of what a parser makes are these; whoever reads a stored version gets
    runs that were checked.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    href: str | None = None
    lang: str | None = None


class Paragraph(NamedTuple):
    """One paragraph of the text. The cells of a table row are parted by tabs."""

    kind: Kind
    runs: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        """The paragraph's characters without their marks."""
        runs = self.runs
        return runs[0].text if len(runs) == 1 else plain(runs)


class Subject(NamedTuple):
    """A concept: what an item is about, or its genre. `scheme` is an alias or address."""

    scheme: str | None
    code: str | None
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """A picture, video, sound or graphic that comes with an item."""

    type: str
    href: str | None
    headline: str | None = None
    caption: str | None = None
    credit: str | None = None


class Link(NamedTuple):
    """A link to another item or page; `rel` is the provider's word for how they are related."""

    rel: str | None
    href: str
    title: str | None = None


@dataclass(slots=True, kw_only=True)
class Draft:
    """The facts of one news item while they are gathered, by a parser and by what follows it.

    What the file does not say is None or empty, never invented.

    `provider` is the name of the agency, `provider_code` its code where Dateline knows it. Times
    are aware. `guid` never carries the version: an item keeps it through all its versions.
    `language_source` says whether the file declared the language or its text told it. `country`
    is the ISO 3166-1 alpha-2 code of the place where the item was written.
    """

    guid: str | None = None
    version: str | None = None
    provider: str | None = None
    provider_code: str | None = None
    type: str = "text"
    language: str | None = None
    language_source: LanguageSource | None = None
    pubstatus: str | None = None
    signals: tuple[Signal, ...] = ()
    urgency: int | None = None
    slugline: str | None = None
    headline: str | None = None
    summary: str | None = None
    byline: str | None = None
    dateline: str | None = None
    located: str | None = None
    country: str | None = None
    firstcreated: datetime | None = None
    versioncreated: datetime | None = None
    embargoed: datetime | None = None
    copyrightholder: str | None = None
    copyrightnotice: str | None = None
    usageterms: str | None = None
    ednote: str | None = None
    keywords: tuple[str, ...] = ()
    genre: tuple[Subject, ...] = ()
    subjects: tuple[Subject, ...] = ()
    links: tuple[Link, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    media: tuple[Medium, ...] = ()

    def __post_init__(self) -> None:
        """A language that a format gives was declared, unless it says something else."""
        if self.language and self.language_source is None:
            self.language_source = "declared"

    def frozen(self) -> ParsedItem:
        """Make this the item that it drafts, which nobody can change any more; not a copy."""
        self.__class__ = ParsedItem
        return cast(ParsedItem, self)


class ParsedItem(Draft):
    """The facts of one news item, whole. It only comes from a draft."""

    # No field of its own: what a draft holds is what an item holds.
    __slots__ = ()

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete field {name!r}")


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """A wire file as read: the format's name and the items that it carries, in their order."""

    format: str
    items: tuple[ParsedItem, ...]
