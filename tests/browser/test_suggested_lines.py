"""Headline, short headline and deck in suggestion mode: proposed, seen by all, accepted and refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.test_suggesting import suggest
from tests.browser.test_writing import begin_story, offline, open_text, saved

Window = Callable[[], Page]
LINES = ["Headline", "Short headline", "Deck"]


def line(page: Page, name: str = "Headline") -> Locator:
    return page.get_by_role("textbox", name=name, exact=True)


def proposals(page: Page) -> Locator:
    return page.locator(".proposal-line")


def headline_of(page: Page) -> str:
    """The headline of the saved article."""
    page.locator("[data-telling]").evaluate("(one) => (one.textContent = '')")
    page.keyboard.press("Control+s")
    expect(page.locator("[data-telling]")).to_contain_text("Saved as revision")
    article = page.url.rstrip("/").rpartition("/")[2]
    form = page.context.request.get(f"/newsroom/articles/{article}/form/").text()
    value: str = page.evaluate(
        """(html) => new DOMParser().parseFromString(html, "text/html")
             .querySelector("[name=headline]").value""",
        form,
    )
    return value


def two_with_a_headline(window: Window) -> tuple[Page, Page]:
    mine, theirs = window(), window()
    address = begin_story(mine, "Words.")
    line(mine).fill("Ferries stop")
    saved(mine)
    open_text(theirs, address)
    expect(line(theirs)).to_have_value("Ferries stop")
    return mine, theirs


def test_a_suggested_headline_is_seen_by_others_and_in_the_article_when_it_is_accepted(
    window: Window,
) -> None:
    mine, theirs = two_with_a_headline(window)
    suggest(mine)
    line(mine).press("End")
    line(mine).press_sequentially(" at noon")
    expect(line(mine)).to_have_value("Ferries stop at noon")
    expect(mine.locator(".line-proposals .stands")).to_contain_text("Ferries stop")
    expect(line(theirs)).to_have_value("Ferries stop")
    for page in (mine, theirs):
        expect(proposals(page)).to_contain_text("Proposed by Jonas Brandt: Ferries stop at noon")
        expect(proposals(page).locator("time")).to_have_text(re.compile(r"\d:\d\d"))
    assert headline_of(mine) == "Ferries stop"
    line(theirs).press("Home")
    line(theirs).press_sequentially("All ")
    expect(line(mine)).to_have_value("Ferries stop at noon")
    expect(mine.locator(".line-proposals .stands")).to_contain_text("All Ferries stop")
    proposals(theirs).get_by_role("button", name="Accept").click()
    for page in (mine, theirs):
        expect(line(page)).to_have_value("Ferries stop at noon")
        expect(proposals(page)).to_have_count(0)
    assert headline_of(theirs) == "Ferries stop at noon"
    expect(line(theirs)).to_be_focused()
    line(theirs).press("Control+z")
    expect(line(mine)).to_have_value("Ferries stop at noon")
    expect(line(theirs)).to_have_value("All Ferries stop")
    expect(proposals(theirs)).to_have_count(1)


@pytest.mark.parametrize("name", LINES)
def test_each_line_is_proposed_and_settled_by_keys(window: Window, name: str) -> None:
    mine, theirs = window(), window()
    address = begin_story(mine, "Words.")
    open_text(theirs, address)
    suggest(mine)
    line(mine, name).press_sequentially("Refused")
    expect(proposals(theirs)).to_contain_text("Refused")
    line(theirs, name).press("Control+Shift+Enter")
    for page in (mine, theirs):
        expect(proposals(page)).to_have_count(0)
        expect(line(page, name)).to_have_value("")
    line(mine, name).press_sequentially("Taken")
    expect(proposals(theirs)).to_contain_text("Taken")
    line(theirs, name).press("Control+Enter")
    for page in (mine, theirs):
        expect(line(page, name)).to_have_value("Taken")
        expect(proposals(page)).to_have_count(0)


def test_suggestion_mode_is_left_and_entered_from_a_line(window: Window) -> None:
    mine, _ = two_with_a_headline(window)
    line(mine).press("Control+Shift+e")
    button = mine.get_by_role("button", name="Suggest instead of changing")
    expect(button).to_have_attribute("aria-pressed", "true")
    line(mine).press("End")
    line(mine).press_sequentially(" soon")
    expect(proposals(mine)).to_have_count(1)
    line(mine).press("Control+Shift+e")
    expect(line(mine)).to_have_value("Ferries stop")
    expect(proposals(mine)).to_contain_text("Ferries stop soon")
    mine.get_by_role("button", name="Accept all").click()
    expect(line(mine)).to_have_value("Ferries stop soon")


def test_what_is_typed_back_to_what_stands_is_proposed_no_more(window: Window) -> None:
    mine, theirs = two_with_a_headline(window)
    suggest(mine)
    line(mine).press("End")
    line(mine).press_sequentially("s")
    expect(proposals(theirs)).to_have_count(1)
    line(mine).press("Backspace")
    expect(proposals(theirs)).to_have_count(0)
    line(mine).fill("")
    expect(proposals(theirs)).to_contain_text("nothing")
    line(mine).press("Control+z")
    expect(proposals(theirs)).to_have_count(0)
    expect(line(mine)).to_have_value("Ferries stop")


def test_two_tabs_that_propose_without_a_connection_come_together(window: Window) -> None:
    mine, theirs = two_with_a_headline(window)
    suggest(mine)
    with offline(mine):
        line(mine).press("End")
        line(mine).press_sequentially(" early")
        line(theirs).press("End")
        line(theirs).press_sequentially(", crews say")
    for page in (mine, theirs):
        expect(proposals(page)).to_contain_text("Ferries stop early")
    assert headline_of(theirs) == "Ferries stop, crews say"
    mine.reload()
    expect(line(mine)).to_have_value("Ferries stop, crews say")
    expect(proposals(mine)).to_contain_text("Ferries stop early")


@pytest.mark.parametrize(
    "entry",
    [
        ("headline/nobody", '{"value": "x", "at": "2026-01-01T00:00:00Z"}'),
        (
            "headline/00000000-0000-0000-0000-000000000001",
            '{"value": "x", "at": "2026-01-01T00:00:00Z"}',
        ),
        ("slug/00000000-0000-0000-0000-000000000001", "{"),
        (
            "headline/00000000-0000-0000-0000-000000000001",
            json.dumps({"value": "x" * 9_000, "at": "now"}),
        ),
    ],
    ids=["no-person", "person-unknown", "no-json", "too-long"],
)
def test_an_entry_that_is_no_proposal_is_taken_away_and_told(
    window: Window, entry: tuple[str, str]
) -> None:
    mine, _ = two_with_a_headline(window)
    mine.evaluate(
        """([name, value]) => {
          const { editor } = document.querySelector(".sheet-of-text");
          const sync = editor.state.plugins.map((one) => one.getState(editor.state)).find((one) => one?.binding);
          sync.doc.getMap("proposed").set(name, value);
        }""",
        list(entry),
    )
    saved(mine)
    mine.keyboard.press("Control+s")
    expect(mine.locator("[data-telling]")).to_contain_text("could not be read")
    expect(proposals(mine)).to_have_count(0)
