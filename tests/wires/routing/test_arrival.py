"""Rules at work on what comes in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dateline.languages.actions import load_services
from dateline.wires.actions import (
    Sending,
    add_feed,
    add_rule,
    change_rule,
    receive_wire,
    receive_wires,
    set_rule_active,
)
from dateline.wires.models import Entry, Rule
from dateline.wires.routing import Conditions, Effects

Ninjs = Callable[..., bytes]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _services() -> None:
    load_services(by=None)


def live(conditions: dict[str, Any], **effects: Any) -> Rule:
    """A rule that is switched on."""
    rule = add_rule(
        name="A rule",
        conditions=Conditions.model_validate(conditions),
        effects=Effects.model_validate(effects),
        by=None,
    )
    set_rule_active(rule=rule, active=True, by=None)
    return rule


def received(data: bytes) -> Entry:
    _, (version,) = receive_wire(data=data, name="a.json", by=None)
    return Entry.objects.get(pk=version.item_id)


def test_an_item_gets_what_the_rules_say(ninjs: Ninjs) -> None:
    rule = live({"words": {"any": ["ships"]}}, desks=["fa", "en"], marks=["sea"], flash=True)
    entry = received(ninjs())
    assert (entry.desks, entry.marks, entry.rules) == (["en", "fa"], ["sea"], [rule.pk])
    assert entry.flash
    assert {"desk:en", "desk:fa", "mark:sea"} <= set(entry.facets)


def test_without_rules_an_item_is_only_in_everything(ninjs: Ninjs) -> None:
    entry = received(ninjs())
    assert (entry.desks, entry.marks, entry.rules, entry.muted) == ([], [], [], False)


def test_a_draft_does_nothing(ninjs: Ninjs) -> None:
    conditions, effects = Conditions(), Effects(desks=("en",))
    add_rule(name="Draft", conditions=conditions, effects=effects, by=None)
    assert received(ninjs()).desks == []


def test_a_change_holds_for_the_next_item(ninjs: Ninjs) -> None:
    rule = live({"providers": ["reuters"]}, desks=["en"])
    assert received(ninjs()).desks == ["en"]
    conditions, effects = Conditions(providers=("reuters",)), Effects(desks=("fa",))
    change_rule(rule=rule, name="Other", conditions=conditions, effects=effects, by=None)
    assert received(ninjs(uri="tag:reuters.com,2026:b")).desks == ["fa"]
    set_rule_active(rule=rule, active=False, by=None)
    assert received(ninjs(uri="tag:reuters.com,2026:c")).desks == []


def test_a_desk_that_has_an_item_hears_of_its_kill(ninjs: Ninjs) -> None:
    live({"words": {"any": ["harbour"]}}, desks=["en"])
    live({"words": {"any": ["nothing"]}}, desks=["fa"])
    received(ninjs())
    kill = received(
        ninjs(version="2", pubstatus="canceled", headline="KILL", slugline="", body_html="")
    )
    assert "kill" in kill.signals
    assert kill.desks == ["en"]


def test_versions_that_come_together_route_as_if_they_came_one_by_one(ninjs: Ninjs) -> None:
    live({"words": {"any": ["first"]}}, desks=["en"])
    live({"words": {"any": ["second"]}}, desks=["fa"])
    sendings = [
        Sending(ninjs(version=str(number), body_html=f"<p>{word}</p>"), f"{number}.json")
        for number, word in enumerate(("first", "second"), 1)
    ]
    receive_wires(sendings=sendings, by=None)
    assert Entry.objects.get().desks == ["en", "fa"]


def test_a_late_version_changes_nothing(ninjs: Ninjs) -> None:
    live({"words": {"any": ["late"]}}, desks=["fa"])
    received(ninjs(version="2"))
    assert received(ninjs(version="1", body_html="<p>late</p>")).desks == []


def test_what_was_to_be_seen_is_not_muted_later(ninjs: Ninjs) -> None:
    live({"words": {"any": ["sports"]}}, mute=True)
    assert received(ninjs(uri="a", body_html="<p>sports</p>")).muted
    assert not received(ninjs(uri="tag:reuters.com,2026:b")).muted
    assert not received(
        ninjs(uri="tag:reuters.com,2026:b", version="2", body_html="<p>sports</p>")
    ).muted
    assert received(ninjs(uri="a", version="2", body_html="<p>more sports</p>")).muted


def test_the_feed_by_which_it_came_can_be_asked_for(ninjs: Ninjs) -> None:
    feed = add_feed(kind="feed", name="One", address="https://example.org/one", by=None)
    live({"feeds": [str(feed.pk)]}, desks=["en"])
    receive_wire(data=ninjs(), name="a.json", feed=feed, by=None)
    assert Entry.objects.get().desks == ["en"]
    assert received(ninjs(uri="tag:reuters.com,2026:b")).desks == []


def test_a_rule_that_cannot_be_read_holds_up_nothing(ninjs: Ninjs) -> None:
    live({}, desks=["en"])
    broken = live({}, desks=["fa"])
    Rule.objects.filter(pk=broken.pk).update(conditions={"of": "another version"})
    assert received(ninjs()).desks == ["en"]


def test_a_batch_asks_for_the_rules_once(ninjs: Ninjs) -> None:
    live({"words": {"any": ["harbour"]}}, desks=["en"])
    received(ninjs(uri="warm"))
    sendings = [Sending(ninjs(uri=str(number)), f"{number}.json") for number in range(20)]
    with CaptureQueriesContext(
        connection,
    ) as captured:
        receive_wires(sendings=sendings, by=None)
    asked = [one["sql"] for one in captured if "wires_rule" in one["sql"]]
    assert len(asked) == 1
    assert Entry.objects.filter(desks=["en"]).count() == 21
