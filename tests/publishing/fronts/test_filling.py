"""What readers get of an arranged front."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dateline.publishing.actions import publish_article, render_pages, withdraw_article
from dateline.publishing.actions.render import site_store
from dateline.publishing.fronts.arrangement import Area, Pin
from dateline.publishing.inspection import verify_site
from dateline.publishing.models import Page

pytestmark = pytest.mark.django_db
Pinned = Callable[..., Pin]
LEAD = Area(id="lead", kind="lead")


def list_of(count: int, source: str = "newest", **more: Any) -> Area:
    return Area(id="latest", kind="list", count=count, source=source, **more)


def test_a_front_that_nobody_arranged_has_the_newest_and_a_strip_of_each_section(
    desk: Any,
) -> None:
    for number in range(8):
        desk.publish(f"Report {number}")
    assert desk.read() == [
        ["Report 7", "Report 6", "Report 5", "Report 4", "Report 3"],
        ["Report 2", "Report 1", "Report 0"],
        ["Report 7", "Report 6", "Report 5", "Report 4"],
    ]
    page = (desk.site / "en/index.html").read_text()
    assert page.count("Latest news</h2>") == 1


def test_a_pinned_story_stays_in_its_place_and_the_others_go_around_it(
    desk: Any, pinned: Pinned
) -> None:
    old, *_ = [desk.publish(f"Report {number}") for number in range(4)]
    desk.arrange(LEAD, list_of(3, pins=(pinned(old, 1),)))
    assert desk.read() == [["Report 3"], ["Report 2", "Report 0", "Report 1"]]
    desk.publish("Report 4")
    assert desk.read() == [["Report 4"], ["Report 3", "Report 0", "Report 2"]]


def test_no_story_stands_twice_unless_an_area_repeats(desk: Any) -> None:
    for number in range(3):
        desk.publish(f"Report {number}")
    strip = Area(id="world", kind="strip", source="section/world", count=3)
    desk.arrange(LEAD, strip)
    assert desk.read() == [["Report 2"], ["Report 1", "Report 0"]]
    desk.arrange(LEAD, strip.model_copy(update={"repeats": True}))
    assert desk.read() == [["Report 2"], ["Report 2", "Report 1", "Report 0"]]


def test_a_list_is_filled_however_many_of_its_newest_stand_above(desk: Any) -> None:
    for number in range(16):
        desk.publish(f"Report {number}")
    above = Area(id="above", kind="slots", count=14)
    desk.arrange(above, Area(id="world", kind="strip", source="section/world", count=2))
    assert desk.read()[1] == ["Report 1", "Report 0"]


def test_the_most_urgent_go_first_and_of_equals_the_newest(desk: Any) -> None:
    desk.publish("Slow", urgency=8)
    desk.publish("Flash", urgency=1)
    desk.publish("Usual")
    desk.publish("Urgent", urgency=2)
    desk.publish("Newer")
    desk.arrange(list_of(4, "urgent"))
    assert desk.read() == [["Flash", "Urgent", "Newer", "Usual"]]


def test_a_topic_fills_an_area_under_its_name(desk: Any) -> None:
    desk.publish("About NATO")
    desk.publish("About nothing", topics=[])
    desk.arrange(Area(id="nato", kind="strip", source="topic/nato", count=3))
    assert desk.read() == [["About NATO"]]
    assert b">NATO en</a></h2>" in (desk.site / "en/index.html").read_bytes()


def test_an_area_of_pinned_stories_only_shows_no_others(desk: Any, pinned: Pinned) -> None:
    one = desk.publish("Chosen")
    desk.publish("Newer")
    desk.arrange(list_of(3, "", pins=(pinned(one, 2),)))
    assert desk.read() == [["Chosen"]]


def test_an_area_whose_section_is_gone_has_its_pins_only(desk: Any, pinned: Pinned) -> None:
    one = desk.publish("Chosen")
    desk.arrange(LEAD, list_of(3, "section/none", pins=(pinned(one),)))
    assert desk.read() == [["Chosen"]]


def test_words_of_a_front_stand_there_only(desk: Any, pinned: Pinned) -> None:
    article = desk.publish("As it is called", deck="As it is told")
    pin = pinned(article, headline="What <b>the front</b> says", deck="In few words")
    desk.arrange(LEAD.model_copy(update={"pins": (pin,)}))
    assert desk.read() == [["What <b>the front</b> says"]]
    front = (desk.site / "en/index.html").read_text()
    assert "In few words" in front
    assert "As it is told" not in front
    assert "As it is called" in (desk.site / "en/world/index.html").read_text()


def test_a_withdrawn_story_leaves_at_once_and_its_place_is_filled(
    desk: Any, pinned: Pinned
) -> None:
    lead, *_ = [desk.publish(f"Report {number}") for number in range(3)]
    desk.arrange(LEAD.model_copy(update={"pins": (pinned(lead),)}), list_of(2))
    assert desk.read() == [["Report 0"], ["Report 2", "Report 1"]]
    withdraw_article(article=lead, reason="Wrong.", by=desk.newsroom.editor)
    assert desk.read() == [["Report 2"], ["Report 1"]]
    assert "Report 0" not in (desk.site / "en/lite/index.html").read_text()
    again, revision = lead, desk.newsroom.write(lead, headline="Report 0 again")
    publish_article(article=again, revision=revision, by=desk.newsroom.editor)
    assert desk.read() == [["Report 0 again"], ["Report 2", "Report 1"]]


def test_what_pins_and_lists_do_not_show_renders_no_front(desk: Any, pinned: Pinned) -> None:
    one = desk.publish("Chosen")
    desk.arrange(Area(id="chosen", kind="lead", source="", pins=(pinned(one),)))
    render_pages()
    before = Page.objects.get(path="/en/").rendered
    desk.publish("Of no concern")
    render_pages()
    assert Page.objects.get(path="/en/").rendered == before


def test_the_text_edition_is_arranged_as_the_front_is(desk: Any, pinned: Pinned) -> None:
    old = desk.publish("The old one")
    desk.publish("The new one")
    desk.arrange(
        LEAD.model_copy(update={"pins": (pinned(old, headline="Still first"),)}), list_of(3)
    )
    render_pages()
    lite = (desk.site / "en/lite/index.html").read_text()
    assert lite.index("Still first") < lite.index("The new one")


def test_the_site_is_as_it_would_be_rendered(desk: Any, pinned: Pinned) -> None:
    one = desk.publish("Chosen")
    desk.publish("Other")
    desk.arrange(LEAD.model_copy(update={"pins": (pinned(one),)}), list_of(3))
    render_pages()
    assert list(verify_site(site_store())) == []
