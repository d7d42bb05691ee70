"""Quotations of an article, and who says them."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field

from dateline.stories.quotations import CheckedQuotation
from dateline.stories.snapshots import Speaker

_Words = Annotated[str, Field(min_length=1, max_length=20_000)]
_Name = Annotated[
    str, Field(min_length=1, max_length=200), AfterValidator(lambda name: " ".join(name.split()))
]


class SpeakerOut(Schema):
    """Who says some words of a block, as a journalist noted it."""

    words: str
    name: str = Field(examples=["Ingrid Solvang"])

    @classmethod
    def of(cls, speaker: Speaker) -> SpeakerOut:
        """Describe a speaker."""
        return cls(words=speaker.words, name=speaker.name)


class QuotationOut(Schema):
    """A direct quotation, what the sources of its block say of it, and who says it."""

    block: UUID
    words: str
    verdict: str = Field(description="verbatim, altered, not-found or translated.")
    speaker: str = Field(description="Empty where it is not known.")
    noted: bool = Field(description="Whether a journalist noted the speaker; else it is proposed.")

    @classmethod
    def of(cls, block: UUID, quotation: CheckedQuotation) -> QuotationOut:
        """Describe a quotation of a block."""
        return cls(
            block=block,
            words=quotation.words,
            verdict=quotation.verdict,
            speaker=quotation.speaker,
            noted=quotation.is_noted,
        )


class SpeakerIn(Schema):
    """Words of a block and who says them."""

    model_config = ConfigDict(extra="forbid")

    words: _Words = Field(description="As they stand in the block, without the marks around them.")
    name: _Name


class SpeakersIn(Schema):
    """All that is noted for a block; words that are left out have no speaker any more."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {"speakers": [{"words": "We sail at nine,", "name": "Ada Holm"}]}
        },
    )

    speakers: Annotated[list[SpeakerIn], Field(max_length=200)]
