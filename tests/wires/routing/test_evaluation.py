"""What rules find, and what they do together."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from pydantic import ValidationError
from tests.wires.routing.conftest import MakeFacts, rule, rules

from dateline.wires.routing import Conditions, Effects


@pytest.mark.parametrize(
    ("conditions", "given"),
    [
        ({"providers": ["ap", "reuters"]}, {}),
        ({"languages": ["EN"]}, {"language": "en-GB"}),
        ({"languages": ["zh-hans"]}, {"language": "zh-Hans"}),
        ({"urgency": 3}, {"urgency": 3}),
        ({"urgency": 3}, {"urgency": 1}),
        ({"signals": ["kill", "correction"]}, {"signals": frozenset({"correction", "update"})}),
        ({"topics": ["15000000"]}, {"facets": frozenset({"topic:medtop:15000000"})}),
        ({"places": ["Kyiv"]}, {"facets": frozenset({"place:kyiv"})}),
        ({"countries": ["ua"]}, {"facets": frozenset({"country:UA"})}),
        ({"types": ["picture"]}, {"type": "picture"}),
        ({"formats": ["nitf"]}, {"format": "nitf"}),
        ({"feeds": ["a"]}, {"feed": "a"}),
        ({"words": {"any": ["ship", "harbour"]}}, {}),
        ({"words": {"every": ["harbour", "is open"]}}, {}),
        ({"words": {"phrase": "the HARBOUR is"}}, {}),
        ({"words": {"none": ["airport"]}}, {}),
        ({"words": {"any": ["storm"], "where": "headline"}}, {}),
        ({"words": {"any": ["transport"]}}, {"keywords": ["Transport"]}),
        ({}, {}),
    ],
)
def test_a_rule_finds(conditions: dict[str, Any], given: dict[str, Any], facts: MakeFacts) -> None:
    assert rule(conditions).matches(facts(**given))


@pytest.mark.parametrize(
    ("conditions", "given"),
    [
        ({"providers": ["ap"]}, {}),
        ({"languages": ["en"]}, {"language": "enm"}),
        ({"languages": ["en"]}, {"language": ""}),
        ({"urgency": 3}, {"urgency": 4}),
        ({"urgency": 3}, {"urgency": None}),
        ({"urgency": 3}, {"urgency": 0}),
        ({"signals": ["kill"]}, {"signals": frozenset({"update"})}),
        ({"topics": ["subj:15000000"]}, {"facets": frozenset({"topic:medtop:15000000"})}),
        ({"words": {"every": ["harbour", "ship"]}}, {}),
        ({"words": {"phrase": "harbour open"}}, {}),
        ({"words": {"none": ["harbour"]}}, {}),
        ({"words": {"any": ["open"], "where": "headline"}}, {}),
        ({"words": {"phrase": "again harbour-storm"}}, {}),
        ({"providers": ["reuters"], "urgency": 1}, {}),
    ],
)
def test_a_rule_does_not_find(
    conditions: dict[str, Any], given: dict[str, Any], facts: MakeFacts
) -> None:
    assert not rule(conditions).matches(facts(**given))


def test_all_rules_that_match_work_together(facts: MakeFacts) -> None:
    first, second = uuid4(), uuid4()
    outcome = rules(
        rule({"providers": ["reuters"]}, first, desks=["fa", "en"], marks=["sea"]),
        rule({"providers": ["ap"]}, desks=["ru"]),
        rule({"languages": ["en"]}, second, desks=["uk"], flash=True),
    ).route(facts())
    assert (outcome.desks, outcome.marks) == ({"fa", "en", "uk"}, {"sea"})
    assert outcome.flash
    assert not outcome.muted
    assert outcome.rules == [first, second]


def test_no_rule_after_one_that_stops_is_asked(facts: MakeFacts) -> None:
    asked = (rule({"languages": ["fr"]}, stop=True), rule({}, mute=True, stop=True), rule({}))
    outcome = rules(*asked).route(facts())
    assert outcome.muted
    assert outcome.desks == set()


@pytest.mark.parametrize("signal", ["kill", "withhold"])
def test_a_kill_is_never_muted(signal: str, facts: MakeFacts) -> None:
    asked = rules(rule({}, mute=True))
    assert asked.route(facts()).muted
    assert not asked.route(facts(signals=frozenset({signal}))).muted


def test_without_rules_nothing_is_routed(facts: MakeFacts) -> None:
    outcome = rules().route(facts())
    assert (outcome.desks, outcome.marks, outcome.rules) == (set(), set(), [])
    assert not outcome.flash | outcome.muted


@pytest.mark.parametrize(
    "wrong",
    [
        {"provider": ["ap"]},
        {"urgency": 0},
        {"urgency": 10},
        {"signals": ["murder"]},
        {"countries": ["UKR"]},
        {"words": {"where": "nowhere"}},
        {"words": {"any": ["x" * 201]}},
        {"places": ["x"] * 201},
    ],
)
def test_what_no_condition_can_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Conditions.model_validate(wrong)


@pytest.mark.parametrize("wrong", [{"desks": [""]}, {"marks": ["a:b"]}, {"kill": True}])
def test_what_no_effect_can_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Effects.model_validate(wrong)
