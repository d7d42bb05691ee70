"""The worker that keeps pages, in a real browser whose network goes away and comes back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page

from dateline.publishing.delivery.rules import SECURITY_HEADERS, media_type
from dateline.publishing.render.assets import static_files

pytestmark = pytest.mark.browser

ARTICLE = "/en/2026/11/23/flood-warnings/"
OTHER = "/en/2026/11/23/other/"


class Network:
    """A site that can be away; its answers by path are status and body."""

    def __init__(self, pages: dict[str, str]) -> None:
        files = {path: (200, file.body) for path, file in static_files().items()}
        page = pages["/en/flood-warnings/"].encode()
        self.answers: dict[str, tuple[int, bytes]] = files | {
            "/en/offline/": (200, pages["/en/offline/"].encode()),
            "/en/": (200, pages["/en/"].encode()),
            ARTICLE: (200, page),
            OTHER: (200, page.replace(b"<title>", b"<title>Other: ")),
            "/en/withdrawn.json": (200, b'{"withdrawn":[]}'),
            "/live/en.json": (200, b'{"service":"en","alerts":[]}'),
        }
        self.is_away = False
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def withdraw(self, path: str) -> None:
        """Withdraw a page: it is gone, and the list says so."""
        digest = hashlib.sha256(path.encode()).hexdigest()[:32]
        self.answers[path] = (410, b"<title>Withdrawn</title><main>It was wrong.</main>")
        self.answers["/en/withdrawn.json"] = (200, f'{{"withdrawn":["{digest}"]}}'.encode())

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        network = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if network.is_away:
                    # Closed without a word, which is what a reader without network meets.
                    self.close_connection = True
                    return
                status, body = network.answers.get(self.path, (404, b"<main>Nothing</main>"))
                self.send_response(status)
                self.send_header("content-type", media_type(self.path))
                self.send_header("content-length", str(len(body)))
                self.send_header("cache-control", "no-cache")
                for name, value in SECURITY_HEADERS.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Say nothing."""

        return Handler


@pytest.fixture
def network(pages: dict[str, str]) -> Iterator[Network]:
    network = Network(pages)
    thread = Thread(target=network.server.serve_forever)
    thread.start()
    yield network
    network.server.shutdown()
    thread.join()
    network.server.server_close()


@pytest.fixture
def reader(network: Network, browser: Browser) -> Iterator[Page]:
    """A reader who has the worker, which answers from the second page on."""
    window = browser.new_context(base_url=network.address)
    page = window.new_page()
    page.goto("/en/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    yield page
    window.close()


def read(page: Page, path: str, kept: str = "") -> None:
    """Read a page, and wait until it and the offline page are kept."""
    page.goto(path)
    page.wait_for_function(
        """path => Promise.all([caches.match(path, {ignoreVary: true}),
        caches.match('/en/offline/', {ignoreVary: true})]).then(found => found.every(Boolean))""",
        arg=kept or path,
    )


def test_what_was_read_is_there_without_network_and_says_that_it_is_kept(
    network: Network, reader: Page
) -> None:
    read(reader, ARTICLE)
    network.is_away = True
    reader.goto(ARTICLE)
    assert reader.locator(".kept").inner_text().startswith("You are offline.")
    assert reader.locator("h1").inner_text().startswith("Four river states")
    network.is_away = False
    reader.goto(ARTICLE)
    assert reader.locator(".kept").count() == 0


def test_a_page_that_was_not_read_gives_the_list_of_those_that_were(
    network: Network, reader: Page
) -> None:
    read(reader, ARTICLE)
    read(reader, OTHER)
    network.is_away = True
    reader.goto("/en/2026/11/23/unread/")
    assert reader.locator("h1").inner_text() == "You are offline"
    links = reader.locator("main .notes a")
    assert [one.get_attribute("href") for one in links.all()] == [OTHER, ARTICLE]
    assert links.first.inner_text().startswith("Other: ")
    links.last.click()
    assert reader.locator("h1").inner_text().startswith("Four river states")


def test_a_withdrawn_page_is_never_kept_once_the_network_is_there(
    network: Network, reader: Page
) -> None:
    read(reader, ARTICLE)
    network.withdraw(ARTICLE)
    reader.goto(ARTICLE)
    assert reader.locator("main").inner_text() == "It was wrong."
    reader.wait_for_function(
        "path => caches.match(path, {ignoreVary: true}).then(found => !found)", arg=ARTICLE
    )
    network.is_away = True
    reader.goto(ARTICLE)
    assert reader.locator("h1").inner_text() == "You are offline"


def test_another_page_read_drops_what_was_withdrawn_meanwhile(
    network: Network, reader: Page
) -> None:
    read(reader, ARTICLE)
    network.withdraw(ARTICLE)
    # The list is asked for at most every ten minutes; a worker that was put away asks anew.
    session = reader.context.new_cdp_session(reader)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    read(reader, OTHER)
    reader.wait_for_function(
        "path => caches.match(path, {ignoreVary: true}).then(found => !found)", arg=ARTICLE
    )
    network.is_away = True
    reader.goto(ARTICLE)
    assert reader.locator("main .notes a").count() == 1


def test_at_most_thirty_pages_are_kept(network: Network, reader: Page) -> None:
    reader.evaluate(
        """() => caches.open("kept-pages").then(cache => Promise.all(
        Array.from({length: 30}, (_, n) => cache.put(`/en/${n}/`, new Response("")))))"""
    )
    read(reader, ARTICLE)
    reader.wait_for_function(
        "caches.open('kept-pages').then(c => c.keys()).then(kept => kept.length === 30)"
    )
    assert reader.evaluate("caches.match('/en/0/').then(found => !found)")
