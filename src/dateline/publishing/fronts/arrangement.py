"""The arrangement of a front: what its areas are, what fills them, and which stories are pinned."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, model_validator

from dateline.publishing.errors import BadArrangement

MOST_AREAS: Final = 30
MOST_PLACES: Final = 30
# Where an area's stories come from besides `section/<slug>` and `topic/<slug>`; the last is none.
NEWEST: Final = "newest"
URGENT: Final = "urgent"
MOST_READ: Final = "most-read"
PINNED_ONLY: Final = ""

AreaKind = Literal["lead", "slots", "list", "strip"]
Line = Annotated[str, Field(max_length=300)]
Source = Annotated[str, Field(pattern=r"^(|newest|urgent|most-read|(section|topic)/.{1,150})$")]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Pin(_Frozen):
    """A story that stands in a place (from 0) of its area, until an instant or for good.

    `headline` and `deck` are for this front only; empty takes the article's own.
    """

    article: UUID
    place: Annotated[int, Field(ge=0, lt=MOST_PLACES)]
    headline: Line = ""
    deck: Annotated[str, Field(max_length=1_000)] = ""
    until: AwareDatetime | None = None

    def holds(self, as_of: datetime) -> bool:
        """Whether the pin has not ended at an instant."""
        return self.until is None or self.until > as_of


class Area(_Frozen):
    """A part of a front with `count` places; those without a pin are filled from `source`.

    A lead is one story with its picture, slots are some with pictures, a list is headlines, a
    strip is the newest of a section or topic under its name. Without a `name` a strip has that of
    its section or topic, what is read most is called so, and others have none. No story stands
    twice on a front, but an area that `repeats` may hold what stands in others.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
    kind: AreaKind
    source: Source = NEWEST
    count: Annotated[int, Field(ge=1, le=MOST_PLACES)] = 1
    name: Annotated[str, Field(max_length=120)] = ""
    repeats: bool = False
    pins: tuple[Pin, ...] = ()

    @model_validator(mode="after")
    def _places_are_there(self) -> Area:
        if self.kind == "lead" and self.count != 1:
            raise ValueError("a lead is one story")
        places = [pin.place for pin in self.pins]
        if len(set(places)) < len(places) or any(place >= self.count for place in places):
            raise ValueError("each pin has a place of its own within its area")
        return self


class Arrangement(_Frozen):
    """A whole front. Without areas it is the usual front, as nobody arranged it."""

    areas: Annotated[tuple[Area, ...], Field(max_length=MOST_AREAS)] = ()

    @model_validator(mode="after")
    def _nothing_is_there_twice(self) -> Arrangement:
        ids = [area.id for area in self.areas]
        pinned = [pin.article for pin in self.pins]
        if len(set(ids)) < len(ids) or len(set(pinned)) < len(pinned):
            raise ValueError("no area and no pinned story stands twice on a front")
        return self

    @property
    def pins(self) -> tuple[Pin, ...]:
        """All pins, in the order of the areas."""
        return tuple(pin for area in self.areas for pin in area.pins)

    def area(self, area_id: str) -> Area | None:
        """Return the area of an id."""
        return next((area for area in self.areas if area.id == area_id), None)

    def to_json(self) -> dict[str, Any]:
        """Return what is kept: without what is empty or the default."""
        return self.model_dump(mode="json", exclude_defaults=True)


def parse_arrangement(data: object) -> Arrangement:
    """Read an arrangement as it is kept or as a program sends it.

    Raises:
        BadArrangement: it is none; the message says where and why.
    """
    try:
        return Arrangement.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadArrangement(f"This is no front: {where}: {first['msg']}") from None
