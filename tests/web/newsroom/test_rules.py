"""The pages of the rules."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from tests.web.newsroom.conftest import SendWire, person, signed_in

from dateline.accounts.models import AuditEntry, Role, User
from dateline.languages.models import Service
from dateline.wires.actions import add_rule, set_rule_active
from dateline.wires.models import Entry, Rule
from dateline.wires.routing import Conditions, Effects

LIST = "/newsroom/wires/rules/"
FIELDS = {"name": "Sea", "words_any": "harbour\nship", "words_where": "everywhere", "desks": ["en"]}


@pytest.fixture
def chief(english: Service) -> Client:
    """A publisher for all services."""
    return signed_in(person("Chief", "", Role.PUBLISHER))


def draft(name: str = "Sea") -> Rule:
    conditions = Conditions.model_validate({"words": {"any": ["harbour"]}})
    return add_rule(name=name, conditions=conditions, effects=Effects(desks=("en",)), by=None)


def tried(html: str) -> str:
    found = re.search(r'name="tried" value="([^"]+)"', html)
    assert found, html
    return found[1]


def test_everybody_reads_the_rules_and_nobody_changes_them_without_the_role(
    english: Service, editor: Client, administrator: Client
) -> None:
    rule = draft()
    html = editor.get(LIST).content.decode()
    assert "Sea" in html
    assert f"{LIST}{rule.pk}/" not in html
    one_service = signed_in(person("Publisher", "en", Role.PUBLISHER))
    for client in (editor, one_service):
        assert client.get(f"{LIST}new/").status_code == 403
        assert client.post(f"{LIST}new/", FIELDS | {"do": "draft"}).status_code == 403
        assert client.post(f"{LIST}try/", FIELDS).status_code == 403
        assert client.post(f"{LIST}apply/").status_code == 403
        for act in ("", "move/", "off/", "remove/"):
            assert client.post(f"{LIST}{rule.pk}/{act}", FIELDS).status_code == 403
    assert Rule.objects.count() == 1
    assert administrator.get(f"{LIST}new/").status_code == 200


def test_trying_out_shows_what_would_match(chief: Client, send_wire: SendWire) -> None:
    send_wire("a", "The harbour is open.")
    send_wire("b", "Snow in the mountains.")
    html = chief.post(f"{LIST}try/", FIELDS).content.decode()
    assert "1 item fits" in html
    assert "of the 2 that came in the last 24 hours" in html
    assert "Headline of a" in html
    assert "Headline of b" not in html
    assert "<html" not in html


def test_trying_out_works_without_a_script(chief: Client, send_wire: SendWire) -> None:
    send_wire("a", "The harbour is open.")
    html = chief.post(f"{LIST}new/", FIELDS | {"do": "try"}).content.decode()
    assert "1 item fits" in html
    assert 'value="Sea"' in html
    assert "harbour\nship</textarea>" in html
    assert not Rule.objects.exists()


def test_a_rule_goes_live_only_after_it_was_tried_out(chief: Client, send_wire: SendWire) -> None:
    page = chief.post(f"{LIST}new/", FIELDS | {"do": "on"})
    assert page.status_code == 422
    assert not Rule.objects.exists()

    token = tried(page.content.decode())
    changed = FIELDS | {"words_any": "mountain", "do": "on", "tried": token}
    assert chief.post(f"{LIST}new/", changed).status_code == 422
    assert not Rule.objects.exists()

    answer = chief.post(f"{LIST}new/", FIELDS | {"do": "on", "tried": token})
    assert answer.status_code == 302
    assert Rule.objects.get().active
    send_wire("a", "The harbour is open.")
    assert Entry.objects.get().desks == ["en"]
    assert "1 item in 24 hours" in chief.get(LIST).content.decode()


def test_a_live_rule_keeps_working_as_it_was_until_its_change_was_tried(chief: Client) -> None:
    rule = draft()
    set_rule_active(rule=rule, active=True, by=None)
    fields = FIELDS | {"words_any": "snow", "do": "on"}
    assert chief.post(f"{LIST}{rule.pk}/", fields).status_code == 422
    rule.refresh_from_db()
    assert (rule.active, rule.conditions) == (True, {"words": {"any": ["harbour"]}})
    chief.post(f"{LIST}{rule.pk}/", FIELDS | {"words_any": "snow", "do": "draft"})
    rule.refresh_from_db()
    assert (rule.active, rule.conditions) == (False, {"words": {"any": ["snow"]}})


def test_all_that_a_rule_can_say_comes_back_in_its_form(chief: Client, send_wire: SendWire) -> None:
    send_wire("a", "One.")
    fields: dict[str, Any] = {
        "name": "All",
        "providers": ["reuters"],
        "signals": ["kill", "correction"],
        "types": ["text"],
        "formats": ["ninjs"],
        "languages": "en, fa",
        "places": "Kyiv, Odesa",
        "countries": "ua",
        "topics": "sport\nmedtop:11000000",
        "urgency": "3",
        "words_any": "a b\nc",
        "words_every": "d",
        "words_none": "e",
        "words_phrase": "f g",
        "words_where": "headline",
        "desks": ["fa", "en"],
        "marks": "sea, storm",
        "flash": "on",
        "mute": "on",
        "stop": "on",
    }
    assert chief.post(f"{LIST}new/", fields | {"do": "draft"}).status_code == 302
    rule = Rule.objects.get()
    assert rule.conditions == {
        "providers": ["reuters"],
        "languages": ["en", "fa"],
        "topics": ["medtop:15000000", "medtop:11000000"],
        "places": ["kyiv", "odesa"],
        "countries": ["UA"],
        "urgency": 3,
        "signals": ["kill", "correction"],
        "types": ["text"],
        "formats": ["ninjs"],
        "words": {
            "any": ["a b", "c"],
            "every": ["d"],
            "none": ["e"],
            "phrase": "f g",
            "where": "headline",
        },
    }
    assert rule.effects == {
        "desks": ["en", "fa"],
        "marks": ["sea", "storm"],
        "flash": True,
        "mute": True,
        "stop": True,
    }
    html = chief.get(f"{LIST}{rule.pk}/").content.decode()
    again = {
        name: re.findall(rf'name="{name}" value="([^"]+)" checked', html)
        for name in ("providers", "signals", "types", "formats", "desks")
    }
    assert again == {
        "providers": ["reuters"],
        "signals": ["correction", "kill"],
        "types": ["text"],
        "formats": ["ninjs"],
        "desks": ["en", "fa"],
    }
    assert "sport (15000000)" in html
    assert "all of" in chief.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"countries": "UKR"}, "two letters"),
        ({"topics": "no such topic at all"}, "There is no topic"),
        ({"desks": []}, "it would do nothing"),
        ({"name": " "}, "Give the rule a name"),
        ({"words_any": "", "mute": "on"}, "flash or mute everything"),
        ({"marks": "a:b"}, "without a colon"),
        ({"words_any": "x" * 300}, "too long"),
        ({"signals": ["murder"]}, "none of the choices"),
        ({"urgency": "x"}, "cannot be used"),
    ],
)
def test_what_is_wrong_is_said_where_it_is(
    wrong: dict[str, Any], sentence: str, chief: Client
) -> None:
    page = chief.post(f"{LIST}new/", FIELDS | wrong | {"do": "draft"})
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert not Rule.objects.exists()


def test_what_is_wrong_is_said_in_the_journalists_language(chief: Client) -> None:
    User.objects.update(ui_language="fa")
    page = chief.post(f"{LIST}new/", FIELDS | {"name": " ", "do": "draft"})
    assert "برای قاعده نامی بگذارید" in page.content.decode()


def test_rules_are_moved_switched_off_and_removed(chief: Client) -> None:
    first, second = draft("First"), draft("Second")
    set_rule_active(rule=first, active=True, by=None)
    chief.post(f"{LIST}{second.pk}/move/", {"to": "up"})
    assert [one.name for one in Rule.objects.all()] == ["Second", "First"]
    chief.post(f"{LIST}{first.pk}/off/")
    assert not Rule.objects.filter(active=True).exists()
    chief.post(f"{LIST}{second.pk}/remove/")
    assert [one.name for one in Rule.objects.all()] == ["First"]


def test_applying_to_what_is_here_is_a_job(chief: Client) -> None:
    draft()
    page = chief.post(f"{LIST}apply/", follow=True)
    assert "being routed again" in page.content.decode()
    assert AuditEntry.objects.filter(verb="apply", target_kind="wire-rules").exists()


def test_a_rule_that_cannot_be_read_can_be_filled_in_again(chief: Client) -> None:
    rule = draft()
    Rule.objects.filter(pk=rule.pk).update(conditions={"of": "another version"})
    assert "cannot be read" in chief.get(LIST).content.decode()
    assert "fill it in again" in chief.get(f"{LIST}{rule.pk}/").content.decode()
