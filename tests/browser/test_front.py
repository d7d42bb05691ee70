"""The page of a front as two editors use it: by keys, live, and back again."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect
from tests.browser.test_board import windows

__all__ = ["windows"]
Axe = Callable[[Page], list[str]]
FRONT = "/newsroom/fronts/en/"


def spots(page: Page, area: str) -> Locator:
    return page.locator(f'[data-area="{area}"] .spot')


def headline(spot: Locator) -> str:
    return spot.locator("h3").inner_text()


def test_a_front_is_arranged_by_keys_and_others_see_it_at_once(
    windows: Callable[[str], Page], axe: Axe
) -> None:
    editor, chief = windows("editor in en"), windows("administrator")
    for page in (editor, chief):
        page.goto(FRONT)
        expect(page.locator("[data-live].on")).to_be_attached()
    assert axe(editor) == []

    # By keys: pin a story in its place, then up until it leads.
    story = spots(editor, "second").nth(0)
    chosen = headline(story)
    story.focus()
    editor.keyboard.press("x")
    pinned = editor.locator(".spot.pinned", has_text=chosen).first
    expect(pinned).to_be_visible()
    expect(chief.get_by_text("is arranging this front too")).to_be_visible()
    editor.locator(".spot.pinned").focus()
    editor.keyboard.press("[")
    lead = spots(editor, "lead")
    expect(lead.locator("h3")).to_have_text(chosen)
    expect(editor.locator("[data-front-says]")).to_contain_text(chosen)

    editor.get_by_role("button", name="Give it to readers").click()
    expect(editor.get_by_text("Readers have this front now.")).to_be_visible()
    expect(spots(chief, "lead").locator("h3")).to_have_text(chosen)

    # Its history leads back.
    chief.goto(f"{FRONT}history/")
    assert axe(chief) == []
    chief.get_by_role("button", name="Go back to the usual front").click()
    expect(spots(chief, "lead").locator("h3")).not_to_have_text(chosen)
    expect(chief.locator(".spot.pinned")).to_have_count(0)


def test_the_page_reads_from_right_to_left_and_previews_without_script(
    windows: Callable[[str], Page], axe: Axe
) -> None:
    page = windows("editor in fr")
    speak(page, "fa")
    page.goto("/newsroom/fronts/fr/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert axe(page) == []
    page.goto("/newsroom/fronts/fr/preview/?size=xs&scheme=dark")
    frame = page.frame_locator("iframe")
    expect(frame.locator(".lead h2")).to_be_visible()
    ground = frame.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert ground == "rgb(18, 20, 25)"
    assert page.locator("iframe").evaluate("one => one.clientWidth") == 320
    speak(page, "en")


def speak(page: Page, language: str) -> None:
    page.goto("/newsroom/account/")
    page.locator("select[name=language]").select_option(language)
    page.locator("form:has(select[name=language]) button").click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def test_a_story_is_dragged_to_another_place(windows: Callable[[str], Page]) -> None:
    editor = windows("editor in en")
    editor.goto(FRONT)
    expect(editor.locator("[data-live].on")).to_be_attached()
    story = spots(editor, "second").nth(1)
    chosen = headline(story)
    story.drag_to(spots(editor, "lead"))
    expect(spots(editor, "lead").locator("h3")).to_have_text(chosen)
    expect(spots(editor, "lead").nth(0)).to_have_class(re.compile(r"\bpinned\b"))
    expect(editor.locator("[data-front-says]")).to_contain_text(chosen)
