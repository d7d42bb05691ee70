"""What is sent to write stories and articles."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from dateline.stories.blocks import Content
from dateline.stories.drafts import ArticleDraft, SourceDraft

_EXAMPLE_BLOCK: dict[str, Any] = {
    "content": {
        "kind": "paragraph",
        "text": [{"text": "Ministers met in "}, {"text": "Brussels."}],
    },
    "sources": [{"kind": "own", "note": "Phone call with the ministry"}],
}


class _In(Schema):
    model_config = ConfigDict(extra="forbid")


Paragraphs = Annotated[
    list[Annotated[int, Field(ge=1, le=100_000)]],
    Field(min_length=1, max_length=500, description="Numbers in the item, from 1."),
]


class StoryIn(_In):
    """A new story: from paragraphs of a wire item, or with a slugline and no text yet."""

    service: str = Field(max_length=35, examples=["en"])
    slugline: str = Field("", max_length=200, description="Needed without an item version.")
    item_version: UUID | None = None
    paragraphs: Paragraphs | None = Field(None, examples=[[1, 2]])


class ArticleInService(_In):
    """An article of a story in a further service."""

    service: str = Field(max_length=35, examples=["fa"])
    translation_of: UUID | None = Field(
        None, description="The article of the same story to translate from; null begins empty."
    )


class TakeIn(_In):
    """Paragraphs of a wire item for an article."""

    item_version: UUID
    paragraphs: Paragraphs = Field(examples=[[1, 3]])
    after: UUID | None = Field(None, description="The block to stand after; null is the end.")


class ArticleIn(ArticleDraft):
    """The whole of an article to be saved; blocks that are left out are removed."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "base": 4,
                "headline": "Ministers meet in Brussels",
                "blocks": [_EXAMPLE_BLOCK],
            }
        }
    )

    base: int = Field(ge=0, description="The revision that you read; 0 for a new article.")

    @property
    def draft(self) -> ArticleDraft:
        """The article without what belongs to the saving."""
        return ArticleDraft.model_construct(
            **{name: getattr(self, name) for name in ArticleDraft.model_fields}
        )


class BlockIn(_In):
    """A change of one block: what is left out stays as it is."""

    model_config = ConfigDict(json_schema_extra={"example": {"base": 4, **_EXAMPLE_BLOCK}})

    base: int = Field(ge=1, description="The revision that you read.")
    content: Content | None = None
    sources: Annotated[tuple[SourceDraft, ...], Field(max_length=50)] | None = None
