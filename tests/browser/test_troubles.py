"""What goes wrong around an editor: old pages, huge pastes, two tabs, clocks. No word is lost by it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect
from tests.browser.test_main_job import CARET_IS_HEARD
from tests.browser.test_writing import (
    begin_story,
    offline,
    open_text,
    paste,
    put_caret,
    saved,
    wait_until_same,
    words_of,
)

Window = Callable[[], Page]


def test_a_page_of_an_older_version_keeps_what_is_typed_until_it_is_loaded_anew(
    window: Window,
) -> None:
    reader, writer = window(), window()
    address = begin_story(reader, "Before.")
    is_old = False

    def relay(socket: WebSocketRoute) -> None:
        if is_old:
            socket.close(code=4409, reason="This page is of another version.")
            return
        socket.connect_to_server()

    writer.route_web_socket("**/newsroom/live/articles/**", relay)
    open_text(writer, address)
    is_old = True
    writer.context.set_offline(True)
    writer.context.set_offline(False)
    expect(writer.locator("[data-strip]")).to_contain_text("The newsroom was renewed")
    put_caret(writer, "Before", after="Before.")
    writer.keyboard.type(" Typed on an old page.")
    expect(writer.locator("[data-standing]")).not_to_have_text("All saved")
    is_old = False
    writer.on("dialog", lambda dialog: dialog.accept())
    writer.reload()
    assert wait_until_same([reader, writer]) == ["Before. Typed on an old page."]


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p>One of very many paragraphs.</p>" * 10_000, "holds at most 5,000 blocks"),
        (f"<p>{'word ' * 100_000}</p>", "holds at most 20,000 characters"),
    ],
    ids=["thousand-pages", "one-paragraph"],
)
def test_a_paste_that_no_article_can_hold_is_refused_and_the_text_stays(
    window: Window, html: str, told: str
) -> None:
    page = window()
    begin_story(page, "Mine.")
    put_caret(page, "Mine", after="Mine.")
    paste(page, html)
    expect(page.locator("[data-telling]")).to_contain_text(told)
    page.keyboard.type(" More.")
    saved(page)
    assert words_of(page) == ["Mine. More."]


def test_a_long_paste_that_an_article_can_hold_is_there_for_others_too(window: Window) -> None:
    writer, reader = window(), window()
    address = begin_story(writer, "Mine.")
    put_caret(writer, "Mine", after="Mine.")
    writer.keyboard.press("Enter")
    paste(writer, "".join(f"<p>Paragraph {number} of many.</p>" for number in range(1_000)))
    saved(writer)
    open_text(reader, address)
    expect(reader.locator(".piece")).to_have_count(1_001)
    assert words_of(reader)[-1] == "Paragraph 999 of many."


def test_two_tabs_of_one_person_lose_nothing_that_was_typed_in_either(window: Window) -> None:
    one = window()
    address = begin_story(one, "One.", "Two.")
    two = one.context.new_page()
    open_text(two, address)
    reader = window()
    open_text(reader, address)
    with offline(one):
        expect(two.locator("[data-standing]")).to_contain_text("No connection")
        put_caret(one, "One", after="One.")
        one.keyboard.type(" First tab.")
        put_caret(two, "Two", after="Two.")
        two.keyboard.type(" Second tab.")
        for tab in (one, two):
            expect(tab.locator("[data-standing]")).to_contain_text("No connection")
    expected = ["One. First tab.", "Two. Second tab."]
    assert wait_until_same([reader, one, two]) in (expected, words_of(reader))
    expect(reader.locator(".piece > .words")).to_have_text(expected)
    two.close()
    one.reload()
    assert wait_until_same([reader, one]) == expected


def test_a_clock_that_is_wrong_changes_nothing(window: Window) -> None:
    right, wrong = window(), window()
    address = begin_story(right, "Base.")
    wrong.clock.set_system_time(datetime(1999, 12, 31, tzinfo=UTC))
    open_text(wrong, address)
    put_caret(wrong, "Base", after="Base.")
    wrong.keyboard.type(" From another century.")
    put_caret(right, "Base", after="Base")
    right.keyboard.type(" and more")
    for page in (right, wrong):
        expect(page.locator(".piece > .words")).to_have_text("Base and more. From another century.")
    wrong.get_by_role("textbox", name="Text of the article").focus()
    wrong.evaluate(CARET_IS_HEARD)
    wrong.keyboard.press("Control+z")
    for page in (wrong, right):
        expect(page.locator(".piece > .words")).to_have_text("Base and more.")
    with offline(wrong):
        put_caret(wrong, "Base", after="Base")
        wrong.keyboard.type(" typed in a removed one")
        right.keyboard.press("Control+a")
        right.evaluate(CARET_IS_HEARD)
        right.keyboard.press("Backspace")
        right.keyboard.type("Another.")
        saved(right)
    expect(right.locator("[data-kept-words] mark, .piece > .words")).to_contain_text(
        ["typed in a removed one"]
    )
    right.get_by_role("tab", name="History").click()
    past = right.get_by_role("tabpanel", name="History")
    expect(past.locator(".time-line")).not_to_contain_text("1999")
    expect(past).not_to_contain_text("1999")
