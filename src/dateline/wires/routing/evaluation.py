"""Asking the rules, in their order: a pure function from facts to what is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from dateline.wires.routing.conditions import Conditions, Words
from dateline.wires.routing.effects import Effects
from dateline.wires.routing.facts import Facts
from dateline.wires.routing.wording import folded, has_words

Test = Callable[[Facts], bool]
# Whoever must know that an item may not be used must see that: it is never muted.
_NEVER_MUTED: Final = frozenset({"kill", "withhold"})


@dataclass(slots=True)
class Outcome:
    """What all rules together do with an item. `rules` are those that matched, in their order."""

    desks: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    flash: bool = False
    muted: bool = False
    rules: list[UUID] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule whose conditions were made into tests, the cheap ones first."""

    id: UUID
    effects: Effects
    tests: tuple[Test, ...]

    @classmethod
    def of(cls, pk: UUID, conditions: Conditions, effects: Effects) -> CompiledRule:
        """Compile a rule."""
        return cls(pk, effects, tuple(_tests(conditions)))

    def matches(self, facts: Facts) -> bool:
        """Whether an item has all that the rule looks for."""
        return all(test(facts) for test in self.tests)


@dataclass(frozen=True, slots=True)
class Ruleset:
    """Rules in the order in which they are asked."""

    rules: tuple[CompiledRule, ...] = ()

    def route(self, facts: Facts) -> Outcome:
        """Return what is done with an item; the order of the rules counts only where one stops."""
        outcome = Outcome()
        for rule in self.rules:
            if not rule.matches(facts):
                continue
            effects = rule.effects
            outcome.rules.append(rule.id)
            outcome.desks.update(effects.desks)
            outcome.marks.update(effects.marks)
            outcome.flash |= effects.flash
            outcome.muted |= effects.mute
            if effects.stop:
                break
        if outcome.muted and not _NEVER_MUTED.isdisjoint(facts.signals):
            outcome.muted = False
        return outcome


def _tests(conditions: Conditions) -> Iterator[Test]:
    yield from _tests_of_fields(conditions)
    yield from _tests_of_facets(conditions)
    if conditions.words:
        yield _test_of_words(conditions.words)


def _tests_of_fields(conditions: Conditions) -> Iterator[Test]:
    for name in ("provider", "type", "format", "feed"):
        wanted = frozenset(getattr(conditions, f"{name}s"))
        if wanted:
            yield _one_of(name, wanted)
    if conditions.languages:
        yield _in_languages(conditions.languages)
    if conditions.urgency is not None:
        yield _as_urgent_as(conditions.urgency)
    signals = frozenset(conditions.signals)
    if signals:
        yield lambda facts: not signals.isdisjoint(facts.signals)


def _one_of(name: str, wanted: frozenset[str]) -> Test:
    return lambda facts: getattr(facts, name) in wanted


def _in_languages(languages: Sequence[str]) -> Test:
    exactly, regions = frozenset(languages), tuple(f"{one}-" for one in languages)
    return lambda facts: (
        facts.folded_language in exactly or facts.folded_language.startswith(regions)
    )


def _as_urgent_as(most: int) -> Test:
    return lambda facts: facts.urgency is not None and 0 < facts.urgency <= most


def _tests_of_facets(conditions: Conditions) -> Iterator[Test]:
    for kind, values in (
        ("topic", conditions.topics),
        ("place", conditions.places),
        ("country", conditions.countries),
    ):
        if values:
            yield _has_facet(frozenset(f"{kind}:{value}" for value in values))


def _has_facet(wanted: frozenset[str]) -> Test:
    return lambda facts: not wanted.isdisjoint(facts.facets)


def _test_of_words(words: Words) -> Test:
    of_title = words.where == "headline"
    some, every, none = (tuple(map(folded, one)) for one in (words.any, words.every, words.none))
    if words.phrase:
        every = (*every, folded(words.phrase))

    def test(facts: Facts) -> bool:
        text = facts.title if of_title else facts.everything
        return (
            all(has_words(text, one) for one in every)
            and (not some or any(has_words(text, one) for one in some))
            and not any(has_words(text, one) for one in none)
        )

    return test
