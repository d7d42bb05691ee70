"""A rule in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from pydantic import ValidationError

from dateline.languages.agencies import agency_name
from dateline.web.newsroom.routing.topics import topic_name
from dateline.web.newsroom.routing.words import EVERY, SIGNALS, TYPES
from dateline.web.newsroom.spans import in_digits
from dateline.wires.models import Rule
from dateline.wires.routing import Conditions, Effects


@dataclass(frozen=True, slots=True)
class Told:
    """What a rule looks for and does, each as label and values; both empty if it is broken."""

    conditions: tuple[tuple[str, str], ...]
    effects: tuple[tuple[str, str], ...]


def told(rule: Rule, feeds: Mapping[str, str]) -> Told:
    """Return a rule in words of the interface's language; `feeds` are names by id."""
    try:
        conditions = Conditions.model_validate(rule.conditions)
        effects = Effects.model_validate(rule.effects)
    except ValidationError:
        return Told((), ())
    return Told(
        tuple(_conditions(conditions, feeds)) or ((str(EVERY), ""),), tuple(_effects(effects))
    )


def _conditions(one: Conditions, feeds: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    language = get_language() or "en"
    values: tuple[tuple[str, Iterable[str]], ...] = (
        (_("Agency"), (agency_name(code, language) for code in one.providers)),
        (_("Language"), one.languages),
        (_("Topic"), (topic_name(topic).partition(" (")[0] for topic in one.topics)),
        (_("Place"), one.places),
        (_("Country"), one.countries),
        (_("Signal"), (str(SIGNALS[signal]) for signal in one.signals)),
        (_("Kind"), (str(TYPES.get(kind, kind)) for kind in one.types)),
        (_("Format"), one.formats),
        (_("Feed"), (feeds.get(pk, pk) for pk in one.feeds)),
    )
    for label, each in values:
        text = ", ".join(each)
        if text:
            yield label, text
    if one.urgency:
        yield _("Urgency at most"), in_digits(str(one.urgency))
    yield from _words(one)


def _words(one: Conditions) -> Iterator[tuple[str, str]]:
    words = one.words
    in_head = words.where == "headline"
    label = _("Words in the headline") if in_head else _("Words")
    if words.any:
        yield label, ", ".join(words.any)
    every = [*words.every, *([f"“{words.phrase}”"] if words.phrase else [])]
    if every:
        yield _("%s: all of") % label, ", ".join(every)
    if words.none:
        yield _("%s: none of") % label, ", ".join(words.none)


def _effects(one: Effects) -> Iterator[tuple[str, str]]:
    if one.desks:
        yield _("To the desks"), ", ".join(one.desks)
    if one.marks:
        yield _("Mark"), ", ".join(one.marks)
    if one.flash:
        yield _("Flash"), ""
    if one.mute:
        yield _("Mute"), ""
    if one.stop:
        yield _("Ask no later rule"), ""
