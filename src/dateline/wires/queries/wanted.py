"""What someone wants to see of the wires: the filters of a list, a column or a search."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final, Self

_LONGEST: Final = 200
_MOST: Final = 50
_TIMES: Final = frozenset({"since", "until"})
_FLAGS: Final = frozenset({"flash", "held", "muted"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """Conditions that all must hold; of the values of one condition any will do.

    Attributes:
        providers: codes of agencies.
        languages: tags; `en` finds `en-GB` too.
        words: as people type them: words, "a phrase", or, -not.
        signals: such as `kill`.
        topics: as `medtop:15000000`; narrower topics are found too.
        places: names, in whatever case.
        countries: ISO 3166-1 alpha-2.
        desks: codes of services.
        marks: as rules set them.
        urgency: the least urgent that is wanted, 1 being most urgent.
        types: such as `text`, `picture`.
        since: the first moment of arrival.
        until: the moment of arrival before which items are wanted.
        flash: whether only flashes are wanted.
        held: whether only what a person must look at is wanted.
        muted: whether items that a rule has muted are wanted too.
        sees_embargoed: whether what is under embargo may be seen. Never part of the JSON: it is for
            each view to ask the policy.
    """

    providers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    words: str = ""
    signals: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    desks: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    urgency: int | None = None
    types: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    flash: bool = False
    held: bool = False
    muted: bool = False
    sees_embargoed: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return the conditions that are set, as a column keeps them."""
        made: dict[str, Any] = {}
        for name in _kept():
            value = getattr(self, name)
            if value == _DEFAULTS[name]:
                continue
            if isinstance(value, datetime):
                value = value.isoformat()
            made[name] = list(value) if isinstance(value, tuple) else value
        return made

    @classmethod
    def from_json(cls, given: object) -> Self:
        """Return what was kept; what is unknown or of the wrong kind is left out."""
        if not isinstance(given, dict):
            return cls()
        made = {name: _read(name, given[name]) for name in _kept() if name in given}
        return cls(**{name: value for name, value in made.items() if value is not None})


def _read(name: str, value: object) -> Any:
    if name == "words":
        return value[:_LONGEST] if isinstance(value, str) else None
    if name == "urgency":
        return value if isinstance(value, int) and 1 <= value <= 9 else None
    if name in _FLAGS:
        return value if isinstance(value, bool) else None
    if name in _TIMES:
        return _moment(value)
    if not isinstance(value, list):
        return None
    return tuple(one[:_LONGEST] for one in value if isinstance(one, str) and one)[:_MOST]


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None


def _kept() -> list[str]:
    return [one for one in _DEFAULTS if one != "sees_embargoed"]


_DEFAULTS: Final = {one.name: one.default for one in fields(Wanted)}
