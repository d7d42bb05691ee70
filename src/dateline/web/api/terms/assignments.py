"""Work that is given to people."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from dateline.accounts.models import User
from dateline.desk.actions.assign import MOST_NOTE
from dateline.desk.models import Assignment


class PersonOut(Schema):
    """Somebody who may write for a service."""

    id: UUID
    name: str

    @classmethod
    def of(cls, user: User) -> PersonOut:
        """Describe a person."""
        return cls(id=user.pk, name=user.name)


class AssignmentOut(Schema):
    """That somebody is to make the article of a story in a service."""

    id: UUID
    story: UUID
    service: str = Field(examples=["en"])
    person: PersonOut
    state: str = Field(description="given, taken, done or handed-over.", examples=["given"])
    note: str
    due: datetime | None
    given: datetime
    given_by: str | None

    @classmethod
    def of(cls, assignment: Assignment) -> AssignmentOut:
        """Describe an assignment whose people are at hand."""
        return cls(
            id=assignment.pk,
            story=assignment.story_id,
            service=assignment.service_id,
            person=PersonOut.of(assignment.person),
            state=assignment.state,
            note=assignment.note,
            due=assignment.due,
            given=assignment.given,
            given_by=assignment.given_by.name if assignment.given_by else None,
        )


class AssignmentPage(Schema):
    """A page of the list of assignments."""

    assignments: list[AssignmentOut]
    next: str | None


class _To(Schema):
    model_config = ConfigDict(extra="forbid")

    to: UUID = Field(description="Who is to do it: `GET /services/{code}/people` lists them.")
    note: str = Field("", max_length=MOST_NOTE)


class AssignIn(_To):
    """Work for somebody."""

    service: str = Field(max_length=35, examples=["en"])
    due: str = Field(
        "",
        max_length=32,
        description="A wall time in the service's zone.",
        examples=["2026-10-25T02:30"],
    )


class HandOverIn(_To):
    """Who is to do it instead; without a note that of before stays."""
