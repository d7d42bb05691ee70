"""From a wire file's landing in the watched folder to its row on a journalist's screen.

The real `dateline run`, once the pages of its sample are rendered, and a real browser with the
monitor open; files of one item each come at a steady rate. The browser itself notes when a row is
in the page.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from typing import Any, Final

from playwright.sync_api import Page, sync_playwright
from tools.browser import HOW_TO_GET, browser_arguments, find_browser

from bench.figures import Context, Figure, at_least, at_most, percentile
from bench.settled import wait_until_settled
from dateline.cli.run.rehearsal import Rehearsal, rehearse

NAME: Final = "screen"
DESCRIPTION: Final = (
    "a file in the watched folder → its row in a browser (--rate items a second --seconds N)"
)
_PATIENCE: Final = 30.0
_WORDS: Final = (
    "Ferries stay in port as the wind turns north and the harbour office counts what the night "
    "has left on the quays, three cranes among it, and one boat that nobody owns any more."
)
# Rows may come and go again: the first time counts, by the clock of the machine.
_NOTE: Final = """() => {
  window.landed = {};
  const look = (row) => {
    const number = /Landing (\\d+)\\b/.exec(row.textContent ?? "");
    if (number && !(number[1] in window.landed)) window.landed[number[1]] = Date.now() / 1000;
  };
  new MutationObserver((changes) => {
    for (const change of changes)
      for (const node of change.addedNodes)
        if (node instanceof Element)
          for (const row of [node, ...node.querySelectorAll("[data-item]")])
            if (row.matches("[data-item]")) look(row);
  }).observe(document.body, { childList: true, subtree: true });
}"""


def run(context: Context) -> Sequence[Figure]:
    """Drop files at the rate, first in vain to warm up, and compare the two clocks' times."""
    rate, seconds = context.size("rate", 50), context.size("seconds", 20)
    with rehearse(context.folder / "var") as newsroom, sync_playwright() as playwright:
        wait_until_settled(newsroom)
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=browser_arguments()
        )
        page = browser.new_context(base_url=newsroom.url).new_page()
        _open_monitor(page, newsroom)
        _drop(newsroom, range(rate * 2), rate)
        _wait(page, rate * 2)
        dropped = _drop(newsroom, range(100_000, 100_000 + rate * seconds), rate)
        landed = _wait(page, rate * 2 + len(dropped))
        browser.close()
    took = [landed[number] - at for number, at in dropped.items() if number in landed]
    return [
        Figure(
            "items a second", len(dropped) / (max(dropped.values()) - min(dropped.values())), ""
        ),
        Figure("half within", percentile(took, 0.5), "s"),
        at_most("99 of 100 within", percentile(took, 0.99), "s", 1.0),
        Figure("all within", max(took), "s"),
        at_least("items whose row was seen", 100 * len(took) / len(dropped), "%", 100),
    ]


def _drop(newsroom: Rehearsal, numbers: range, rate: int) -> dict[int, float]:
    """Move files in one by one, each at its time, and return when each was there."""
    inbox = newsroom.var / "wires" / "inbox"
    dropped: dict[int, float] = {}
    began = time.perf_counter()
    for place, number in enumerate(numbers):
        time.sleep(max(0.0, began + place / rate - time.perf_counter()))
        path = inbox / f".{number}.part"
        path.write_text(json.dumps(_item(number)), encoding="utf-8")
        dropped[number] = time.time()
        path.rename(inbox / f"{number}.json")
    return dropped


def _item(number: int) -> dict[str, Any]:
    words = _WORDS.split()
    turned = " ".join(words[number % len(words) :] + words[: number % len(words)])
    return {
        "uri": f"tag:reuters.com,2026:landing-{number}",
        "version": "1",
        "type": "text",
        "versioncreated": "2026-11-20T09:00:00Z",
        "pubstatus": "usable",
        "language": "en",
        "urgency": 4,
        "headline": f"Landing {number} of ferries",
        "slugline": f"LANDING-{number}",
        "body_html": "".join(f"<p>{part}: {turned}</p>" for part in range(8)),
    }


def _wait(page: Page, count: int) -> dict[int, float]:
    """Return the times once there are so many, or what there is when nothing comes any more."""
    deadline = time.monotonic() + _PATIENCE
    landed: dict[str, float] = {}
    while time.monotonic() < deadline:
        now = page.evaluate("() => window.landed")
        if len(now) >= count:
            return {int(number): at for number, at in now.items()}
        if len(now) > len(landed):
            deadline = time.monotonic() + _PATIENCE
        landed = now
        time.sleep(0.2)
    return {int(number): at for number, at in landed.items()}


def _open_monitor(page: Page, newsroom: Rehearsal) -> None:
    who = next(one for one in newsroom.sign_ins if "administrator" in one.what)
    page.goto("/newsroom/wires/")
    page.fill("input[name=login]", who.email)
    page.fill("input[name=password]", who.password)
    page.press("input[name=password]", "Enter")
    page.wait_for_selector("[data-live].on")
    page.evaluate(_NOTE)


def chromium_path() -> str:
    """Return the browser's program.

    Raises:
        RuntimeError: there is none; the message says how to get it.
    """
    found = find_browser()
    if found is None:
        raise RuntimeError(HOW_TO_GET)
    return found
