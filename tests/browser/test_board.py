"""The board of a desk as an editor and a reporter use it: live, by keys, and with two pairs of eyes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from tests.browser.test_monitor import send

from dateline.cli.run.rehearsal import Rehearsal

Axe = Callable[[Page], list[str]]
BOARD = "/newsroom/desk/?service=en"


def sign_in(page: Page, newsroom: Rehearsal, role: str) -> Page:
    person = next(one for one in newsroom.sign_ins if role in one.what)
    page.emulate_media(reduced_motion="reduce")
    page.goto("/newsroom/sign-in/")
    page.locator("[name=login]").fill(person.email)
    page.locator("[name=password]").fill(person.password)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(lambda address: "sign-in" not in address)
    return page


@pytest.fixture
def windows(browser: Browser, newsroom: Rehearsal) -> Iterator[Callable[[str], Page]]:
    """A function that opens a window of somebody with a role."""
    made: list[BrowserContext] = []

    def window(role: str) -> Page:
        context = browser.new_context(base_url=newsroom.url)
        context.set_default_timeout(15_000)
        made.append(context)
        return sign_in(context.new_page(), newsroom, role)

    yield window
    for context in made:
        context.close()


def begin(page: Page, slugline: str) -> str:
    """Begin a story in English with a paragraph, and return the address of its article."""
    page.goto("/newsroom/stories/")
    page.locator("summary", has_text="New story").click()
    page.get_by_label("Slugline: what the desk calls it").fill(slugline)
    page.get_by_label("First article in").select_option("en")
    page.get_by_role("button", name="Begin", exact=True).click()
    page.wait_for_url("**/newsroom/articles/*/**")
    return page.url


def lane(page: Page, name: str) -> Locator:
    return page.locator(f'[data-lane="{name}"]')


def test_a_card_comes_live_moves_by_key_and_stays_under_the_eyes_of_others(
    windows: Callable[[str], Page], axe: Axe
) -> None:
    editor, reporter = windows("editor in en"), windows("reporter in en")
    editor.goto(BOARD)
    expect(editor.locator("[data-live].on")).to_be_attached()
    assert axe(editor) == []
    begin(reporter, "Bridge over the harbour")
    card = lane(editor, "draft").locator(".card", has_text="Bridge over the harbour")
    expect(card).to_be_visible()
    reporter.goto(BOARD)
    expect(reporter.locator("[data-live].on")).to_be_attached()
    # The editor has the card in focus: what another does to it waits.
    card.locator(".card-link").focus()
    mine = lane(reporter, "draft").locator(".card", has_text="Bridge over the harbour")
    mine.locator(".card-link").focus()
    reporter.keyboard.press("]")
    moved = lane(reporter, "in-review").locator(".card", has_text="Bridge over the harbour")
    expect(moved.locator(".card-link")).to_be_focused()
    expect(editor.locator("[data-pill]")).to_have_text("1 change")
    expect(card).to_be_visible()
    editor.keyboard.press("n")
    there = lane(editor, "in-review").locator(".card", has_text="Bridge over the harbour")
    expect(there.locator(".card-link")).to_be_focused()
    editor.keyboard.press("[")
    expect(card.locator(".card-link")).to_be_focused()


def test_who_is_assigned_something_sees_it_on_whatever_page_at_once(
    windows: Callable[[str], Page], newsroom: Rehearsal
) -> None:
    editor, reporter = windows("editor in en"), windows("reporter in en")
    begin(editor, "Ferries at the quay")
    with reporter.expect_response(lambda answer: "/live/flashes/" in answer.url):
        reporter.goto("/newsroom/pictures/")
    editor.goto(BOARD)
    card = lane(editor, "draft").locator(".card", has_text="Ferries at the quay")
    card.locator(".card-link").focus()
    editor.keyboard.press("a")
    editor.wait_for_url("**/assign/**")
    name = next(one for one in newsroom.sign_ins if "reporter in en" in one.what).email
    options = editor.get_by_label("To whom").locator("option").all_inner_texts()
    chosen = next(one for one in options if one.split()[-1].lower() in name)
    editor.get_by_label("To whom").select_option(label=chosen)
    editor.get_by_label("Note").fill("Ask the port")
    editor.get_by_role("button", name="Assign", exact=True).click()
    notice = reporter.locator("[data-notice]", has_text="Ferries at the quay")
    expect(notice).to_contain_text("Ask the port")
    notice.get_by_role("link").click()
    reporter.get_by_role("button", name="Take it").click()
    expect(reporter.get_by_role("button", name="Take it")).to_have_count(0)
    reporter.get_by_role("button", name="Done").click()
    expect(reporter.locator("main")).to_contain_text("Nothing is assigned to you.")


def test_a_text_that_one_person_saw_waits_for_a_second_pair_of_eyes(
    windows: Callable[[str], Page], newsroom: Rehearsal, axe: Axe
) -> None:
    chief = windows("administrator")
    chief.goto("/newsroom/desk/en/settings/")
    assert axe(chief) == []
    chief.get_by_label("A second pair of eyes before publication").check()
    chief.get_by_role("button", name="Save").click()
    editor, reporter = windows("editor in en"), windows("reporter in en")
    # A wire taken over word for word, which nobody but who took it has seen.
    send(newsroom, "eyes", "Gulls take the pier")
    editor.goto("/newsroom/wires/?words=gulls")
    editor.locator(".item a.row", has_text="Gulls take the pier").first.click()
    editor.get_by_role("button", name="Start a story").first.click()
    editor.wait_for_url("**/newsroom/articles/*/**")
    article = editor.url.split("/articles/")[1].split("/")[0]
    ready = f"/newsroom/articles/{article}/ready/"
    editor.goto(ready)
    expect(editor.locator("[data-ready]")).to_contain_text("seen by nobody but you")
    editor.get_by_role("button", name="Ready", exact=True).click()
    expect(editor.locator(".banner[role=alert]")).to_contain_text("second pair of eyes")
    reporter.goto(ready)
    reporter.get_by_role("button", name="I have read this text").click()
    editor.goto(ready)
    assert axe(editor) == []
    editor.get_by_role("button", name="Ready", exact=True).click()
    expect(editor.locator(".article-head")).to_contain_text("Ready")
    chief.goto("/newsroom/desk/en/settings/")
    chief.get_by_label("A second pair of eyes before publication").uncheck()
    chief.get_by_role("button", name="Save").click()
