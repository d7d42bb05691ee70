"""From a key to the paint that shows its letter, in a live report of many paragraphs.

The real `dateline run` and a real browser; a second one types in the same article, so that what
others write comes in meanwhile. The browser itself notes when a key comes and when the frame after
it is painted.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any, Final

from playwright.sync_api import Browser, Page, sync_playwright
from tools.browser import browser_arguments

from bench.figures import Context, Figure, at_least, at_most, percentile
from bench.screen import chromium_path
from bench.settled import wait_until_settled
from dateline.cli.run.rehearsal import Rehearsal, rehearse

NAME: Final = "keystrokes"
DESCRIPTION: Final = (
    "a key → its letter painted, in an article of many paragraphs (--paragraphs N --keys N)"
)
_TEXT: Final = ".sheet-of-text[contenteditable=true]"
_WORDS: Final = (
    "Ferries stay in port as the wind turns north and the harbour office counts what the night "
    "has left on the quays, three cranes among it, and one boat that nobody owns any more."
)
# A message after a frame's callback comes when that frame is painted.
_NOTE: Final = """() => {
  window.painted = [];
  const text = document.querySelector(".sheet-of-text");
  text.addEventListener("keydown", () => {
    const began = performance.now();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.painted.push(performance.now() - began);
      channel.port2.postMessage(null);
    });
  }, { capture: true });
}"""
_PASTE: Final = """(html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  const more = { clipboardData: data, bubbles: true, cancelable: true };
  const event = new ClipboardEvent("paste", more);
  document.querySelector(".sheet-of-text").dispatchEvent(event);
}"""
_PUT_CARET: Final = """(place) => {
  const words = document.querySelectorAll(".piece > .words")[place];
  words.scrollIntoView({ block: "center" });
  getSelection().collapse(words.firstChild, 4);
}"""


def run(context: Context) -> Sequence[Figure]:
    """Fill an article, type in its middle while another types at its end, and read the times."""
    paragraphs, keys = context.size("paragraphs", 1_000), context.size("keys", 300)
    with rehearse(context.folder / "var") as newsroom, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=browser_arguments()
        )
        wait_until_settled(newsroom)
        page = _signed_in(browser, newsroom)
        address = _fill(page, paragraphs)
        other = _signed_in(browser, newsroom)
        other.goto(address)
        other.locator(_TEXT).wait_for()
        took = _type(page, other, paragraphs, keys)
        browser.close()
    return [
        Figure("paragraphs", paragraphs, ""),
        Figure("key to paint, half within", percentile(took, 0.5), "ms"),
        at_most("key to paint, 99 of 100 within", percentile(took, 0.99), "ms", 100),
        at_least("keys that were painted", 100 * len(took) / keys, "%", 99),
    ]


def _signed_in(browser: Browser, newsroom: Rehearsal) -> Page:
    page = browser.new_context(base_url=newsroom.url).new_page()
    page.set_default_timeout(120_000)
    person = next(one for one in newsroom.sign_ins if "administrator" in one.what)
    page.goto("/newsroom/sign-in/")
    page.locator("[name=login]").fill(person.email)
    page.locator("[name=password]").fill(person.password)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(lambda address: "sign-in" not in address)
    return page


def _fill(page: Page, paragraphs: int) -> str:
    page.goto("/newsroom/stories/")
    page.locator("summary", has_text="New story").click()
    page.get_by_label("Slugline: what the desk calls it").fill("long")
    page.get_by_role("button", name="Begin", exact=True).click()
    page.locator(_TEXT).click()
    page.evaluate(_PASTE, "".join(f"<p>{number} {_WORDS}</p>" for number in range(paragraphs)))
    page.locator("[data-standing]", has_text="All saved").wait_for()
    return page.url


def _type(page: Page, other: Page, paragraphs: int, keys: int) -> list[float]:
    page.evaluate(_PUT_CARET, paragraphs // 2)
    other.evaluate(_PUT_CARET, paragraphs - 2)
    for one in (page, other):
        one.keyboard.type("warm ")
    time.sleep(1)
    page.evaluate(_NOTE)
    for number in range(keys):
        page.keyboard.press("abcdefgh "[number % 9].replace(" ", "Space"))
        if number % 5 == 0:
            other.keyboard.press("x")
    page.wait_for_timeout(2_000)
    found: list[Any] = page.evaluate("window.painted")
    return [float(one) for one in found]
