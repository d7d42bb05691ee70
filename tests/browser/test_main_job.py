"""The main job, as a journalist does it: from two wires to a published page, by clicks and keys."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import pyvips
from playwright.sync_api import BrowserContext, Locator, Page, expect

from dateline.cli.run.rehearsal import Rehearsal

AGENCIES = {
    "Reuters": "The harbour of the town opened again on Monday after nine days, its master said.",
    "AFP": "Some forty ships had waited outside the harbour for a berth, the coast guard said.",
}
OWN = "A docker told Dateline News at the gate that the night shift had begun by itself."


# The editor hears of what is chosen with the next frame.
CARET_IS_HEARD = (
    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
)


def sign_in(page: Page, newsroom: Rehearsal) -> None:
    person = next(one for one in newsroom.sign_ins if "administrator" in one.what.lower())
    page.goto("/newsroom/")
    page.get_by_label("Email").fill(person.email)
    page.get_by_label("Password").fill(person.password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_url(f"{newsroom.url}/newsroom/wires/")


def send_wire(newsroom: Rehearsal, agency: str, headline: str, *paragraphs: str) -> None:
    """Lay a file into the watched folder, as an agency's receiver does."""
    item = {
        "uri": f"urn:example:{agency}:{headline}",
        "type": "text",
        "language": "en",
        "version": "1",
        "versioncreated": "2026-11-23T10:00:00Z",
        "headline": headline,
        "slugline": "HARBOUR",
        "copyrightholder": agency,
        "body_xhtml": "".join(f"<p>{text}</p>" for text in paragraphs),
    }
    inbox = newsroom.var / "wires" / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    part = inbox / f".{agency}.part"
    part.write_text(json.dumps(item), encoding="utf-8")
    part.rename(inbox / f"{agency}-{len(headline)}.json")


def wire(page: Page, headline: str) -> Locator:
    """A row of the column that leaves nothing out."""
    return page.get_by_role("region", name="Everything").locator(".item", has_text=headline)


def mark_of(page: Page, words: str) -> Locator:
    """The mark in the margin of the block that holds these words."""
    return page.locator(".piece", has_text=words).locator(".origin")


def drawing(folder: Path) -> Path:
    file = folder / "harbour.png"
    waves = pyvips.Image.sines(960, 640, hfreq=3, vfreq=2).linear(60, 120).cast("uchar")
    waves.bandjoin([waves, waves]).copy(interpretation="srgb").write_to_file(str(file))
    return file


def test_from_two_wires_to_the_reader(newsroom: Rehearsal, page: Page, tmp_path: Path) -> None:
    sign_in(page, newsroom)
    expect(page.locator("[data-live].on")).to_be_visible()
    for agency, text in AGENCIES.items():
        send_wire(newsroom, agency, f"Harbour opens, says {agency}", text, "More is to follow.")
        expect(wire(page, f"Harbour opens, says {agency}")).to_be_visible()

    wire(page, "Harbour opens, says Reuters").locator("a.row").click()
    item = page.locator("[data-wire-item]")
    item.get_by_role("checkbox").first.check()
    item.get_by_label("Service").select_option("en")
    item.get_by_role("button", name="Start a story").click()
    expect(page.locator(".piece")).to_have_count(1)
    article = page.url
    expect(mark_of(page, AGENCIES["Reuters"])).to_have_accessible_name(re.compile("Reuters"))

    page.goto("/newsroom/wires/")
    wire(page, "Harbour opens, says AFP").locator("a.row").click()
    item = page.locator("[data-wire-item]", has_text="says AFP")
    item.get_by_role("checkbox").first.check()
    item.get_by_text("Add to a story").click()
    item.get_by_label("Find an article by its words").press_sequentially("harbour opens")
    expect(item.locator("[data-articles] button")).to_have_count(1)
    item.get_by_role("button", name="Harbour opens, says Reuters").click()
    expect(page).to_have_url(article)
    expect(page.locator(".piece")).to_have_count(2)

    page.locator(".piece .words").last.click()
    page.keyboard.press("Control+End")
    page.evaluate(CARET_IS_HEARD)
    page.keyboard.press("Enter")
    page.keyboard.type(OWN)
    expect(mark_of(page, OWN)).to_have_accessible_name(re.compile("No source yet"))
    mark_of(page, OWN).click()
    box = page.get_by_role("dialog", name="What does this rest on?")
    box.get_by_label("Who said or saw it").fill("A docker")
    box.get_by_label("Where, when and what").fill("at the gate, 6 a.m.")
    box.get_by_role("button", name="Note it").first.click()
    expect(box.get_by_role("listitem")).to_contain_text("A docker, on the record: at the gate")
    page.keyboard.press("Escape")
    expect(mark_of(page, OWN)).to_have_accessible_name(re.compile("Own reporting"))
    page.get_by_role("textbox", name="Headline", exact=True).fill("Harbour opens after nine days")
    page.get_by_role("tab", name="Facts").click()
    page.get_by_label("Section").select_option(index=1)
    page.keyboard.press("Control+s")
    expect(page.locator("[data-telling]")).to_contain_text("Saved as revision")

    page.get_by_role("tab", name="Pictures").click()
    page.get_by_role("link", name="Add a picture").click()
    page.get_by_label("File").set_input_files(drawing(tmp_path))
    page.get_by_label("Credit").fill("Dateline drawing")
    page.get_by_label("Alternative text").fill("Waves in a harbour")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".piece")).to_have_count(3)
    page.get_by_role("tab", name="Pictures").click()
    expect(page.locator("[data-lead-view] img").first).to_be_visible()

    page.get_by_role("link", name="Ready?").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Published. The pages are on their way to readers.")).to_be_visible()
    address = page.locator("[data-public-address]").inner_text().removeprefix(newsroom.url)
    newsroom.wait_for(address)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Harbour opens after nine days")
    expect(page.get_by_text(OWN)).to_be_visible()
    expect(page.get_by_alt_text("Waves in a harbour")).to_be_attached()
    credit = "Some information for this report came from Reuters and Agence France-Presse."
    expect(page.get_by_text(credit)).to_be_visible()


def save(page: Page) -> None:
    page.keyboard.press("Control+s")
    expect(page.locator("[data-save-state]")).to_have_text("Saved")


def test_the_persian_article_of_the_sample_runs_from_right_to_left(
    newsroom: Rehearsal, page: Page
) -> None:
    newsroom.wait_for("/fa/")
    page.goto("/fa/")
    page.get_by_role("main").get_by_role("link", name="ناتو").first.click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_text("در این گزارش از اطلاعات")).to_be_visible()


def test_the_wires_are_read_by_keys_alone(newsroom: Rehearsal, page: Page) -> None:
    sign_in(page, newsroom)
    expect(page.locator("[data-live].on")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator(".wire .item").nth(1)
    expect(second.locator("a.row")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-wire-item]")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    expect(page.locator(".wire .item").first.locator("a.row")).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_placeholder("Search the wires")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("s")
    expect(page.get_by_role("textbox", name="Text of the article")).to_be_visible()


def open_article(page: Page) -> None:
    page.goto("/newsroom/stories/")
    page.locator(".matrix .cell a").first.click()
    expect(page.get_by_role("textbox", name="Text of the article")).to_be_visible()


def open_form(page: Page) -> None:
    """Open the plain form of the first article."""
    page.goto("/newsroom/stories/")
    address = page.locator(".matrix .cell a").first.get_attribute("href")
    page.goto(f"{address}form/")
    expect(page.locator("[data-article-form]")).to_be_visible()


def test_what_was_typed_survives_an_expired_sign_in_and_a_reload(
    newsroom: Rehearsal, page: Page
) -> None:
    sign_in(page, newsroom)
    open_form(page)
    text = page.locator("[data-text]").first
    text.fill("Words that must not be lost.")
    page.context.clear_cookies(name="dateline_session")
    page.keyboard.press("Control+s")
    expect(page.locator("[data-save-state]")).to_contain_text("You are signed out")
    article = page.url
    page.on("dialog", lambda dialog: dialog.accept())
    sign_in(page, newsroom)
    page.goto(article)
    page.get_by_role("button", name="Bring it back").click()
    expect(page.locator("[data-text]").first).to_have_value("Words that must not be lost.")
    save(page)


def test_what_was_typed_without_a_network_is_saved_when_it_is_back(
    newsroom: Rehearsal, page: Page, context: BrowserContext
) -> None:
    sign_in(page, newsroom)
    open_form(page)
    context.set_offline(True)
    page.locator("[data-text]").first.fill("Typed in a tunnel.")
    page.keyboard.press("Control+s")
    expect(page.locator("[data-save-state]")).to_contain_text("No connection")
    page.locator("[data-text]").first.press_sequentially(" And after it.")
    context.set_offline(False)
    page.keyboard.press("Control+s")
    expect(page.locator("[data-save-state]")).to_have_text("Saved")
    page.reload()
    expect(page.locator("[data-text]").first).to_have_value("Typed in a tunnel. And after it.")


def test_blocks_are_divided_joined_and_moved_by_keys(newsroom: Rehearsal, page: Page) -> None:
    sign_in(page, newsroom)
    page.goto("/newsroom/stories/")
    page.get_by_text("New story").click()
    page.get_by_label("Slugline: what the desk calls it").fill("keys")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name="Plain form").click()
    page.get_by_role("button", name="Paragraph", exact=True).click()
    page.keyboard.type("one two")
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    texts = page.locator("[data-blocks] [data-text]")
    assert [texts.nth(n).input_value() for n in range(2)] == ["one", "two"]
    page.keyboard.press("Alt+ArrowUp")
    assert [texts.nth(n).input_value() for n in range(2)] == ["two", "one"]
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Backspace")
    expect(texts).to_have_count(1)
    expect(texts.first).to_have_value("one two")
    save(page)
    expect(texts).to_have_count(1)


def test_two_people_in_one_place_lose_nothing(
    newsroom: Rehearsal, page: Page, context: BrowserContext
) -> None:
    sign_in(page, newsroom)
    open_form(page)
    other = context.new_page()
    other.goto(page.url)
    other.locator("[data-text]").first.fill("Their words.")
    save(other)
    page.locator("[data-text]").first.fill("My words.")
    page.locator("[name=deck]").fill("My deck.")
    page.keyboard.press("Control+s")
    conflict = page.get_by_role("alert", name="Two of you changed the same place")
    expect(conflict).to_be_focused()
    expect(conflict).to_contain_text("Their words.")
    expect(page.locator("[data-text]").first).to_have_value("My words.")
    conflict.get_by_role("button", name="Take theirs").click()
    save(page)
    expect(page.locator("[data-text]").first).to_have_value("Their words.")
    expect(page.locator("[name=deck]")).to_have_value("My deck.")
    expect(conflict).to_have_count(0)


def test_what_others_saved_appears_beside_what_one_types(
    newsroom: Rehearsal, page: Page, context: BrowserContext
) -> None:
    sign_in(page, newsroom)
    open_form(page)
    other = context.new_page()
    other.goto(page.url)
    other.locator("[data-text]").first.fill("The first, by another.")
    other.get_by_role("button", name="Paragraph", exact=True).click()
    other.keyboard.type("The last, by another.")
    save(other)
    deck = page.locator("[name=deck]")
    deck.fill("My deck of this hour.")
    save(page)
    expect(page.locator("[data-text]").first).to_have_value("The first, by another.")
    expect(page.locator("[data-text]").last).to_have_value("The last, by another.")
    expect(deck).to_be_focused()


PAGES = [
    "wires/",
    "wires/feeds/",
    "wires/failed/",
    "stories/",
    "pictures/",
    "pictures/add/",
    "account/",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_lists_has_no_barrier(
    path: str, newsroom: Rehearsal, page: Page, axe: Callable[[Page], list[str]]
) -> None:
    sign_in(page, newsroom)
    page.goto(f"/newsroom/{path}")
    assert axe(page) == []


def test_the_pages_of_an_article_have_no_barrier(
    newsroom: Rehearsal, page: Page, axe: Callable[[Page], list[str]]
) -> None:
    sign_in(page, newsroom)
    open_article(page)
    article = page.url
    for part in ("", "form/", "ready/", "history/", "preview/"):
        page.goto(article + part)
        assert axe(page) == [], part


def test_no_page_is_wider_than_a_narrow_screen(newsroom: Rehearsal, page: Page) -> None:
    sign_in(page, newsroom)
    open_article(page)
    article = page.url.removeprefix(newsroom.url)
    page.set_viewport_size({"width": 320, "height": 640})
    parts = [f"{article}{part}" for part in ("", "form/", "ready/", "history/", "preview/")]
    for path in [*(f"/newsroom/{path}" for path in PAGES), *parts]:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
