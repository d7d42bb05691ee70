"""Blocks that become a list, and a list that becomes blocks again, rest on what they rested on."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect
from tests.browser.test_main_job import CARET_IS_HEARD
from tests.browser.test_writing import (
    begin_story,
    edges_of,
    note_source,
    offline,
    open_text,
    put_caret,
    saved,
    wait_until_same,
)

Window = Callable[[], Page]
CHOOSE_ALL = """() => {
  const words = document.querySelectorAll(".piece > .words");
  const last = words[words.length - 1];
  getSelection().setBaseAndExtent(words[0], 0, last, last.childNodes.length);
}"""


def make_list(page: Page, first: str) -> None:
    """Make a list of the block of some words and the one under it."""
    put_caret(page, first, after=first)
    page.keyboard.press("Shift+ArrowDown")
    page.evaluate(CARET_IS_HEARD)
    page.keyboard.press("Control+Alt+l")


def notes_of(page: Page, words: str) -> set[str]:
    return {edge["note"] for edge in edges_of(page, words)}


def test_a_list_into_which_two_take_blocks_at_once_has_the_sources_of_all(window: Window) -> None:
    one, two = window(), window()
    address = begin_story(one, "Listed", "Taken by one", "Taken by two")
    put_caret(one, "Listed", after="Listed")
    one.keyboard.press("Control+Alt+l")
    for words in ("Listed", "Taken by one", "Taken by two"):
        note_source(one, words, f"note of {words}")
    saved(one)
    open_text(two, address)
    with offline(one), offline(two):
        make_list(one, "Listed")
        expect(one.locator(".piece-list li")).to_have_text(["Listed", "Taken by one"])
        put_caret(two, "Taken by two", after="Taken")
        two.keyboard.press("Alt+ArrowUp")
        make_list(two, "Listed")
        expect(two.locator(".piece-list li")).to_have_text(["Listed", "Taken by two"])
    wait_until_same([one, two])
    expect(one.locator(".piece-list li")).to_have_count(3)
    wanted = {f"note of {words}" for words in ("Listed", "Taken by one", "Taken by two")}
    assert notes_of(one, "Taken by one") == wanted


def test_paragraphs_made_of_a_list_rest_each_on_all_that_the_list_rests_on(window: Window) -> None:
    page = window()
    begin_story(page, "First", "Second", "Third")
    page.locator(".tiptap").focus()
    page.evaluate(CHOOSE_ALL)
    page.evaluate(CARET_IS_HEARD)
    page.keyboard.press("Control+Alt+l")
    expect(page.locator(".piece-list li")).to_have_count(3)
    note_source(page, "Second", "a call")
    put_caret(page, "Second", after="Second")
    page.keyboard.press("Control+Alt+0")
    expect(page.locator(".piece-paragraph")).to_have_count(3)
    for words in ("First", "Second", "Third"):
        assert notes_of(page, words) == {"a call"}
