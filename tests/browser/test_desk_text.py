"""Around the text: wires dragged in, headlines and their contexts, comments, language, shortcuts."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect
from tests.browser.test_main_job import CARET_IS_HEARD, mark_of, send_wire
from tests.browser.test_writing import begin_story, edges_of, open_text, put_caret, saved

from dateline.cli.run.rehearsal import Rehearsal

Window = Callable[[], Page]


def test_a_paragraph_is_dragged_from_the_wires_with_its_source(
    newsroom: Rehearsal, window: Window
) -> None:
    page = window()
    send_wire(newsroom, "AFP", "Quarry reopens", "The quarry reopened at dawn, the owner said.")
    begin_story(page, "One.", "Two.")
    page.get_by_label("Search the wires").fill("quarry")
    item = page.locator("#panel-wires details", has_text="Quarry reopens").first
    item.locator("summary").first.click()
    item.locator("[data-wire-paragraph]").first.drag_to(
        page.locator(".piece", has_text="One."), target_position={"x": 120, "y": 10}
    )
    expect(page.locator(".piece > .words")).to_have_text(
        ["One.", "The quarry reopened at dawn, the owner said.", "Two."]
    )
    expect(mark_of(page, "quarry")).to_have_accessible_name(re.compile("Agence France-Presse"))
    [edge] = edges_of(page, "quarry")
    assert (edge["kind"], edge["paragraph"]) == ("wire", 1)


def test_words_that_are_dragged_into_another_paragraph_bring_their_source(
    newsroom: Rehearsal, window: Window
) -> None:
    page = window()
    send_wire(newsroom, "AFP", "Glacier shrinks", "The glacier lost nine metres, the guide said.")
    begin_story(page, "Our own paragraph.")
    page.get_by_label("Search the wires").fill("glacier")
    item = page.locator("#panel-wires details", has_text="Glacier shrinks").first
    item.locator("summary").first.click()
    put_caret(page, "Our own", after="paragraph.")
    item.get_by_role("button", name="Put paragraph 1 into the text").first.click()
    expect(page.locator(".piece")).to_have_count(2)
    put_caret(page, "glacier", after="nine metres")
    for _ in "nine metres":
        page.keyboard.press("Shift+ArrowLeft")
    page.evaluate(CARET_IS_HEARD)
    chosen = page.evaluate(
        """() => {
          const box = getSelection().getRangeAt(0).getBoundingClientRect();
          return [box.left + box.width / 2, box.top + box.height / 2];
        }"""
    )
    target = page.locator(".piece > .words").first.bounding_box()
    assert target
    page.mouse.move(*chosen)
    page.mouse.down()
    page.mouse.move(chosen[0], chosen[1] - 12, steps=4)
    page.mouse.move(target["x"] + 60, target["y"] + target["height"] / 2, steps=8)
    page.mouse.up()
    expect(page.locator(".piece > .words").first).to_contain_text("nine metres")
    assert [edge["kind"] for edge in edges_of(page, "nine metres")] == ["wire"]


def test_a_headline_says_how_long_it_is_and_where_it_is_cut(window: Window) -> None:
    page = window()
    begin_story(page, "Words.")
    headline = page.get_by_role("textbox", name="Headline", exact=True)
    length = page.locator("#length-headline")
    headline.fill("Short enough")
    expect(length).to_have_text("12")
    headline.fill("x" * 70)
    expect(length).to_have_text("70 · cut in search results")
    headline.fill("x" * 95)
    expect(length).to_have_text("95 · cut in search results, lists")
    headline.fill("x" * 301)
    expect(length).to_contain_text("longer than 300 characters")
    short = page.get_by_role("textbox", name="Short headline")
    short.fill("y" * 50)
    expect(page.locator("#length-short_headline")).to_have_text("50 · cut in alerts")


def test_comments_on_words_are_answered_and_settled_and_seen_by_others_at_once(
    window: Window,
) -> None:
    one, two = window(), window()
    address = begin_story(one, "The figure is four hundred.")
    open_text(two, address)
    two.get_by_role("tab", name="Comments").click()
    put_caret(one, "figure", after="four hundred")
    for _ in "four hundred":
        one.keyboard.press("Shift+ArrowLeft")
    one.evaluate(CARET_IS_HEARD)
    one.keyboard.press("Control+Alt+m")
    panel = one.get_by_role("tabpanel", name="Comments")
    expect(panel.locator("[data-comment-quoted]")).to_have_text("four hundred")
    panel.locator("[data-new-comment] textarea").fill("Who counted?")
    panel.get_by_role("button", name="Comment", exact=True).click()
    for page in (one, two):
        expect(page.locator(".commented")).to_have_text("four hundred")
    theirs = two.get_by_role("tabpanel", name="Comments")
    expect(theirs).to_contain_text("Who counted?")
    answer = theirs.locator("[data-thread] .answer").first
    answer.locator("textarea").fill("The harbour office.")
    answer.get_by_role("button", name="Answer").click()
    expect(panel).to_contain_text("The harbour office.")
    panel.locator("[data-thread]").first.get_by_role("button", name="Settled").click()
    expect(theirs.locator("[data-thread].settled")).to_have_count(1)
    saved(one)


def test_the_browser_spells_in_the_language_of_the_article(window: Window) -> None:
    page = window()
    begin_story(page, "Words.")
    text = page.locator(".sheet-of-text")
    expect(text).to_have_attribute("spellcheck", "true")
    expect(text).to_have_attribute("lang", "en")
    for name in ("Headline", "Short headline", "Deck"):
        field = page.get_by_role("textbox", name=name, exact=True)
        expect(field).to_have_attribute("spellcheck", "true")
        expect(field).to_have_attribute("lang", "en")


def test_the_keys_of_the_editor_are_listed_beside_it(window: Window) -> None:
    page = window()
    begin_story(page, "Words.")
    page.locator("h1").evaluate("() => document.activeElement.blur()")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_be_visible()
    for said in ("Suggest instead of changing", "Sources of the block", "Move the block"):
        expect(dialog).to_contain_text(said)
