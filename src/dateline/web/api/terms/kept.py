"""Words that were kept when their block was removed."""

from __future__ import annotations

from datetime import datetime

from ninja import Schema
from pydantic import Field

from dateline.stories.coediting.losses import KeptWords


class KeptWordsOut(Schema):
    """Words that somebody typed into a block while somebody else removed it."""

    key: str = Field(examples=["3391058271:12"])
    words: str
    whole: str = Field(description="The block as it stood with them; empty where it is not known.")
    name: str = Field(description="Who typed them.")
    at: datetime | None
    settled: bool = Field(description="Whether they were put back or let go.")

    @classmethod
    def of(cls, key: str, kept: KeptWords) -> KeptWordsOut:
        """Describe kept words."""
        names = ("words", "whole", "name", "at", "settled")
        return cls(key=key, **{name: getattr(kept, name) for name in names})
