"""What the editor does beside plain typing: speakers, confidences, pictures, the past, suggestions."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.test_main_job import CARET_IS_HEARD, drawing, mark_of, sign_in
from tests.browser.test_writing import begin_story, open_text, paste, put_caret, saved

from dateline.cli.run.rehearsal import Rehearsal

SAID = "“We sail at nine,” the captain said. Nobody else spoke."


@pytest.fixture
def desk(page: Page, newsroom: Rehearsal) -> Page:
    """The newsroom, signed in."""
    sign_in(page, newsroom)
    return page


def source_box(page: Page, words: str) -> Locator:
    mark_of(page, words).click()
    return page.get_by_role("dialog", name="What does this rest on?")


def test_who_says_a_quotation_is_set_by_hand_and_stays_when_the_text_around_changes(
    desk: Page,
) -> None:
    begin_story(desk, SAID)
    expect(mark_of(desk, SAID)).to_have_accessible_name(re.compile("quotations to look at: 1"))
    box = source_box(desk, SAID)
    box.get_by_label("Who says it").fill("Ada Holm")
    box.get_by_label("Who says it").press("Enter")
    desk.keyboard.press("Escape")
    put_caret(desk, "We sail", after="Nobody")
    desk.keyboard.type(" at all")
    put_caret(desk, "We sail", after="")
    desk.keyboard.type("At last: ")
    put_caret(desk, "We sail", after="spoke.")
    desk.keyboard.press("Enter")
    desk.keyboard.type("“Then we turn back,” said Nils Oden. They did.")
    saved(desk)
    expect(mark_of(desk, "turn back")).to_have_accessible_name(re.compile("look at: 1"))
    box = source_box(desk, "turn back")
    box.get_by_role("button", name="It is Nils Oden").click()
    expect(box.get_by_label("Who says it")).to_have_value("Nils Oden")
    desk.keyboard.press("Escape")
    desk.get_by_role("tab", name="Checks").click()
    said = desk.get_by_role("tabpanel", name="Checks").locator(".said-list li")
    expect(said).to_have_count(2)
    expect(said.first).to_contain_text("Ada Holm")
    expect(said.last).to_contain_text("Nils Oden")


def test_what_is_off_the_record_is_marked_and_goes_to_no_clipboard(desk: Page) -> None:
    begin_story(desk, "The pumps failed in the night.")
    box = source_box(desk, "The pumps")
    box.get_by_label("Who said or saw it").fill("Nils Oden")
    box.get_by_label("May be named").select_option("Off the record")
    box.get_by_label("Where, when and what").fill("By the side door")
    box.get_by_role("button", name="Note it").first.click()
    expect(box.get_by_role("listitem")).to_contain_text("Nils Oden, off the record: By the side")
    desk.keyboard.press("Escape")
    expect(mark_of(desk, "The pumps")).to_have_accessible_name(
        "Sources: Own reporting, off the record"
    )
    saved(desk)
    copied = desk.evaluate(COPIED)
    assert "The pumps failed" in copied
    assert "off_record" in copied
    assert "Oden" not in copied
    assert "side door" not in copied
    put_caret(desk, "The pumps", after="night.")
    desk.keyboard.press("Enter")
    paste(desk, copied)
    desk.locator(".piece .origin").nth(1).click()
    expect(box.get_by_role("listitem")).to_contain_text("Nils Oden, off the record: By the side")


COPIED = """async () => {
  const text = document.querySelector(".sheet-of-text");
  text.focus();
  getSelection().selectAllChildren(text);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const data = new DataTransfer();
  const event = new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true });
  text.dispatchEvent(event);
  return data.getData("text/html");
}"""


@pytest.fixture
def picture(desk: Page, tmp_path: Path) -> str:
    """A picture of the library, by its name."""
    desk.goto("/newsroom/pictures/add/")
    desk.get_by_label("File").set_input_files(drawing(tmp_path))
    desk.get_by_label("Credit").fill("Dateline drawing")
    desk.get_by_label("Alternative text").fill("Waves in a harbour")
    desk.get_by_role("button", name="Add", exact=True).click()
    expect(desk).to_have_url(re.compile("pictures/[0-9a-f-]{36}"))
    return "harbour.png"


def test_pictures_are_dragged_into_the_text_and_to_its_head_and_cropped_there(
    desk: Page, picture: str, axe: Callable[[Page], list[str]]
) -> None:
    article = begin_story(desk, "One.", "Two.")
    desk.get_by_role("tab", name="Pictures").click()
    panel = desk.get_by_role("tabpanel", name="Pictures")
    choice = panel.locator("[data-picture]", has_text=picture).first
    choice.drag_to(panel.locator("[data-lead-drop]"))
    expect(panel.locator("[data-lead-view] img")).to_have_count(3)
    choice.drag_to(desk.locator(".piece", has_text="Two."), target_position={"x": 200, "y": 3})
    expect(desk.locator(".piece").nth(1).locator("img")).to_be_visible()
    put_caret(desk, "Two", after="Two.")
    choice.get_by_role("button", name=f"Put {picture} into the text").click()
    expect(desk.locator(".piece-picture")).to_have_count(2)
    panel.get_by_role("button", name="Crop and describe").click()
    box = desk.get_by_role("dialog", name="Crop and describe")
    box.get_by_label("From the left, in per cent").fill("20")
    expect(box.locator(".crop-1x1 img")).to_have_css("object-position", "20% 50%")
    box.get_by_label("Alternative text").fill("Waves by the quay")
    box.get_by_label("Caption").fill("The harbour on Monday")
    assert axe(desk) == []
    box.get_by_role("button", name="Save").click()
    expect(box).to_be_hidden()
    expect(panel.locator("[data-lead-view] .crop-1x1 img")).to_have_css(
        "object-position", "20% 50%"
    )
    field = desk.locator(".piece-picture").first.get_by_label("Alternative text")
    expect(field).to_have_attribute("placeholder", "Waves by the quay")
    saved(desk)
    open_text(desk, article)
    expect(desk.locator(".piece-picture")).to_have_count(2)
    desk.get_by_role("tab", name="Pictures").click()
    expect(panel.locator("[data-lead-view] img").first).to_have_attribute(
        "alt", "Waves by the quay"
    )


def test_the_past_is_beside_the_text_and_comes_back_without_leaving_it(desk: Page) -> None:
    begin_story(desk, "The first text.")
    save(desk)
    put_caret(desk, "first", after="The first")
    desk.keyboard.press("Control+Shift+ArrowLeft")
    desk.keyboard.type("second")
    save(desk)
    desk.get_by_role("tab", name="History").click()
    past = desk.get_by_role("tabpanel", name="History")
    expect(past).to_contain_text("Jonas Brandt")
    past.get_by_role("link", name="Who wrote what").click()
    expect(past.locator(".written")).to_contain_text("The second text.")
    past.get_by_role("link", name="Time line").click()
    past.locator(".time-line .when a").first.click()
    expect(past.locator(".compared")).to_contain_text("The second text.")


def save(page: Page) -> None:
    page.locator("[data-telling]").evaluate("(one) => (one.textContent = '')")
    page.keyboard.press("Control+s")
    expect(page.locator("[data-telling]")).to_contain_text("Saved as revision")


def test_divisions_pastes_and_replacements_are_suggested_and_settled_by_keys(desk: Page) -> None:
    begin_story(desk, "Twelve people were hurt. They are well.")
    desk.get_by_role("button", name="Suggest instead of changing").click()
    put_caret(desk, "Twelve", after="hurt.")
    desk.keyboard.press("Enter")
    expect(desk.locator(".piece")).to_have_count(1)
    expect(desk.locator("ins[data-step=division]")).to_have_count(1)
    put_caret(desk, "Twelve", after="Twelve")
    desk.keyboard.press("Control+Shift+ArrowLeft")
    desk.evaluate(CARET_IS_HEARD)
    paste(desk, "<p>Twenty</p><p>more</p>")
    expect(desk.locator("del[data-suggestion]")).to_have_text("Twelve")
    expect(desk.locator("ins[data-suggestion]").first).to_contain_text("Twenty")
    saved(desk)
    put_caret(desk, "Twelve", after="")
    desk.keyboard.press("Control+Enter")
    expect(desk.locator("del[data-suggestion]")).to_have_count(0)
    desk.keyboard.press("Control+Enter")
    expect(desk.locator(".piece > .words")).to_have_text(
        ["Twenty", re.compile("^more people were hurt.¶ They are well.$")]
    )
    desk.keyboard.press("Control+Shift+Enter")
    expect(desk.locator(".piece > .words")).to_have_text(
        ["Twenty", "more people were hurt. They are well."]
    )
    put_caret(desk, "more", after="")
    desk.keyboard.press("Backspace")
    expect(desk.locator("ins[data-step=joining]")).to_have_count(1)
    desk.keyboard.press("Control+Enter")
    expect(desk.locator(".piece > .words")).to_have_text(
        ["Twentymore people were hurt. They are well."]
    )
