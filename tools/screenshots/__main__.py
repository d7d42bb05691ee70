"""`python -m tools.screenshots [NAME …]`: take every page, or those whose names begin so."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from dateline.cli.run.rehearsal import Rehearsal, rehearse
from tools.browser import HOW_TO_GET, browser_arguments, find_browser
from tools.screenshots.pages import NEWSROOM, PERSIAN, SCHEMES, SIGN_IN, SITE, WIDTHS, Shot
from tools.screenshots.samples import SAMPLE_WIDTHS, SAMPLES, sample_site

FOLDER: Final = Path("var") / "screenshots"
_HEIGHT: Final = 900
_LOADED: Final = """async () => {
  for (const image of document.images) image.loading = "eager";
  const images = [...document.images].map((image) => image.decode().catch(() => null));
  await Promise.race([Promise.all(images), new Promise((done) => setTimeout(done, 3000))]);
  await document.fonts.ready;
  const all = new CSSStyleSheet();
  all.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets.push(all);
  const text = document.querySelector("[data-text]");
  const late = performance.now() + 10000;
  while (text && !text.querySelector(".ProseMirror") && performance.now() < late) {
    await new Promise(requestAnimationFrame);
  }
}"""


def main(names: Sequence[str]) -> int:
    """Take the pages; return 1 if one of them could not be found."""
    browser = find_browser()
    if browser is None:
        print(HOW_TO_GET)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    missing: list[str] = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=browser_arguments())
        if samples := _chosen(SAMPLES, names):
            _take_samples(chromium, samples)
        if _chosen((*SITE, SIGN_IN, *NEWSROOM, *PERSIAN), names):
            missing = _take_newsroom(chromium, names)
    print(f"{len(list(FOLDER.glob('*.png')))} pictures are in {FOLDER}.")
    return 1 if missing else 0


def _take_samples(browser: Browser, shots: Sequence[Shot]) -> None:
    with sample_site() as url:
        page = browser.new_context(base_url=url).new_page()
        for shot in shots:
            _take(page, shot, SAMPLE_WIDTHS)


def _take_newsroom(browser: Browser, names: Sequence[str]) -> list[str]:
    with tempfile.TemporaryDirectory(prefix="dateline-screens-") as folder:
        Path(folder).chmod(0o755)
        with rehearse(Path(folder) / "var") as newsroom:
            newsroom.wait_for("/en/")
            return _take_all(browser, newsroom, names)


def _take_all(browser: Browser, newsroom: Rehearsal, names: Sequence[str]) -> list[str]:
    page = browser.new_context(base_url=newsroom.url).new_page()
    missing = [shot.name for shot in _chosen((*SITE, SIGN_IN), names) if not _take(page, shot)]
    for shots, role in ((NEWSROOM, "administrator"), (PERSIAN, "in fa")):
        inside = _chosen(shots, names)
        if inside:
            page = browser.new_context(base_url=newsroom.url).new_page()
            _sign_in(page, newsroom, role)
            missing += [shot.name for shot in inside if not _take(page, shot)]
    for name in missing:
        print(f"not found: {name}")
    return missing


def _chosen(shots: Sequence[Shot], names: Sequence[str]) -> list[Shot]:
    return [shot for shot in shots if not names or shot.name.startswith(tuple(names))]


def _sign_in(page: Page, newsroom: Rehearsal, role: str) -> None:
    who = next(one for one in newsroom.sign_ins if role in one.what)
    page.goto(SIGN_IN.path)
    page.fill("input[name=login]", who.email)
    page.fill("input[name=password]", who.password)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: "sign-in" not in url)


def _take(page: Page, shot: Shot, widths: Sequence[int] = WIDTHS) -> bool:
    page.goto(shot.path)
    for place, pattern in enumerate(shot.follow, 1):
        link = _link(page, pattern, shot.lang if place == len(shot.follow) else "")
        if link is None:
            return False
        page.goto(link)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in widths:
            page.set_viewport_size({"width": width, "height": _HEIGHT})
            page.evaluate(_LOADED)
            page.screenshot(path=FOLDER / f"{shot.name}-{width}-{scheme}.png", full_page=True)
    return True


def _link(page: Page, pattern: str, lang: str) -> str | None:
    hrefs: list[str] = page.eval_on_selector_all(
        f'a[href][lang="{lang}"]' if lang else "a[href]",
        "links => links.map(link => link.getAttribute('href'))",
    )
    addresses = (urljoin(page.url, href) for href in hrefs)
    return next(
        (one for one in addresses if re.fullmatch(pattern, unquote(urlsplit(one).path))), None
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
