"""A publisher writes a rule and an administrator adds a feed, by keyboard, with the real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dateline.cli.run.rehearsal import Rehearsal

Axe = Callable[[Page], list[str]]


@pytest.fixture
def signed_in(page: Page, newsroom: Rehearsal) -> Page:
    """A page of somebody who administers all services, without transitions that hold axe up."""
    page.emulate_media(reduced_motion="reduce")
    who = next(one for one in newsroom.sign_ins if "administrator" in one.what)
    page.goto("/newsroom/sign-in/")
    page.fill("input[name=login]", who.email)
    page.fill("input[name=password]", who.password)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda address: "sign-in" not in address)
    return page


def test_a_rule_is_tried_while_it_is_written_and_switched_on_by_keyboard(
    signed_in: Page, axe: Axe
) -> None:
    page = signed_in
    page.goto("/newsroom/wires/rules/")
    assert axe(page) == []
    page.get_by_role("link", name="New rule").press("Enter")
    page.get_by_label("Name").fill("Nothing at all")
    page.get_by_label("Any of these").fill("wordthatnobodywrites")
    expect(page.locator("#tryout")).to_contain_text("0 items fit")
    page.get_by_label("English").press("Space")
    row = page.locator("#tryout").get_by_role("row").nth(1)
    expect(row).to_contain_text("en")
    assert axe(page) == []
    page.get_by_role("button", name="Save and switch on").press("Enter")
    expect(page.locator("#messages")).to_contain_text("works from now on")
    ours = page.locator(".rule", has_text="Nothing at all")
    expect(ours).to_contain_text("On")
    ours.get_by_role("button", name="Switch off").press("Enter")
    expect(ours).to_contain_text("Draft")


def test_a_feed_is_added_and_tested_by_keyboard(signed_in: Page, axe: Axe) -> None:
    page = signed_in
    page.goto("/newsroom/wires/feeds/")
    assert axe(page) == []
    page.locator("summary", has_text="Add a feed").press("Enter")
    page.get_by_role("link", name="RSS, Atom or JSON Feed").press("Enter")
    page.get_by_label("Name").fill("Inside")
    page.get_by_label("Address").fill("http://127.0.0.1:9/rss")
    page.get_by_label("Asked every … seconds").fill("604800")
    assert axe(page) == []
    page.get_by_role("button", name="Add", exact=True).press("Enter")
    page.get_by_role("button", name="Test").press("Enter")
    expect(page.locator("#tested")).to_contain_text("DATELINE_FETCH_PRIVATE")
    assert axe(page) == []
    page.get_by_role("button", name="Switch off").press("Enter")
    expect(page.locator("main")).to_contain_text("Switched off")
