"""Drafts: an article as somebody wants it saved, from a form, an API or the editor."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator

from dateline.stories.blocks import Content
from dateline.stories.errors import BadDraft
from dateline.stories.genres import Genre
from dateline.stories.snapshots import Snapshot, SnapshotBlock, SourceKind

MOST_BLOCKS = 5_000
MOST_SUBJECTS = 20
MediaTopicCode = Annotated[str, Field(pattern=r"^[0-9]{8}$")]
Urgency = Annotated[int, Field(ge=1, le=9)]


class _Draft(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceDraft(_Draft):
    """An edge as a journalist declares it; labels are the server's to give.

    `source_text` are the words that a translation was made from. Without it they stay what they
    are, and a new edge takes the present words of its source. `person` is who said it, `off_record`
    that neither the name nor the note may leave the newsroom.
    """

    kind: SourceKind
    item_version: UUID | None = None
    paragraph: Annotated[int | None, Field(ge=1, le=100_000)] = None
    source_block: UUID | None = None
    source_text: Annotated[str | None, Field(max_length=40_000)] = None
    note: Annotated[str, Field(max_length=4_000)] = ""
    person: Annotated[str, Field(max_length=200)] = ""
    off_record: bool = False
    url: Annotated[str, Field(max_length=2_000)] = ""

    @field_validator("source_text")
    @classmethod
    def _only_of_translations(cls, text: str | None, info: ValidationInfo) -> str | None:
        return text if info.data.get("kind") == "translation" else None


class BlockDraft(_Draft):
    """A block to be saved; without an id it is a new one."""

    id: UUID | None = None
    content: Content
    sources: Annotated[tuple[SourceDraft, ...], Field(max_length=50)] = ()


class ArticleDraft(_Draft):
    """The whole of an article to be saved.

    `topics` are slugs of the service's topics, `subjects` codes of IPTC Media Topics, `urgency` is
    that of ninjs and NITF: 1 is a flash, 9 has all the time.
    """

    headline: Annotated[str, Field(max_length=300)] = ""
    short_headline: Annotated[str, Field(max_length=120)] = ""
    deck: Annotated[str, Field(max_length=600)] = ""
    slug: Annotated[str, Field(max_length=120)] = ""
    dateline: Annotated[str, Field(max_length=100)] = ""
    section: str = ""
    topics: tuple[str, ...] = ()
    subjects: Annotated[tuple[MediaTopicCode, ...], Field(max_length=MOST_SUBJECTS)] = ()
    urgency: Urgency | None = None
    genre: Genre = ""
    lead_picture: UUID | None = None
    blocks: Annotated[tuple[BlockDraft, ...], Field(max_length=MOST_BLOCKS)] = ()


def parse_draft(data: Any) -> ArticleDraft:
    """Make a draft of JSON-like data.

    Raises:
        BadDraft: it is none; the message names the place and what is wrong there.
    """
    try:
        return ArticleDraft.model_validate(data)
    except ValidationError as error:
        problem = error.errors()[0]
        place = ".".join(str(step) for step in problem["loc"])
        raise BadDraft(f"{place}: {problem['msg']}") from None


def draft_of(snapshot: Snapshot) -> ArticleDraft:
    """Return the draft that would save exactly what the snapshot holds."""
    return ArticleDraft(
        **{name: getattr(snapshot, name) for name in ARTICLE_FIELDS},
        blocks=tuple(_block_draft(block) for block in snapshot.blocks),
    )


ARTICLE_FIELDS = tuple(name for name in ArticleDraft.model_fields if name != "blocks")


def _block_draft(block: SnapshotBlock) -> BlockDraft:
    sources = tuple(
        SourceDraft(**source.model_dump(include=set(SourceDraft.model_fields)))
        for source in block.sources
    )
    return BlockDraft(id=block.id, content=block.content, sources=sources)
