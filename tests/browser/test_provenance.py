"""The main job in the editor: the text knows what it rests on, from the wires to the reader."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect
from tests.browser.test_main_job import CARET_IS_HEARD, mark_of, send_wire, sign_in, wire
from tests.browser.test_writing import begin_story, open_text, put_caret, saved

from dateline.cli.run.rehearsal import Rehearsal

REPORTED = (
    "Engineers moored the floating lighthouse beyond the northern breakwater on Tuesday night."
)
QUOTED = "“Nobody slept before the lantern turned,” said Ingrid Solvang, who leads the pilots."
ALTERED = "“Nobody slept while the lantern turned,” said Ingrid Solvang, who leads the pilots."
PASTED = (
    "Skippers along the coast received corrected charts showing seven additional shallow banks."
)
HEARD = "“My grandfather carried oil up these stairs,” the keeper Aksel Brun told Dateline News."
NOTE = "In the lamp room, Tuesday: “My grandfather carried oil up these stairs.”"


def test_from_two_wires_and_an_interview_to_a_published_credited_story(
    page: Page, newsroom: Rehearsal
) -> None:
    sign_in(page, newsroom)
    expect(page.locator("[data-live].on")).to_be_visible()
    for agency, texts in {
        "Reuters": (REPORTED, QUOTED),
        "AFP": (PASTED, "More will follow."),
    }.items():
        send_wire(newsroom, agency, f"Floating lighthouse moored, says {agency}", *texts)
        expect(wire(page, f"Floating lighthouse moored, says {agency}")).to_be_visible()
    article = begin_story(page, HEARD)

    note_interview(page)
    search_wires(page)
    take_from_wires(page, 1, REPORTED)
    take_from_wires(page, 2, QUOTED)
    expect(mark_of(page, QUOTED)).to_have_accessible_name(re.compile("Reuters, verbatim"))
    write_below(page, QUOTED, PASTED)
    declare_what_was_found(page)
    expect(page.locator("[data-credit]")).to_contain_text("Reuters and Agence France-Presse")

    change_words(page, "Nobody slept before", "while")
    is_barred_for_what_differs(page)
    open_text(page, article)
    change_words(page, "Nobody slept while", "before")
    expect(mark_of(page, QUOTED)).not_to_have_accessible_name(re.compile("quotations to look at"))
    publish(page, newsroom)


def note_interview(page: Page) -> None:
    """Say whom the first words were heard from: until then nobody is known to have said them."""
    mark = mark_of(page, HEARD)
    expect(mark).to_have_accessible_name(re.compile("No source yet; quotations to look at: 1"))
    mark.click()
    box = source_box(page)
    box.get_by_label("Who said or saw it").fill("Aksel Brun")
    box.get_by_label("Where, when and what").fill(NOTE)
    box.get_by_role("button", name="Note it").first.click()
    page.keyboard.press("Escape")
    expect(mark).to_have_accessible_name("Sources: Own reporting")


def search_wires(page: Page) -> None:
    """Search the panel beside the text, and open what Reuters has."""
    page.get_by_role("tab", name="Wires").click()
    panel = page.get_by_role("tabpanel", name="Wires")
    with page.expect_response(lambda answer: "q=floating" in answer.url):
        panel.get_by_role("searchbox", name="Search the wires").fill("floating lighthouse")
    item = panel.locator(".panel-item", has_text="says Reuters")
    expect(item).to_have_count(1)
    item.locator("summary").first.click()


def take_from_wires(page: Page, number: int, words: str) -> None:
    """Put a paragraph of what was found at the end of the text."""
    put_caret_at_end(page)
    page.get_by_role("button", name=f"Put paragraph {number} into the text").click()
    expect(page.locator(".piece", has_text=words)).to_have_count(1)
    saved(page)


def write_below(page: Page, words: str, added: str) -> None:
    put_caret(page, words, after=words)
    page.keyboard.press("Enter")
    page.keyboard.type(added)
    saved(page)


def declare_what_was_found(page: Page) -> None:
    """What was written is an agency's, and one click says so."""
    block = page.locator(".piece", has_text=PASTED)
    expect(block.locator(".offer")).to_contain_text("Looks like Agence France-Presse")
    block.get_by_role("button", name="It is the source").click()
    expect(block.locator(".offer")).to_be_hidden()
    expect(mark_of(page, PASTED)).to_have_accessible_name("Sources: Agence France-Presse, verbatim")


def is_barred_for_what_differs(page: Page) -> None:
    """The editor shows how the quotation differs, and the desk lets it to no reader."""
    mark = mark_of(page, ALTERED)
    expect(mark).to_have_accessible_name(re.compile("quotations to look at: 1"))
    mark.click()
    quotation = source_box(page).locator(".box-quotation")
    expect(quotation.locator("del")).to_contain_text("before")
    expect(quotation.locator("ins")).to_contain_text("while")
    page.keyboard.press("Escape")
    name_story(page)
    page.get_by_role("link", name="Ready?").click()
    bar = page.locator(".check.bar", has_text="“while” stands for “before”")
    expect(bar).to_contain_text("Bars publication")
    expect(page.get_by_role("button", name="Publish", exact=True)).to_be_disabled()


def publish(page: Page, newsroom: Rehearsal) -> None:
    saved(page)
    page.get_by_role("link", name="Ready?").click()
    expect(page.locator(".check.bar")).to_have_count(0)
    page.get_by_role("button", name="Publish", exact=True).click()
    address = page.locator("[data-public-address]").inner_text().removeprefix(newsroom.url)
    newsroom.wait_for(address)
    page.goto(address)
    for words in (HEARD, REPORTED, QUOTED, PASTED):
        expect(page.get_by_text(words)).to_be_visible()
    credit = "Some information for this report came from Reuters and Agence France-Presse."
    expect(page.get_by_text(credit)).to_be_visible()


def name_story(page: Page) -> None:
    page.get_by_role("textbox", name="Headline", exact=True).fill("A lighthouse that floats")
    page.get_by_role("tab", name="Facts").click()
    page.get_by_label("Section").select_option(index=1)
    saved(page)


def change_words(page: Page, words: str, by: str) -> None:
    """Put another word for the last of these."""
    put_caret(page, words, after=words)
    page.keyboard.press("Control+Shift+ArrowLeft")
    page.keyboard.type(by)
    saved(page)


def put_caret_at_end(page: Page) -> None:
    page.get_by_role("textbox", name="Text of the article").focus()
    page.keyboard.press("Control+End")
    page.evaluate(CARET_IS_HEARD)


def source_box(page: Page) -> Locator:
    return page.get_by_role("dialog", name="What does this rest on?")
