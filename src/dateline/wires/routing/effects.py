"""What a rule does: `Rule.effects`, typed."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

_Desk = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20)]
_Mark = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40, pattern=r"^[^:]+$")
]


def _sorted(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))


class Effects(BaseModel):
    """What is done with an item: sent to the desks of services, marked, flashed, muted.

    `stop` means that no later rule is asked.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    desks: Annotated[tuple[_Desk, ...], Field(max_length=100), AfterValidator(_sorted)] = ()
    marks: Annotated[tuple[_Mark, ...], Field(max_length=20), AfterValidator(_sorted)] = ()
    flash: bool = False
    mute: bool = False
    stop: bool = False

    @property
    def do_nothing(self) -> bool:
        """Whether nothing at all is done."""
        return not self.model_dump(exclude_defaults=True)
