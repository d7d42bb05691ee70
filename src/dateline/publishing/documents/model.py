"""The published article, as it is kept in a publication's canonical JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from dateline.stories.blocks import Content, to_json
from dateline.stories.genres import Genre

# The slug of the author that stands for all: whose name is the service's house byline.
HOUSE: Final = "newsroom"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TopicRef(_Frozen):
    """A topic as it was called; `medtop` is its IPTC Media Topic or empty."""

    slug: str
    name: str
    medtop: str = ""


class SourceRef(_Frozen):
    """A wire item that the text rests on: the provider's code and its own name of the item."""

    agency: str
    guid: str


class AuthorRef(_Frozen):
    """An author's page in the service, and the name that they had."""

    slug: str
    name: str


class BylineWords(_Frozen):
    """The byline as the service writes it; `authors` are those of `people` who have a page."""

    kind: Literal["house", "people", "agency"]
    text: str
    people: tuple[str, ...] = ()
    agency: str = ""
    authors: tuple[AuthorRef, ...] = ()

    @property
    def author_slugs(self) -> tuple[str, ...]:
        """Whose lists the article stands in."""
        return (HOUSE,) if self.kind == "house" else tuple(one.slug for one in self.authors)


class PictureWords(_Frozen):
    """What is said about a picture in the language of the article."""

    alt: str = ""
    caption: str = ""
    credit: str = ""


class NoteWords(_Frozen):
    """What readers are told of a change, in the service's language, and since when."""

    kind: Literal["update", "correction"]
    text: str
    at: datetime


class EntryRef(_Frozen):
    """An entry of a live report: its heading's block, its number from 1, and since when."""

    id: UUID
    number: int
    at: datetime


class DocumentBlock(_Frozen):
    """A block; its id is the article's own and never changes."""

    id: UUID
    content: Content


class Document(_Frozen):
    """An article as readers get it. `modified` is None while nothing changed since `published`.

    `subjects` are codes of IPTC Media Topics beyond those of `topics`; `urgency` is that of ninjs.
    `entries` are those of a live report, the oldest first.
    """

    article: UUID
    story: UUID
    service: str
    path: str
    revision: int
    published: datetime
    modified: datetime | None = None
    headline: str
    short_headline: str = ""
    deck: str = ""
    dateline: str = ""
    section: str = ""
    topics: tuple[TopicRef, ...] = ()
    subjects: tuple[str, ...] = ()
    urgency: int | None = None
    genre: Genre = ""
    byline: BylineWords
    credit: str = ""
    agencies: tuple[str, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    picture: UUID | None = None
    pictures: dict[str, PictureWords] = {}
    translation_of: UUID | None = None
    notes: tuple[NoteWords, ...] = ()
    entries: tuple[EntryRef, ...] = ()
    blocks: tuple[DocumentBlock, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the document as it is published: without what is empty or the default."""
        data = self.model_dump(
            mode="json",
            exclude_defaults=True,
            exclude={"blocks", "entries", "notes", "published", "modified"},
        )
        data["blocks"] = [
            {"id": str(block.id), "content": to_json(block.content)} for block in self.blocks
        ]
        if self.notes:
            data["notes"] = [
                {"kind": one.kind, "text": one.text, "at": instant(one.at)} for one in self.notes
            ]
        if self.entries:
            data["entries"] = [
                {"id": str(one.id), "number": one.number, "at": instant(one.at)}
                for one in self.entries
            ]
        data["published"] = instant(self.published)
        if self.modified is not None:
            data["modified"] = instant(self.modified)
        return data


def instant(moment: datetime) -> str:
    """Write a moment as RFC 3339 in UTC, in whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
