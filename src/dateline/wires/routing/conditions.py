"""What a rule looks for: `Rule.conditions`, typed."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

SIGNALS: Final = (
    "new",
    "update",
    "correction",
    "possible-correction",
    "kill",
    "withhold",
    "embargo",
    "release",
    "advisory",
)
MOST_VALUES: Final = 200
_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


def _each_once(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


_Values = Annotated[tuple[_Text, ...], Field(max_length=MOST_VALUES), AfterValidator(_each_once)]


def _folded(values: tuple[str, ...]) -> tuple[str, ...]:
    return _each_once(tuple(value.casefold() for value in values))


def _country(code: str) -> str:
    upper = code.upper()
    if len(upper) != 2 or not (upper.isascii() and upper.isalpha()):
        raise ValueError("a country is given by its two letters (ISO 3166-1), such as UA")
    return upper


def _topic(topic: str) -> str:
    return topic if ":" in topic else f"medtop:{topic}"


class Words(BaseModel):
    """Words of the text. Each kind that is given must be fulfilled; whole words, in any case.

    Each of `any`, `every` and `none` is a word or several that stand together; `phrase` likewise.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    any: _Values = ()
    every: _Values = ()
    none: _Values = ()
    phrase: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    where: Literal["headline", "everywhere"] = "everywhere"

    def __bool__(self) -> bool:
        return bool(self.any or self.every or self.none or self.phrase)


class Conditions(BaseModel):
    """What an item must have: all that is given; of the values of one condition any will do.

    `topics` are `<scheme>:<code>` (a bare code is a Media Topic) and find narrower topics too;
    `languages` find their regions (`en` finds `en-GB`); `urgency` is the number that the item's
    must not exceed, 1 being the most urgent; `feeds` are ids of feeds.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    providers: _Values = ()
    languages: Annotated[_Values, AfterValidator(_folded)] = ()
    topics: Annotated[
        _Values, AfterValidator(lambda values: _each_once(tuple(map(_topic, values))))
    ] = ()
    places: Annotated[_Values, AfterValidator(_folded)] = ()
    countries: Annotated[
        _Values, AfterValidator(lambda values: _each_once(tuple(map(_country, values))))
    ] = ()
    urgency: Annotated[int | None, Field(ge=1, le=9)] = None
    signals: tuple[Literal[SIGNALS], ...] = ()  # type: ignore[valid-type]
    types: _Values = ()
    formats: _Values = ()
    feeds: _Values = ()
    words: Words = Words()

    @property
    def match_everything(self) -> bool:
        """Whether nothing at all is looked for."""
        return not self.model_dump(exclude_defaults=True)
