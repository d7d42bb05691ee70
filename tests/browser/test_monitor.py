"""The wire monitor as a duty editor uses it: live, by keys, and without missing a flash."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from dateline.cli.run.rehearsal import Rehearsal

LONG = (
    "The master of the harbour said on Monday that ships had waited outside for a berth and that "
    "the night shift had begun by itself, while the coast guard warned of more wind."
)
SEEN = re.compile(r"\bseen\b")
_numbers = count()


def send(newsroom: Rehearsal, guid: str, headline: str, *paragraphs: str, **facts: Any) -> None:
    """Lay a file into the watched folder, as an agency's receiver does."""
    item = {
        "uri": f"urn:example:monitor:{guid}",
        "type": "text",
        "language": "en",
        "version": "1",
        "versioncreated": datetime.now(UTC).isoformat(),
        "headline": headline,
        "slugline": "HARBOUR",
        "copyrightholder": "AFP",
        "urgency": 4,
        "body_xhtml": "".join(f"<p>{text}</p>" for text in paragraphs or (LONG,)),
        **facts,
    }
    inbox = newsroom.var / "wires" / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    name = f"monitor-{next(_numbers)}.json"
    part = inbox / f".{name}"
    part.write_text(json.dumps(item), encoding="utf-8")
    part.rename(inbox / name)


def sign_in(page: Page, newsroom: Rehearsal, role: str) -> None:
    person = next(one for one in newsroom.sign_ins if role in one.what)
    page.goto("/newsroom/sign-in/")
    page.locator("[name=login]").fill(person.email)
    page.locator("[name=password]").fill(person.password)
    page.locator("[name=password]").press("Enter")
    expect(page).to_have_url(f"{newsroom.url}/newsroom/wires/")
    expect(page.locator("[data-live].on")).to_be_attached()


@pytest.fixture
def editor(page: Page, newsroom: Rehearsal) -> Page:
    """The monitor of somebody who edits in English."""
    sign_in(page, newsroom, "editor in en")
    return page


@pytest.fixture
def other(browser: Browser, newsroom: Rehearsal) -> Iterator[Page]:
    """Another person at another computer."""
    window: BrowserContext = browser.new_context(base_url=newsroom.url)
    window.set_default_timeout(15_000)
    page = window.new_page()
    sign_in(page, newsroom, "reporter in en")
    yield page
    window.close()


def column(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title, exact=True)


def row(page: Page, title: str, headline: str) -> Locator:
    return column(page, title).locator(".item", has_text=headline)


def test_an_item_goes_live_into_the_columns_that_want_it(editor: Page, newsroom: Rehearsal) -> None:
    send(newsroom, "live-1", "Plain news of the harbour")
    expect(row(editor, "Everything", "Plain news")).to_be_visible()
    expect(row(editor, "My languages", "Plain news")).to_be_visible()
    send(newsroom, "live-2", "Nouvelles du port", language="fr")
    expect(row(editor, "Everything", "Nouvelles du port")).to_be_visible()
    send(newsroom, "live-3", "CORRECTED-News of the quay")
    expect(row(editor, "Flashes and corrections", "News of the quay")).to_be_visible()
    expect(row(editor, "My languages", "Nouvelles du port")).to_have_count(0)
    expect(row(editor, "Flashes and corrections", "Plain news")).to_have_count(0)


def test_a_column_is_added_filtered_moved_and_removed(editor: Page, newsroom: Rehearsal) -> None:
    send(newsroom, "column-1", "Pelicans return to the lake")
    expect(row(editor, "Everything", "Pelicans")).to_be_visible()
    editor.get_by_role("link", name="Column", exact=True).click()
    form = editor.get_by_role("dialog")
    form.get_by_label("Title").fill("My birds")
    form.get_by_label("Words").fill("pelicans or storks")
    form.get_by_role("button", name="Add the column").click()
    expect(row(editor, "My birds", "Pelicans")).to_be_visible()
    send(newsroom, "column-2", "Storks are late this year")
    expect(row(editor, "My birds", "Storks")).to_be_visible()
    mine = column(editor, "My birds")
    mine.get_by_label("Arrange the column My birds").click()
    mine.get_by_role("button", name="Move back").click()
    titles = editor.locator(".column h2")
    expect(titles.nth(2)).to_have_text("My birds")
    mine.get_by_label("Arrange the column My birds").click()
    mine.get_by_role("button", name="Remove the column").click()
    expect(mine).to_have_count(0)


def test_keys_alone_lead_through_the_columns(editor: Page, newsroom: Rehearsal) -> None:
    send(newsroom, "keys-1", "First for the keys")
    send(newsroom, "keys-2", "Second for the keys")
    expect(row(editor, "Everything", "Second for the keys")).to_be_visible()
    editor.keyboard.press("3")
    everything = column(editor, "Everything").locator(".item > a.row")
    expect(everything.nth(0)).to_be_focused()
    editor.keyboard.press("j")
    expect(everything.nth(1)).to_be_focused()
    editor.keyboard.press("k")
    editor.keyboard.press("h")
    expect(column(editor, "My languages").locator(".item > a.row").first).to_be_focused()
    editor.keyboard.press("ArrowRight")
    expect(everything.nth(0)).to_be_focused()
    editor.keyboard.press("Enter")
    expect(editor.locator("[data-item-side]")).to_be_focused()
    expect(editor.locator("[data-wire-item]")).to_be_visible()
    expect(column(editor, "Everything").locator(".item").first).to_have_class(SEEN)
    editor.keyboard.press("Escape")
    expect(everything.nth(0)).to_be_focused()
    expect(editor.locator("[data-wire-item]")).to_have_count(0)
    editor.keyboard.press("e")
    expect(column(editor, "Everything").locator(".item").first).not_to_have_class(SEEN)
    editor.keyboard.press("/")
    expect(editor.get_by_placeholder("Search the wires")).to_be_focused()


def test_nothing_moves_in_the_column_that_is_being_read(editor: Page, newsroom: Rehearsal) -> None:
    send(newsroom, "still-1", "What one reads now")
    expect(row(editor, "Everything", "What one reads now")).to_be_visible()
    editor.keyboard.press("3")
    reading = column(editor, "Everything")
    before = reading.locator(".item").first.inner_text()
    send(newsroom, "still-2", "What comes meanwhile")
    expect(row(editor, "My languages", "What comes meanwhile")).to_be_visible()
    expect(reading.get_by_role("button", name="1 new item")).to_be_visible()
    assert reading.locator(".item").first.inner_text() == before
    editor.keyboard.press("n")
    expect(reading.locator(".item").first).to_contain_text("What comes meanwhile")


def test_a_correction_is_read_side_by_side(
    editor: Page, newsroom: Rehearsal, axe: Callable[[Page], list[str]]
) -> None:
    send(newsroom, "change", "Ships at the quay", "Twelve ships wait at the quay.", LONG)
    expect(row(editor, "Everything", "Ships at the quay")).to_be_visible()
    send(
        newsroom,
        "change",
        "CORRECTED-Ships at the quay",
        "Twenty-one ships wait at the quay.",
        LONG,
        version="2",
    )
    corrected = row(editor, "Flashes and corrections", "CORRECTED-Ships")
    expect(corrected.get_by_text("Correction", exact=True)).to_be_visible()
    corrected.get_by_role("link").first.click()
    expect(editor.locator("[data-compare]")).to_be_visible()
    editor.keyboard.press("v")
    table = editor.locator(".beside-table")
    changed = table.get_by_role("row", name="ships wait at the quay")
    expect(changed.get_by_role("cell").nth(0).locator("del")).to_contain_text("Twelve")
    expect(changed.get_by_role("cell").nth(1).locator("ins")).to_contain_text("Twenty-one")
    assert axe(editor) == []


def test_a_kill_strikes_what_stands_in_every_column(editor: Page, newsroom: Rehearsal) -> None:
    send(newsroom, "kill", "Bridge said to have fallen")
    expect(row(editor, "My languages", "Bridge said")).to_be_visible()
    send(newsroom, "kill", "Bridge said to have fallen", version="2", pubstatus="canceled")
    for title in ("Flashes and corrections", "My languages", "Everything"):
        dead = row(editor, title, "Bridge said")
        expect(dead).to_have_count(1)
        expect(dead.get_by_text("Kill", exact=True)).to_be_visible()


def test_a_flash_stays_everywhere_until_one_takes_it(
    editor: Page, other: Page, newsroom: Rehearsal, axe: Callable[[Page], list[str]]
) -> None:
    other.goto("/newsroom/stories/")
    send(newsroom, "flash", "Government resigns", "It resigns.", urgency=1)
    for page in (editor, other):
        strip = page.locator("[data-flash]", has_text="Government resigns")
        expect(strip.get_by_role("button", name="I take it")).to_be_visible()
    # Both have typed and clicked: their browsers let the page sound, and it did, once each.
    sounded = "() => document.documentElement.dataset.sounded !== undefined"
    other.mouse.click(5, 400)
    other.wait_for_function(sounded)
    assert axe(other) == []
    other.keyboard.press("f")
    other.locator("[data-flash]", has_text="Government resigns").get_by_role("button").press(
        "Enter"
    )
    for page in (editor, other):
        taken = page.locator("[data-flash][data-taken]", has_text="Government resigns")
        expect(taken).to_contain_text("has it")
    expect(editor.get_by_role("button", name="I take it")).to_have_count(0)


def test_a_killed_flash_says_that_it_is_retracted(editor: Page, newsroom: Rehearsal) -> None:
    send(newsroom, "false-flash", "President is dead", "He is dead.", urgency=1)
    strip = editor.locator("[data-flash]", has_text="President is dead")
    expect(strip).to_be_visible()
    send(
        newsroom,
        "false-flash",
        "President is dead",
        "He is dead.",
        urgency=1,
        version="2",
        pubstatus="canceled",
    )
    expect(strip.get_by_text("Retracted")).to_be_visible()
    strip.get_by_role("button", name="Noted").click()
    expect(strip).to_contain_text("has it")


def test_columns_are_tabs_on_a_narrow_screen(
    editor: Page, newsroom: Rehearsal, axe: Callable[[Page], list[str]]
) -> None:
    editor.set_viewport_size({"width": 320, "height": 640})
    expect(column(editor, "Flashes and corrections")).to_be_visible()
    expect(column(editor, "Everything")).to_be_hidden()
    editor.get_by_role("navigation", name="Columns").get_by_role("link", name="Everything").click()
    expect(column(editor, "Everything")).to_be_visible()
    expect(column(editor, "Flashes and corrections")).to_be_hidden()
    assert editor.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe(editor) == []


@pytest.mark.parametrize("path", ["wires/", "wires/?words=harbour", "wires/columns/new/"])
def test_the_monitor_has_no_barrier(
    path: str, editor: Page, axe: Callable[[Page], list[str]]
) -> None:
    editor.goto(f"/newsroom/{path}")
    assert axe(editor) == []


def test_without_a_script_columns_stand_one_under_the_other(
    browser: Browser, newsroom: Rehearsal, editor: Page
) -> None:
    window = browser.new_context(
        base_url=newsroom.url,
        java_script_enabled=False,
        storage_state=editor.context.storage_state(),
        viewport={"width": 360, "height": 700},
    )
    page = window.new_page()
    page.goto("/newsroom/wires/")
    for title in ("Flashes and corrections", "My languages", "Everything"):
        expect(column(page, title)).to_be_visible()
    page.get_by_role("link", name="Column", exact=True).click()
    page.get_by_label("Title").fill("Quiet")
    page.get_by_label("Words").fill("nothing-is-like-this")
    page.get_by_role("button", name="Add the column").click()
    quiet = column(page, "Quiet")
    expect(quiet).to_contain_text("No item is like this.")
    quiet.get_by_label("Arrange the column Quiet").click()
    quiet.get_by_role("button", name="Remove the column").click()
    expect(quiet).to_have_count(0)
    window.close()
