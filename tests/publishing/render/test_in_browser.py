"""The sample pages in a real browser: accessibility, small screens, no script, the strip."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route

from dateline.publishing.delivery.rules import SECURITY_HEADERS
from dateline.publishing.outputs import article, front
from dateline.publishing.render.pages import FrontArea
from dateline.publishing.render.specimen import samples
from dateline.publishing.render.specimen.site import article_page, front_page

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.xdist_group("specimen")]

AXE = Path(__file__).parents[3] / "frontend/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KINDS = [
    "",
    "breaking/",
    "empty/",
    "flood-warnings/",
    "bare/",
    "section-0/",
    "author/newsroom/",
    "corrections/",
    "search/",
    "gone/",
    "live/",
    "live/page/2/",
    "gallery/",
    "most-read/",
    "archive/2026/11/23/",
    "archive/2026/11/",
    "about/",
    "offline/",
]
LITE = [
    "lite/",
    "lite/flood-warnings/",
    "lite/section-0/",
    "lite/gone/",
    "lite/live/",
    "lite/archive/2026/11/",
    "lite/about/",
]
WIDTHS = [320, 768, 1440]
# Have laid out, too, what is so far below that a browser leaves it until a reader comes near.
SHOW_ALL = """(frame) => {
  const { CSSStyleSheet, document } = frame ?? window;
  const all = new CSSStyleSheet();
  all.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets.push(all);
}"""
# In a frame that is laid out, not painted: which pages are wider than it, at which width, by how much.
TOO_WIDE = """async ([paths, widths]) => {
  const frame = document.querySelector("iframe");
  frame.style = "visibility: hidden; border: 0; height: 900px";
  const wide = [];
  for (const path of paths) {
    await new Promise((done) => { frame.onload = done; frame.src = path; });
    (SHOW_ALL)(frame.contentWindow);
    for (const width of widths) {
      frame.style.width = `${width}px`;
      const shown = frame.contentWindow.innerWidth;
      const needed = frame.contentDocument.documentElement.scrollWidth;
      if (shown !== width || needed > width) wide.push([path, width, shown, needed]);
    }
  }
  return wide;
}""".replace("SHOW_ALL", SHOW_ALL)


class Served(SimpleHTTPRequestHandler):
    """The site's files with the headers that every server sends."""

    def end_headers(self) -> None:
        for name, value in SECURITY_HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Served, directory=str(site)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Open a page of the sample site in a window of its own."""
    windows = []

    def opened(path: str, width: int = 768, height: int = 900, **options: Any) -> Page:
        size = {"width": width, "height": height}
        window = browser.new_context(base_url=address, viewport=size, **options)  # type: ignore[arg-type]
        windows.append(window)
        page = window.new_page()
        page.goto(path)
        return page

    yield opened
    for window in windows:
        window.close()


@pytest.mark.parametrize("kind", KINDS + LITE)
@pytest.mark.parametrize(("code", "scheme"), [("en", "light"), ("fa", "dark")])
def test_axe_finds_nothing(
    open_page: Callable[..., Page], code: str, kind: str, scheme: str
) -> None:
    page = open_page(f"/{code}/{kind}", width=1440, color_scheme=scheme, service_workers="block")
    page.evaluate(SHOW_ALL)
    page.evaluate(AXE.read_text("utf-8"))
    options = json.dumps({"runOnly": TAGS})
    found = page.evaluate(f"axe.run({options})")
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found["violations"]] == []
    assert "color-contrast" in {rule["id"] for rule in found["passes"]}


def test_axe_finds_nothing_on_a_phone(open_page: Callable[..., Page]) -> None:
    for path in ("/", "/zh-Hans/", "/ar/breaking/", "/ru/flood-warnings/"):
        page = open_page(path, width=320)
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate(f"axe.run({json.dumps({'runOnly': TAGS})})")
        assert [(v["id"], v["nodes"][0]["target"]) for v in found["violations"]] == [], path


def test_no_page_scrolls_sideways(open_page: Callable[..., Page], pages: dict[str, str]) -> None:
    page = open_page("/", service_workers="block")
    page.route("**/frame", partial(fulfilled, b"<!doctype html><iframe></iframe>"))
    page.goto("/frame")
    # Full pages of every service; what is below them in the archive, and their text editions, of two.
    paths = [one for one in pages if one.count("/") < 4 or one.startswith(("/en/", "/fa/"))]
    assert page.evaluate(TOO_WIDE, [paths, WIDTHS]) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_words_without_end_are_broken(open_page: Callable[..., Page], width: int) -> None:
    story, front_data = article_page("en"), front_page("en")
    long = "Donaudampfschifffahrtsgesellschaft" * 12
    view = replace(story.article, headline=long, deck=long, credit_line=long)
    lead = replace(samples.lead("en"), headline=long, deck=long, section=long)
    full = replace(
        front_data,
        areas=(
            FrontArea("lead", (lead,)),
            FrontArea("slots", (lead, lead), long),
            FrontArea("list", (lead,), is_latest=True),
            FrontArea("strip", (lead,), long, "/en/long/"),
        ),
    )
    page = open_page("/", width=width)
    for file in (article.render(replace(story, article=view)), front.render(full)):
        page.route("**/long", partial(fulfilled, file.body))
        page.goto("/long", wait_until="domcontentloaded")
        page.evaluate(SHOW_ALL)
        assert page.locator("main").get_by_text(long).first.is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [768, 1440])
def test_nothing_stays_white_beside_however_few_stories(
    open_page: Callable[..., Page], width: int
) -> None:
    page, front_data = open_page("/", width=width), front_page("en")
    items = samples.teasers("en", 12)
    shown = replace(
        front_data,
        areas=(
            FrontArea("lead", items[:1]),
            FrontArea("slots", items[1:4]),
            FrontArea("list", items[:7], is_latest=True),
            *(FrontArea("strip", items[:count], f"Of {count}", "/en/x/") for count in range(1, 10)),
        ),
    )
    page.route("**/few", partial(fulfilled, front.render(shown).body))
    page.goto("/few", wait_until="domcontentloaded")
    white: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".cells")].flatMap((cells) => {
          const right = cells.getBoundingClientRect().right;
          const rows = new Map();
          for (const cell of cells.children) {
            const box = cell.getBoundingClientRect();
            rows.set(box.top, Math.max(rows.get(box.top) ?? 0, box.right));
          }
          return [...rows.values()].filter((end) => right - end > 1).map(() => cells.innerText);
        })"""
    )
    assert white == []
    ends = [page.locator(part).bounding_box() for part in (".front .top", ".front .latest")]
    top, side = (box["y"] + box["height"] for box in ends if box)
    assert width < 992 or abs(top - side) < 2


def test_names_in_other_scripts_are_laid_out_when_a_reader_comes_near(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/en/flood-warnings/", width=320)
    link = page.locator(".sisters a").first
    is_laid_out = "link => link.checkVisibility({ contentVisibilityAuto: true })"
    assert not link.evaluate(is_laid_out)
    assert page.get_by_role("link", name=link.text_content() or "").count() == 1
    link.scroll_into_view_if_needed()
    page.wait_for_function(is_laid_out, arg=link.element_handle())


def fulfilled(body: bytes, route: Route) -> None:
    route.fulfill(body=body, content_type="text/html")


def test_nothing_is_asked_from_elsewhere_and_nothing_is_refused(
    open_page: Callable[..., Page], address: str
) -> None:
    page = open_page("/en/")
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto("/en/flood-warnings/", wait_until="networkidle")
    assert said == []
    assert all(url.startswith(address) for url in asked)
    assert page.evaluate("document.cookie") == ""
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_an_article_reads_without_script(open_page: Callable[..., Page]) -> None:
    page = open_page("/fa/bare/", java_script_enabled=False)
    assert page.locator("h1").is_visible()
    assert page.locator(".body p").first.is_visible()
    assert page.locator("#live a").is_visible()
    assert page.locator("#live button").count() == 0


def test_without_css_the_headline_comes_before_the_text(open_page: Callable[..., Page]) -> None:
    page = open_page("/en/flood-warnings/")
    page.evaluate("document.querySelector('style').remove()")
    places = [
        page.locator(part).first.bounding_box()
        for part in (".skip", "header.head", "h1", ".byline", "figure", ".body", ".creditline")
    ]
    heights = [place["y"] for place in places if place]
    assert heights == sorted(heights)
    assert len(heights) == len(places)


def test_the_first_tab_shows_the_way_to_the_content(open_page: Callable[..., Page]) -> None:
    page = open_page("/ar/flood-warnings/")

    def height() -> float:
        box = page.locator(".skip a").first.bounding_box()
        assert box
        return box["y"]

    assert height() < 0
    page.keyboard.press("Tab")
    assert height() >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_right_to_left_mirrors_the_page(open_page: Callable[..., Page]) -> None:
    left = open_page("/en/", width=1440).locator(".latest").bounding_box()
    right = open_page("/fa/", width=1440).locator(".latest").bounding_box()
    assert left
    assert right
    assert left["x"] > 720 > right["x"]


def answer_with(alerts: list[dict[str, str]]) -> Callable[[Route], None]:
    return lambda route: route.fulfill(json={"service": "en", "alerts": alerts})


def alert(id_: str, headline: str) -> dict[str, str]:
    published = "2026-11-23T14:05:00Z"
    return {"id": id_, "headline": headline, "path": "/en/", "published": published, "time": "now"}


def test_breaking_news_comes_without_a_reload_and_can_be_put_away(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/en/")
    page.clock.install()
    page.route("**/live/en.json", answer_with([alert("1", "First"), alert("2", "<b>Second")]))
    page.reload()
    page.locator("#live a", has_text="First").wait_for()
    assert page.locator("#live a").all_inner_texts() == ["First", "<b>Second"]
    page.locator("#live p", has_text="First").get_by_role("button").click()
    page.clock.run_for(6000)
    page.locator("#live a", has_text="Second").wait_for()
    assert page.locator("#live a").all_inner_texts() == ["<b>Second"]
    page.unroute("**/live/en.json")
    page.route("**/live/en.json", answer_with([]))
    page.clock.run_for(6000)
    page.locator("#live p").first.wait_for(state="detached")


def report_with(entry: str, last: int, html: str) -> str:
    """Return a page of a live report with one more entry before its others."""
    more = f'<article class="entry" id="b-more"><h2>{entry}</h2></article>'
    html = re.sub(r'data-last="\d+"', f'data-last="{last}"', html)
    return html.replace('<article class="entry"', more + '<article class="entry"', 1)


def let_time_pass(page: Page, there: Locator) -> None:
    """Move the page's clock until something is there: while it waits for an answer, it asks not."""
    for _ in range(200):
        page.clock.run_for(6000)
        if there.count():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it never came")


def test_an_article_says_once_that_it_was_read_and_no_other_page_does(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/en/flood-warnings/")
    told: list[str] = []
    page.on("request", lambda request: told.append(f"{request.method} {request.url}"))
    address = page.url.removesuffix("/en/flood-warnings/")
    page.clock.install()
    page.reload()
    page.clock.run_for(4_000)
    assert not [one for one in told if "/audience/" in one]
    page.clock.run_for(60_000)
    counted = [one for one in told if "/audience/" in one]
    assert counted == [f"POST {address}/audience/en/flood-warnings/"]
    page.goto(f"{address}/en/")
    page.clock.run_for(60_000)
    assert [one for one in told if "/audience/" in one] == counted
    assert page.context.cookies() == []


def test_a_reader_of_a_live_report_is_offered_new_entries(
    open_page: Callable[..., Page], pages: dict[str, str]
) -> None:
    page = open_page("/en/live/")
    page.clock.install()
    shown = page.locator(".entry").count()
    told = {"service": "en", "alerts": [], "reports": {"0193-en": 33}}
    page.route("**/live/en.json", lambda route: route.fulfill(json=told))
    page.reload()
    page.clock.run_for(6000)
    assert page.locator(".fresh button").count() == 0
    told["reports"] = {"0193-en": 34}
    new = report_with("The water falls", 34, pages["/en/live/"])
    page.route("**/en/live/", lambda route: route.fulfill(body=new, content_type="text/html"))
    offered = page.get_by_role("status").get_by_role("button", name="Show new entries")
    let_time_pass(page, offered)
    offered.click()
    page.locator(".entry h2", has_text="The water falls").wait_for()
    assert page.locator(".entry").count() == shown + 1
    assert page.locator(".entry").first.inner_text() == "The water falls"
    assert page.evaluate("document.activeElement.textContent") == "The water falls"
    page.clock.run_for(6000)
    assert page.locator(".fresh button").count() == 0


def test_the_pictures_of_a_gallery_are_walked_by_keyboard_without_script(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/en/gallery/", java_script_enabled=False)
    page.get_by_role("link", name="Next picture").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#b-g1")
    box = page.locator("#b-g1").bounding_box()
    assert box
    assert abs(box["y"]) < 100
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#b-g0")


def test_a_live_file_that_is_away_disturbs_nothing(open_page: Callable[..., Page]) -> None:
    page = open_page("/en/breaking/")
    page.route("**/live/*.json", lambda route: route.fulfill(status=503))
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.reload(wait_until="networkidle")
    assert failures == []
    assert page.locator("#live a").count() == 1


def test_on_paper_there_is_the_text_its_address_and_no_navigation(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/en/flood-warnings/")
    page.emulate_media(media="print")
    assert page.locator(".paper").is_visible()
    assert page.locator(".creditline").is_visible()
    for part in (".skip", ".nav", ".search", ".side", "#live"):
        assert not page.locator(part).first.is_visible()


def test_a_pictures_place_is_kept_before_it_comes(open_page: Callable[..., Page]) -> None:
    page = open_page("/en/")
    page.route("**/media/**", lambda route: route.abort())
    page.goto("/en/flood-warnings/")
    box = page.locator("article > figure .pic").bounding_box()
    assert box
    assert box["width"] / box["height"] == pytest.approx(16 / 9, rel=0.01)
