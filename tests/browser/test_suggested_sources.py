"""What proposed words rest on comes to the text with them, and goes with them when they are refused."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from playwright.sync_api import Page, Response, expect
from tests.browser.test_main_job import mark_of, send_wire
from tests.browser.test_suggesting import article_of, suggest
from tests.browser.test_writing import (
    begin_story,
    edges_of,
    open_text,
    paste,
    put_caret,
    wait_until_same,
    words_of,
)

from dateline.cli.run.rehearsal import Rehearsal

Window = Callable[[], Page]


def wire_source(page: Page, headline: str, search: str) -> str:
    """The source that the first paragraph of a wire is taken with, as JSON."""
    page.get_by_label("Search the wires").fill(search)
    item = page.locator("#panel-wires details", has_text=headline).first
    item.locator("summary").first.click()
    source = item.locator("[data-wire-paragraph]").first.get_attribute("data-source")
    assert source
    return source


def copied(words: str, *sources: str) -> str:
    """A paragraph as it lies on the clipboard when it was copied from an article."""
    rests = html.escape(f"[{','.join(sources)}]")
    return f'<p data-sources="{rests}">{words}</p>'


def paste_and_wait(page: Page, words: str, text: str) -> None:
    """Paste, and wait until the server has said what it knows of the words."""

    def is_answer(response: Response) -> bool:
        return "/examine/" in response.url and words in (response.request.post_data or "")

    with page.expect_response(is_answer):
        paste(page, text)


def test_a_source_of_suggested_words_counts_when_they_are_accepted_and_goes_with_a_refusal(
    newsroom: Rehearsal, window: Window
) -> None:
    mine, theirs = window(), window()
    send_wire(newsroom, "Reuters", "Tide of jade", "The jade washed ashore at dusk, she said.")
    address = begin_story(mine, "Our own words.")
    open_text(theirs, address)
    text = copied(" The jade washed ashore.", wire_source(mine, "Tide of jade", "jade"))
    suggest(mine)
    put_caret(mine, "Our own", after="words.")
    paste_and_wait(mine, "jade", text)
    for page in (mine, theirs):
        expect(page.locator("ins[data-suggestion]")).to_contain_text("The jade washed ashore.")
        expect(page.locator("[data-no-credit]")).to_be_visible()
        expect(page.locator("[data-credit]")).to_be_hidden()
        expect(page.locator(".offer:visible")).to_have_count(0)
    assert edges_of(mine, "Our own") == []
    mine.get_by_role("button", name="Refuse all").click()
    assert wait_until_same([mine, theirs]) == ["Our own words."]
    assert edges_of(mine, "Our own") == []
    put_caret(mine, "Our own", after="words.")
    paste_and_wait(mine, "jade", text)
    theirs.get_by_role("button", name="Accept all").click()
    for page in (mine, theirs):
        expect(page.locator("[data-credit]")).to_contain_text("Reuters")
        expect(mark_of(page, "Our own")).to_have_accessible_name(re.compile("Reuters"))
    [edge] = edges_of(mine, "Our own")
    assert (edge["kind"], edge["paragraph"]) == ("wire", 1)


def test_paragraphs_of_a_suggested_paste_keep_each_its_own_source(window: Window) -> None:
    page = window()
    begin_story(page, "Our own words.")
    notes = ['{"kind":"own","note":"first call"}', '{"kind":"own","note":"second call"}']
    suggest(page)
    put_caret(page, "Our own", after="words.")
    paste(page, copied("Heard first.", notes[0]) + copied("Heard second.", notes[1]))
    expect(page.locator("ins[data-suggestion]")).to_have_count(3)
    assert edges_of(page, "Our own") == []
    page.get_by_role("button", name="Accept all").click()
    expect(page.locator(".piece > .words")).to_have_text(
        ["Our own words.Heard first.", "Heard second."]
    )
    assert [edge["note"] for edge in edges_of(page, "Our own")] == ["first call"]
    assert [edge["note"] for edge in edges_of(page, "Heard second")] == ["second call"]


def test_a_copy_of_suggested_words_brings_their_source_along(window: Window) -> None:
    page = window()
    begin_story(page, "Our own words.", "Others.")
    suggest(page)
    put_caret(page, "Our own", after="words.")
    paste(page, copied(" Heard.", '{"kind":"own","note":"a call"}'))
    expect(page.locator("ins[data-suggestion]")).to_have_count(1)
    text = page.evaluate(COPIED_BLOCK, "Our own")
    put_caret(page, "Others", after="Others.")
    paste(page, text)
    page.get_by_role("button", name="Accept all").click()
    assert len(words_of(page)) == 2
    assert [edge["note"] for edge in edges_of(page, "Others")] == ["a call"]


COPIED_BLOCK = """async (words) => {
  const texts = [...document.querySelectorAll(".piece > .words")];
  getSelection().selectAllChildren(texts.find((one) => one.textContent.includes(words)));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const data = new DataTransfer();
  const event = new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true });
  document.querySelector(".sheet-of-text").dispatchEvent(event);
  return data.getData("text/html");
}"""


def test_a_suggested_paragraph_of_the_wires_is_credited_when_it_is_accepted(
    newsroom: Rehearsal, window: Window
) -> None:
    page = window()
    send_wire(newsroom, "Reuters", "Tide of opal", "The opal washed ashore at noon, he said.")
    begin_story(page, "Our own words.")
    wire_source(page, "Tide of opal", "opal")
    suggest(page)
    put_caret(page, "Our own", after="words.")
    item = page.locator("#panel-wires details", has_text="Tide of opal").first

    def is_answer(response: Response) -> bool:
        return "/examine/" in response.url and "opal" in (response.request.post_data or "")

    with page.expect_response(is_answer):
        item.get_by_role("button", name="Put paragraph 1 into the text").first.click()
    expect(mark_of(page, "The opal")).to_have_accessible_name(re.compile("Reuters"))
    expect(page.locator("[data-no-credit]")).to_be_visible()
    page.locator(".proposed-adding").get_by_role("button", name="Accept").click()
    expect(page.locator("[data-credit]")).to_contain_text("Reuters")
    assert len(article_of(page)) == 2
