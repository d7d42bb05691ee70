"""Changing rules, trying them out, applying them to what is here."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from dateline.accounts.actions import create_user, give_role
from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import AuditEntry, Role, User
from dateline.languages.actions import load_services
from dateline.wires.actions import (
    add_rule,
    ask_to_reroute,
    change_rule,
    move_rule,
    receive_wire,
    remove_rule,
    reroute,
    set_rule_active,
)
from dateline.wires.errors import BadRule
from dateline.wires.events import ItemsRouted
from dateline.wires.models import Entry, Flash, Rule
from dateline.wires.queries import matches_by_rule, try_rule, tryout
from dateline.wires.routing import Conditions, Effects

Ninjs = Callable[..., bytes]
pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
TO_ENGLISH = Effects(desks=("en",))


@pytest.fixture(autouse=True)
def _services() -> None:
    load_services(by=None)


def somebody(role: Role, service: str) -> User:
    user = create_user(email="a@example.org", name="A", password=None, by=None)
    give_role(user=user, role=role, service=service, by=None)
    return user


def draft(name: str = "Sea", conditions: dict[str, Any] | None = None, **effects: Any) -> Rule:
    return add_rule(
        name=name,
        conditions=Conditions.model_validate(conditions or {}),
        effects=Effects.model_validate(effects or {"desks": ["en"]}),
        by=None,
    )


@pytest.fixture
def items(ninjs: Ninjs) -> None:
    """Ten items: odd ones of the sea, even ones of the mountains."""
    for number in range(10):
        word = "sea" if number % 2 else "mountain"
        data = ninjs(uri=f"tag:reuters.com,2026:{number}", body_html=f"<p>The {word}.</p>")
        receive_wire(data=data, name=f"{number}.json", by=None)


@pytest.mark.parametrize(
    ("role", "service"), [(Role.EDITOR, ""), (Role.PUBLISHER, "en"), (Role.ADMINISTRATOR, "en")]
)
def test_who_has_not_all_services_changes_no_rule(role: Role, service: str) -> None:
    rule, user = draft(), somebody(role, service)
    effects, conditions = TO_ENGLISH, Conditions()
    with pytest.raises(NotAllowed):
        add_rule(name="B", conditions=conditions, effects=effects, by=user)
    with pytest.raises(NotAllowed):
        change_rule(rule=rule, name="B", conditions=conditions, effects=effects, by=user)
    with pytest.raises(NotAllowed):
        set_rule_active(rule=rule, active=True, by=user)
    with pytest.raises(NotAllowed):
        move_rule(rule=rule, to="up", by=user)
    with pytest.raises(NotAllowed):
        remove_rule(rule=rule, by=user)
    with pytest.raises(NotAllowed):
        ask_to_reroute(since=LONG_AGO, by=user)
    assert [one.name for one in Rule.objects.all()] == ["Sea"]


def test_the_log_tells_what_a_rule_was_and_is() -> None:
    user = somebody(Role.PUBLISHER, "")
    rule = draft(conditions={"urgency": 2})
    change_rule(
        rule=rule, name="Sea", conditions=Conditions(urgency=3), effects=TO_ENGLISH, by=user
    )
    set_rule_active(rule=rule, active=True, by=user)
    remove_rule(rule=rule, by=user)
    told = AuditEntry.objects.filter(target_kind="wire-rule", by=user).order_by("id")
    assert [one.verb for one in told] == ["change", "activate", "remove"]
    assert told[0].detail["before"]["conditions"] == {"urgency": 2}
    assert told[0].detail["after"]["conditions"] == {"urgency": 3}
    assert told[2].detail["before"]["active"] is True


def test_rules_change_places() -> None:
    for name in "abc":
        draft(name)
    b = Rule.objects.get(name="b")
    move_rule(rule=b, to="up", by=None)
    move_rule(rule=b, to="up", by=None)
    assert [one.name for one in Rule.objects.all()] == ["b", "a", "c"]
    move_rule(rule=b, to="down", by=None)
    assert [one.name for one in Rule.objects.all()] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("name", "conditions", "effects", "field"),
    [
        (" ", {}, {"desks": ["en"]}, "name"),
        ("A", {"urgency": 1}, {}, "effects"),
        ("A", {}, {"mute": True}, "conditions"),
        ("A", {}, {"flash": True}, "conditions"),
        ("A", {}, {"desks": ["xx"]}, "desks"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(
    name: str, conditions: dict[str, Any], effects: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadRule) as refused:
        add_rule(
            name=name,
            conditions=Conditions.model_validate(conditions),
            effects=Effects.model_validate(effects),
            by=None,
        )
    assert refused.value.field == field


@pytest.mark.usefixtures("items")
def test_trying_out_counts_what_would_match_and_changes_nothing() -> None:
    conditions = Conditions.model_validate({"words": {"any": ["sea"]}})
    Entry.objects.filter(version__headline__contains="Harbour").update(desks=[])
    some = Entry.objects.order_by("received").values_list("pk", flat=True)[1]
    Entry.objects.filter(pk=some).update(desks=["en"])
    tried = try_rule(conditions, Effects(desks=("en", "fa")), since=LONG_AGO)
    assert (tried.looked, tried.matched, tried.complete) == (10, 5, True)
    assert [
        (one.desk, one.items, one.new) for one in tried.shares(Effects(desks=("en", "fa")))
    ] == [
        ("en", 5, 4),
        ("fa", 5, 5),
    ]
    assert tried.providers == {"reuters": 5}
    received = [entry.received for entry in tried.first]
    assert received == sorted(received, reverse=True)
    assert Entry.objects.exclude(desks=[]).count() == 1


@pytest.mark.usefixtures("items")
def test_trying_out_looks_at_each_item_once_and_at_no_older_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tryout, "_CHUNK", 3)
    assert try_rule(Conditions(), TO_ENGLISH, since=LONG_AGO).matched == 10
    moments = Entry.objects.order_by("received").values_list("received", flat=True)
    assert try_rule(Conditions(), TO_ENGLISH, since=moments[4]).matched == 6
    # Many with the very same time of arrival.
    Entry.objects.update(received=moments[0])
    assert try_rule(Conditions(), TO_ENGLISH, since=LONG_AGO).matched == 10


@pytest.mark.usefixtures("items")
def test_trying_out_says_where_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tryout, "_CHUNK", 2)
    tried = try_rule(Conditions(), TO_ENGLISH, since=LONG_AGO, seconds=-1)
    assert (tried.looked, tried.complete) == (2, False)
    monkeypatch.setattr(tryout, "MOST_ITEMS", 4)
    tried = try_rule(Conditions(), TO_ENGLISH, since=LONG_AGO)
    assert (tried.looked, tried.complete) == (4, False)


@pytest.mark.usefixtures("items")
def test_a_rule_finds_the_same_before_and_after_it_goes_live(ninjs: Ninjs) -> None:
    conditions = {"words": {"any": ["sea"]}, "languages": ["en"], "formats": ["ninjs"]}
    rule = draft(conditions=conditions)
    tried = try_rule(Conditions.model_validate(conditions), TO_ENGLISH, since=LONG_AGO)
    set_rule_active(rule=rule, active=True, by=None)
    assert reroute(since=LONG_AGO, by=None) == tried.matched == 5
    assert matches_by_rule(since=LONG_AGO) == {rule.pk: 5}
    assert matches_by_rule(since=timezone.now() + timedelta(minutes=1)) == {}


@pytest.mark.usefixtures("items")
def test_applying_rules_sets_what_they_say_and_raises_no_flash() -> None:
    rule = draft(conditions={"words": {"any": ["sea"]}}, desks=["en"], marks=["sea"], flash=True)
    set_rule_active(rule=rule, active=True, by=None)
    reroute(since=LONG_AGO, by=None)
    assert Entry.objects.filter(facets__contains=["desk:en", "mark:sea"]).count() == 5
    assert not Flash.objects.exists()
    assert not Entry.objects.filter(flash=True).exists()
    assert reroute(since=LONG_AGO, by=None) == 0

    set_rule_active(rule=rule, active=False, by=None)
    assert reroute(since=LONG_AGO, by=None) == 5
    assert Entry.objects.filter(desks=[], marks=[], rules=[]).count() == 10


@pytest.mark.usefixtures("items")
def test_open_screens_are_told_which_items_changed() -> None:
    rule = draft(conditions={"words": {"any": ["sea"]}}, marks=["sea"])
    set_rule_active(rule=rule, active=True, by=None)
    reroute(since=LONG_AGO, by=None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT payload::text FROM outbox_event WHERE kind = %s", [ItemsRouted.kind])
        ((payload,),) = cursor.fetchall()
    told = set(json.loads(payload)["items"])
    marked = Entry.objects.filter(marks=["sea"]).values_list("pk", flat=True)
    assert told == {str(pk) for pk in marked}
    assert len(told) == 5


@pytest.mark.usefixtures("items")
def test_older_items_are_left_as_they_are() -> None:
    set_rule_active(rule=draft(), active=True, by=None)
    moments = Entry.objects.order_by("received").values_list("received", flat=True)
    assert reroute(since=moments[7], by=None) == 3


@pytest.mark.usefixtures("items")
@pytest.mark.parametrize(
    ("conditions", "matched"),
    [
        ({"providers": ["reuters"], "types": ["text"]}, 10),
        ({"providers": ["ap"]}, 0),
        ({"types": ["picture"]}, 0),
        ({"urgency": 3}, 4),
        ({"signals": ["kill", "update"]}, 3),
    ],
)
def test_what_the_database_leaves_out_was_looked_at_too(
    conditions: dict[str, Any], matched: int
) -> None:
    moments = Entry.objects.order_by("received").values_list("received", flat=True)
    Entry.objects.filter(received__gte=moments[6]).update(urgency=3)
    Entry.objects.filter(received__lt=moments[3]).update(signals=["update"], urgency=None)
    tried = try_rule(Conditions.model_validate(conditions), TO_ENGLISH, since=LONG_AGO)
    assert (tried.looked, tried.matched, tried.complete) == (10, matched, True)
