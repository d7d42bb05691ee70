"""Publication at a time."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from dateline.publishing.models import Schedule
from dateline.web.api.terms.publications import NoteIn


class ScheduleIn(Schema):
    """Which revision readers shall get when."""

    model_config = ConfigDict(extra="forbid")

    revision: int = Field(ge=1, description="The revision that you looked at.")
    at: str = Field(
        "",
        max_length=32,
        description="A wall time in the service's zone; empty: when the embargo behind it ends.",
        examples=["2026-10-25T02:30"],
    )
    note: NoteIn | None = Field(None, description="Goes with an update only.")
    override: str = Field(
        "",
        max_length=1_000,
        description="An administrator's reason to do without the second pair of eyes.",
    )


class ScheduleOut(Schema):
    """That a revision is to go out at a time, or what came of it."""

    id: UUID
    article: UUID
    revision: int
    at: datetime
    local: str = Field(description="The wall time as it was given; empty follows the embargo.")
    state: str = Field(description="waiting, done, cancelled or stopped.", examples=["waiting"])
    reason: str = Field(description="Why it was stopped.")
    publication: UUID | None
    by: str | None

    @classmethod
    def of(cls, schedule: Schedule) -> ScheduleOut:
        """Describe a schedule whose revision and author are at hand."""
        names = ("id", "at", "local", "state", "reason")
        return cls(
            **{name: getattr(schedule, name) for name in names},
            article=schedule.article_id,
            revision=schedule.revision.number,
            publication=schedule.publication_id,
            by=schedule.by.name if schedule.by else None,
        )
