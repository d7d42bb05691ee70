"""Suggestion mode: whatever is done to blocks and words is proposed, settled, and the same for all."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_main_job import CARET_IS_HEARD, send_wire
from tests.browser.test_writing import (
    CHOOSE_BLOCK,
    TEXT,
    begin_story,
    open_text,
    paste,
    put_caret,
    saved,
    wait_until_same,
    words_of,
)

from dateline.cli.run.rehearsal import Rehearsal

Window = Callable[[], Page]


def suggest(page: Page) -> None:
    page.get_by_role("textbox", name=TEXT).focus()
    page.keyboard.press("Control+Shift+e")
    button = page.get_by_role("button", name="Suggest instead of changing")
    expect(button).to_have_attribute("aria-pressed", "true")


def article_of(page: Page) -> list[tuple[str, str]]:
    """Kind and words of the blocks of the saved article, as who previews it sees them."""
    page.locator("[data-telling]").evaluate("(one) => (one.textContent = '')")
    page.keyboard.press("Control+s")
    expect(page.locator("[data-telling]")).to_contain_text("Saved as revision")
    number = page.url.rstrip("/").rpartition("/")[2]
    html = page.context.request.get(f"/newsroom/articles/{number}/form/").text()
    found = page.evaluate(
        """(html) => {
          const form = new DOMParser().parseFromString(html, "text/html");
          return [...form.querySelectorAll("[data-blocks] [data-block]")].map((block) => [
            block.querySelector("[name$=kind], [data-kind]")?.value ?? "",
            block.querySelector("[data-text]")?.value ?? "",
          ]);
        }""",
        html,
    )
    return [(kind, words) for kind, words in found]


def test_a_block_that_is_moved_by_keys_stays_until_it_is_accepted(window: Window) -> None:
    mine, theirs = window(), window()
    address = begin_story(mine, "One.", "Two.", "Three.")
    open_text(theirs, address)
    suggest(mine)
    put_caret(mine, "One", after="One.")
    mine.keyboard.press("Alt+ArrowDown")
    mine.keyboard.press("Alt+ArrowDown")
    assert wait_until_same([mine, theirs]) == ["One.", "Two.", "Three."]
    for page in (mine, theirs):
        expect(page.locator(".proposed-moving")).to_contain_text("Proposed by Jonas Brandt")
        expect(page.locator(".moved-here")).to_contain_text("One.")
    assert [words for _, words in article_of(mine)] == ["One.", "Two.", "Three."]
    put_caret(theirs, "Three", after="Three.")
    theirs.keyboard.type(" More.")
    theirs.locator(".proposed-moving").get_by_role("button", name="Accept").click()
    assert wait_until_same([theirs, mine]) == ["Two.", "Three. More.", "One."]
    assert [words for _, words in article_of(mine)] == ["Two.", "Three. More.", "One."]
    expect(mine.locator(".moved-here")).to_have_count(0)


def test_a_block_that_is_moved_there_and_back_is_proposed_no_more(window: Window) -> None:
    page = window()
    begin_story(page, "One.", "Two.")
    suggest(page)
    put_caret(page, "One", after="One.")
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(".proposed-moving")).to_have_count(1)
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".proposed-moving")).to_have_count(0)
    expect(page.get_by_role("button", name="Accept all")).to_be_visible()


def test_kinds_are_proposed_and_settled_by_keys(window: Window) -> None:
    mine, theirs = window(), window()
    address = begin_story(mine, "A title.", "First of two.", "Second of two.")
    open_text(theirs, address)
    suggest(mine)
    put_caret(mine, "A title", after="A title")
    mine.keyboard.press("Control+Alt+2")
    expect(theirs.locator(".proposed-becoming")).to_contain_text("Heading 2")
    put_caret(mine, "First", after="First")
    mine.keyboard.press("Shift+ArrowDown")
    mine.evaluate(CARET_IS_HEARD)
    mine.keyboard.press("Control+Alt+l")
    expect(theirs.locator(".proposed-becoming")).to_have_count(3)
    assert {kind for kind, _ in article_of(mine)} == {"paragraph"}
    put_caret(theirs, "A title", after="A title")
    theirs.keyboard.press("Control+Enter")
    expect(theirs.locator(".piece-heading h2")).to_have_text("A title.")
    put_caret(theirs, "First", after="First")
    theirs.keyboard.press("Control+Enter")
    expect(mine.locator(".piece-list li")).to_have_text(["First of two.", "Second of two."])
    saved(theirs)
    assert [kind for kind, _ in article_of(mine)] == ["heading", "list"]
    put_caret(mine, "A title", after="A title")
    mine.keyboard.press("Control+Alt+q")
    put_caret(theirs, "A title", after="A title")
    expect(theirs.locator(".proposed-becoming")).to_contain_text("Quotation")
    theirs.keyboard.press("Control+Shift+Enter")
    expect(mine.locator(".proposed-becoming")).to_have_count(0)
    expect(mine.locator(".piece-heading h2")).to_have_text("A title.")


def choose_words(page: Page, words: str, *, inside: str) -> None:
    """Choose some words of a block."""
    put_caret(page, inside, after=words)
    for _ in words:
        page.keyboard.press("Shift+ArrowLeft")
    page.evaluate(CARET_IS_HEARD)


def test_marks_and_links_are_proposed_and_settled(window: Window) -> None:
    mine, theirs = window(), window()
    address = begin_story(mine, "The minister left early.")
    open_text(theirs, address)
    choose_words(mine, "early", inside="minister")
    mine.keyboard.press("Control+i")
    suggest(mine)
    choose_words(mine, "minister", inside="minister")
    mine.keyboard.press("Control+b")
    choose_words(mine, "early", inside="minister")
    mine.keyboard.press("Control+i")
    choose_words(mine, "left", inside="minister")
    mine.keyboard.press("Control+k")
    mine.locator("[data-ask=link] [name=href]").fill("https://example.org/left")
    mine.keyboard.press("Enter")
    for page in (mine, theirs):
        expect(page.locator("[data-format]")).to_have_text(["minister", "left", "early"])
        expect(page.locator(".words strong")).to_have_count(0)
        expect(page.locator(".words em")).to_have_text("early")
        expect(page.locator(".words a")).to_have_count(0)
    assert article_of(mine)[0][1] == "The minister left __early__."
    put_caret(theirs, "minister", after="minister")
    theirs.keyboard.press("Control+Enter")
    expect(mine.locator(".words strong")).to_have_text("minister")
    theirs.get_by_role("button", name="Accept all").click()
    wait_until_same([theirs, mine])
    expect(mine.locator(".words a")).to_have_attribute("href", "https://example.org/left")
    expect(mine.locator(".words em")).to_have_count(0)
    expect(mine.locator("[data-format]")).to_have_count(0)
    assert "https://example.org/left" in article_of(mine)[0][1]


def test_marks_that_two_propose_at_once_on_the_same_words_both_stay(window: Window) -> None:
    pages = [window(), window()]
    address = begin_story(pages[0], "Some words here.")
    open_text(pages[1], address)
    for page, key in zip(pages, ("Control+b", "Control+i"), strict=True):
        suggest(page)
        page.context.set_offline(True)
        choose_words(page, "words", inside="Some")
        page.keyboard.press(key)
        put_caret(page, "Some", after="Some")
        page.keyboard.press("Control+Alt+2" if key == "Control+b" else "Alt+ArrowDown")
    for page in pages:
        page.context.set_offline(False)
    wait_until_same(pages)
    for page in pages:
        for name in ("strong", "em"):
            expect(page.locator(f"[data-format={name}]")).to_have_text("words")
        expect(page.locator(".proposed-becoming")).to_have_count(1)
    pages[0].get_by_role("button", name="Refuse all").click()
    for page in pages:
        expect(page.locator("[data-format], .proposed-becoming")).to_have_count(0)


def test_a_paragraph_of_the_wires_and_what_is_linked_elsewhere_come_when_they_are_accepted(
    newsroom: Rehearsal, window: Window
) -> None:
    page = window()
    send_wire(newsroom, "Reuters", "Tide of amber", "The amber washed ashore at dawn, he said.")
    begin_story(page, "Our own words.")
    suggest(page)
    page.get_by_label("Search the wires").fill("amber")
    item = page.locator("#panel-wires details", has_text="Tide of amber").first
    item.locator("summary").first.click()
    put_caret(page, "Our own", after="words.")
    item.get_by_role("button", name="Put paragraph 1 into the text").first.click()
    expect(page.locator(".proposed-adding")).to_contain_text("The amber washed ashore")
    page.keyboard.type(" Typed into it.")
    page.get_by_role("button", name="Link elsewhere").click()
    page.locator("[data-ask=embed] [name=url]").fill("https://example.org/")
    page.keyboard.press("Enter")
    expect(page.locator(".proposed-adding")).to_have_count(2)
    ids = page.locator(".piece").evaluate_all("(all) => all.map((one) => one.dataset.block)")
    assert len(set(filter(None, ids))) == 3
    expect(page.locator("[data-telling]")).not_to_contain_text("cannot be suggested")
    saved(page)
    assert [words for _, words in article_of(page)] == ["Our own words."]
    first = page.locator(".proposed-adding").first
    first.get_by_role("button", name="Accept").click()
    page.locator(".proposed-adding").get_by_role("button", name="Refuse").click()
    expect(page.locator(".proposed-adding")).to_have_count(0)
    words = [words for _, words in article_of(page)]
    assert words == ["Our own words.", "The amber washed ashore at dawn, he said. Typed into it."]
    expect(page.locator(".piece-embed")).to_have_count(0)


def test_what_is_dragged_cut_replaced_and_mended_is_proposed_too(window: Window) -> None:
    page = window()
    begin_story(page, "Ferries left the harbor at noon.", "It was quiet.")
    suggest(page)
    page.keyboard.press("Control+f")
    bar = page.get_by_role("search", name="Find and replace")
    bar.get_by_label("Find", exact=True).fill("harbor")
    bar.get_by_label("Replace by").fill("harbour")
    bar.get_by_role("button", name="Replace all").click()
    bar.get_by_label("Find", exact=True).press("Escape")
    expect(page.locator("del[data-suggestion]")).to_have_text("harbor")
    expect(page.locator("ins[data-suggestion]")).to_have_text("harbour")
    put_caret(page, "quiet", after="quiet")
    page.keyboard.press("Control+Backspace")
    expect(page.locator("del[data-suggestion]")).to_have_text(["harbor", "quiet"])
    choose_words(page, "noon", inside="Ferries")
    page.keyboard.press("Control+x")
    expect(page.locator("del[data-suggestion]")).to_have_text(["harbor", "noon", "quiet"])
    assert [words for _, words in article_of(page)] == [
        "Ferries left the harbor at noon.",
        "It was quiet.",
    ]
    page.get_by_role("button", name="Accept all").click()
    expect(page.locator(".piece > .words")).to_have_text(
        ["Ferries left the harbour at .", "It was ."]
    )


def test_blocks_without_words_are_proposed_to_go_and_to_move(window: Window) -> None:
    page = window()
    begin_story(page, "Above.", "Below.")
    put_caret(page, "Above", after="Above.")
    page.get_by_role("button", name="Link elsewhere").click()
    page.locator("[data-ask=embed] [name=url]").fill("https://example.org/")
    page.keyboard.press("Enter")
    expect(page.locator(".piece")).to_have_count(3)
    suggest(page)
    embed = page.locator(".piece-embed")
    embed.locator("label").first.evaluate("(one) => one.blur()")
    page.get_by_role("textbox", name=TEXT).focus()
    put_caret(page, "Below", after="")
    page.keyboard.press("ArrowUp")
    page.evaluate(CARET_IS_HEARD)
    page.evaluate(CHOOSE_BLOCK, "Above")
    page.keyboard.press("Control+a")
    page.evaluate(CARET_IS_HEARD)
    page.keyboard.press("Backspace")
    expect(page.locator(".piece-embed.proposed-removing")).to_have_count(1)
    assert len(article_of(page)) == 3
    page.get_by_role("button", name="Accept all").click()
    expect(page.locator(".piece-embed")).to_have_count(0)


def test_blocks_of_a_paste_with_pictures_among_them_come_as_proposals(window: Window) -> None:
    page = window()
    begin_story(page, "Mine.")
    suggest(page)
    put_caret(page, "Mine", after="Mine.")
    paste(page, '<p>Pasted.</p><div data-url="https://example.org/"></div>')
    expect(page.locator(".proposed-adding")).to_have_count(2)
    assert [words for _, words in article_of(page)] == ["Mine."]
    page.get_by_role("button", name="Refuse all").click()
    assert words_of(page) == ["Mine."]


def test_in_persian_proposals_are_said_and_settled_by_mouse_and_keys(
    newsroom: Rehearsal, page: Page
) -> None:
    person = next(one for one in newsroom.sign_ins if "in fa" in one.what)
    page.goto("/newsroom/sign-in/")
    page.locator("[name=login]").fill(person.email)
    page.locator("[name=password]").fill(person.password)
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("sign-in"))
    choose_language(page, "fa")
    page.goto("/newsroom/stories/")
    page.get_by_text("گزارش تازه").first.click()
    page.locator("[name=slugline]").fill("suggested")
    page.locator("form:has([name=slugline]) button.primary").click()
    open_text(page, page.url)
    text = page.locator(".sheet-of-text")
    expect(text).to_have_attribute("dir", "rtl")
    text.click()
    page.keyboard.type("بند نخست")
    page.keyboard.press("Enter")
    page.keyboard.type("بند دوم")
    page.keyboard.press("Control+Shift+e")
    put = page.locator(".piece", has_text="بند نخست")
    put_caret(page, "بند نخست", after="نخست", text="متن مقاله")
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Control+Alt+2")
    expect(put.locator(".proposal p").first).to_contain_text("پیشنهاد Nilufar Sadeghi")
    expect(page.locator(".moved-here")).to_contain_text("جای پیشنهادی")
    put.locator(".proposal p", has_text="جابه‌جا").get_by_role("button", name="پذیرفتن").click()
    expect(page.locator(".piece > .words")).to_have_text(["بند دوم", "بند نخست"])
    put_caret(page, "بند نخست", after="نخست", text="متن مقاله")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".piece-heading h2")).to_have_text("بند نخست")
    choose_language(page, "en")


def choose_language(page: Page, code: str) -> None:
    page.goto("/newsroom/account/")
    page.locator("select[name=language]").select_option(code)
    page.locator("select[name=language]").evaluate("(one) => one.form.requestSubmit()")
    expect(page.locator("html")).to_have_attribute("lang", code)


@pytest.mark.parametrize("hostile", ['{"', '{"kind":"script"}', "[]", '{"kind":"heading"}'])
def test_a_proposal_that_cannot_be_read_hinders_nobody(window: Window, hostile: str) -> None:
    page = window()
    begin_story(page, "Words.")
    page.evaluate(
        """(hostile) => {
          const { editor } = document.querySelector(".sheet-of-text");
          editor.view.dispatch(editor.state.tr.setNodeAttribute(0, "becoming", hostile));
          editor.view.dispatch(editor.state.tr.setNodeAttribute(0, "moving", hostile));
        }""",
        hostile,
    )
    put_caret(page, "Words", after="Words.")
    page.keyboard.type(" More.")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".piece > .words")).to_have_text([re.compile(r"Words\. More\.")])
    saved(page)
