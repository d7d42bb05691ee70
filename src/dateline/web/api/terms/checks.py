"""Checks before publication, and units of a translation."""

from __future__ import annotations

from uuid import UUID

from ninja import Schema
from pydantic import Field

from dateline.desk.checks import Check, Level
from dateline.translation.queries import Unit, UnitState


class CheckOut(Schema):
    """One finding before publication."""

    code: str = Field(examples=["picture-text-missing"])
    level: Level = Field(description="`bar` bars publication, `warn` does not.")
    sentence: str = Field(examples=["The lead picture has no alternative text in Persian."])
    block: UUID | None
    field: str | None

    @classmethod
    def of(cls, check: Check) -> CheckOut:
        """Describe a finding."""
        return cls(
            code=check.code,
            level=check.level,
            sentence=check.sentence,
            block=check.block,
            field=check.field,
        )


class UnitOut(Schema):
    """A block beside what it is translated from."""

    state: UnitState
    block: UUID | None = Field(description="Null where the state is `new`.")
    sources: list[UUID] = Field(description="Blocks of the other article.")
    before: str = Field(description="Words of the source when it was translated.")
    now: str = Field(description="Words of the source now.")

    @classmethod
    def of(cls, unit: Unit) -> UnitOut:
        """Describe a unit."""
        return cls(
            state=unit.state,
            block=unit.block.pk if unit.block else None,
            sources=[source.pk for source in unit.sources],
            before=unit.before,
            now=unit.now,
        )


class SeenIn(Schema):
    """What the translator compared with."""

    seen: str = Field(max_length=100_000, description="`now` of the unit, as you read it.")
