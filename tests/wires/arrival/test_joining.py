"""Messages without a guid: which are sendings of one item, and which are not."""

from __future__ import annotations

from itertools import permutations

import pytest
from tests.wires.sending import STORM, anpa, entry_of, iptc, receive

from dateline.wires.actions import Sending, receive_wires
from dateline.wires.models import Item, ItemVersion
from dateline.wires.signals.names import number_key, slug_key

pytestmark = pytest.mark.django_db
SLUG = "US--Harbor Storm"
OTHER = (
    "CAPITAL CITY (AP) _ Lawmakers passed the budget after a debate that lasted through the night.",
    "Taxes on fuel rise in January, and schools receive more money for teachers.",
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BC-US--Ethanol-Losing Grass, 1st Ld-Writethru,1140", "US--Ethanol-Losing Grass"),
        ("US--GiantLobster", "BC-US--Giant Lobster, 3rd Ld"),
        ("HARBOUR-STORM/ (UPDATE 2, PIX, CORRECTED)", "HARBOUR-STORM/"),
        ("BC-US--Harbor Storm, KILL", "AM-US--Harbor Storm"),
        ("US--Harbor Storm-CORRECTION", "US--Harbor Storm"),
    ],
)
def test_a_slug_is_the_same_whatever_a_sending_adds(one: str, other: str) -> None:
    assert slug_key(one) == slug_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("US--Killer Whales", "US--Whales"), ("LEADERS-SUMMIT", "SUMMIT"), ("UPDATED-MAP", "MAP-A")],
)
def test_words_of_a_slug_that_only_look_like_markers_stay(one: str, other: str) -> None:
    assert slug_key(one) != slug_key(other)


@pytest.mark.parametrize("slug", ["", "URGENT", "KILL", "--", "1st Ld-Writethru"])
def test_a_slug_of_markers_names_nothing(slug: str) -> None:
    assert slug_key(slug) == ""


def test_a_number_has_one_form() -> None:
    assert number_key("V0532") == number_key("v0532") == "v0532"
    assert number_key("eca-062") == "eca062"
    assert number_key("A0380") != number_key("A380")
    assert number_key("2026") == ""


def test_a_write_thru_is_a_version_of_its_item() -> None:
    first = receive(anpa(SLUG, *STORM))
    lead = receive(
        anpa(
            SLUG,
            *STORM,
            "Engineers arrive on Saturday.",
            number="W1044",
            lead="1st Ld-Writethru",
            time="11-20-26 0930GMT",
        )
    )
    assert lead.item_id == first.item_id
    assert entry_of(first.item_id).version_id == lead.pk
    assert Item.objects.count() == 1


def test_leads_that_come_in_the_wrong_order_stand_in_theirs() -> None:
    second = receive(anpa(SLUG, *STORM, number="W1003", lead="2nd Ld", time="11-20-26 1100GMT"))
    first = receive(anpa(SLUG, *STORM, number="W1002", lead="1st Ld", time="11-20-26 1000GMT"))
    receive(anpa(SLUG, *STORM, number="W1001", time="11-20-26 0900GMT"))
    assert first.item_id == second.item_id
    assert Item.objects.count() == 1
    assert entry_of(first.item_id).version_id == second.pk


def test_a_correction_and_a_kill_are_versions_of_their_item() -> None:
    first = receive(anpa(SLUG, *STORM))
    receive(
        anpa(
            f"{SLUG}-CORRECTION",
            *STORM[:2],
            "Two people were hurt.",
            number="W1050",
            headline="CORRECTION: Storm closes harbor",
            time="11-20-26 1000GMT",
        )
    )
    receive(
        anpa(
            SLUG,
            "Kill BC-US--Harbor Storm, W1001. The wall did not break.",
            number="W1060",
            lead="KILL",
            headline="KILL: Storm closes harbor",
            time="11-20-26 1100GMT",
        )
    )
    assert Item.objects.count() == 1
    assert "kill" in entry_of(first.item_id).signals


def test_different_stories_under_one_slug_are_different_items() -> None:
    one = receive(iptc("Germany-politics", *STORM))
    other = receive(iptc("Germany-politics", *OTHER, number="eca070", headline="Budget passed"))
    assert one.item_id != other.item_id
    lead = receive(
        iptc(
            "Germany-politics",
            *OTHER,
            "Voters go to the polls in spring.",
            number="eca071",
            marker="1ST LEAD",
            headline="Budget passed",
            time="201000 GMT Nov 26",
        )
    )
    assert lead.item_id == other.item_id


def test_a_lead_of_a_story_that_never_came_joins_no_other() -> None:
    one = receive(iptc("Germany-politics", *STORM))
    lead = receive(
        iptc("Germany-politics", *OTHER, number="eca099", marker="2ND LEAD", headline="B")
    )
    assert lead.item_id != one.item_id


def test_alerts_under_the_slug_for_all_alerts_are_items_of_their_own() -> None:
    for number, text in (("W1001", STORM[0]), ("W1002", OTHER[0]), ("W1003", OTHER[1])):
        receive(anpa("US--APNewsAlert", text, number=number, headline=""))
    assert Item.objects.count() == 3


def test_the_same_text_sent_again_is_the_same_item() -> None:
    one = receive(anpa(SLUG, *STORM))
    again = receive(anpa(SLUG, *STORM, number="W2001", time="11-20-26 1500GMT"))
    assert again.item_id == one.item_id


def test_the_next_days_story_under_the_slug_is_another_item() -> None:
    one = receive(anpa(SLUG, *STORM))
    later = receive(anpa(SLUG, *STORM, number="W1009", lead="1st Ld", time="11-24-26 0900GMT"))
    assert later.item_id != one.item_id


def test_messages_of_one_batch_are_joined_too() -> None:
    sendings = [
        Sending(anpa(SLUG, *STORM), "one"),
        Sending(anpa(SLUG, *STORM, number="W1002", lead="1st Ld", time="11-20-26 1000GMT"), "two"),
        Sending(anpa("US--Budget", *OTHER, number="W1003", headline="Budget"), "three"),
    ]
    receive_wires(sendings=sendings, by=None)
    assert Item.objects.count() == 2
    assert ItemVersion.objects.count() == 3


@pytest.mark.parametrize("order", permutations(["item", "kill", "lead"]), ids="-".join)
def test_the_item_of_a_kill_is_killed_in_every_order(order: tuple[str, ...]) -> None:
    sent = {
        "item": anpa(SLUG, *STORM),
        "kill": anpa(
            SLUG, "Kill this story.", number="W1002", headline="KILL", time="11-20-26 1000GMT"
        ),
        "lead": anpa(SLUG, *STORM, number="W1003", lead="1st Ld", time="11-20-26 0930GMT"),
    }
    items = {receive(sent[name]).item_id for name in order}
    (item,) = items
    assert "kill" in entry_of(item).signals
