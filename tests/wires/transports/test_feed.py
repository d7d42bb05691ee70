"""The poller against a real server: conditional, bounded, and never into the private network."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.utils import timezone

from dateline.wires.actions import add_feed
from dateline.wires.models import Feed, ItemVersion, RawFile
from dateline.wires.polling import FetchError, due_feeds
from dateline.wires.transports.feed import TRANSPORT
from dateline.wires.transports.feed import fetch as fetching
from dateline.wires.transports.feed.fetch import fetch
from dateline.wires.transports.registry import try_feed

poll_feed = TRANSPORT.ask

FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title>
<link>https://harbour.example/</link>
<item><title>Harbour opens</title><guid>h-1</guid><pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate>
<description>&lt;p&gt;The harbour is open.&lt;/p&gt;</description></item>
</channel></rss>"""


class Server(ThreadingHTTPServer):
    """Answers as its `answer` says; remembers what it was asked."""

    daemon_threads = True
    asked: list[dict[str, str]]
    answer: Callable[[BaseHTTPRequestHandler], None]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/feed.xml"


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(dict(self.headers.items()) | {":path": self.path})
        self.server.answer(self)

    def log_message(self, *args: object) -> None:
        """Nothing is logged."""


def say(status: int, body: bytes = b"", **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@pytest.fixture
def server(settings_of: Callable[..., None]) -> Iterator[Server]:
    settings_of(fetch_private="127.0.0.1")
    server = Server(("127.0.0.1", 0), _Handler)
    server.asked, server.answer = [], say(200, FEED, ETag='"one"')
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def feed(db: None, server: Server) -> Feed:
    return add_feed(kind="feed", name="Harbour", address=server.url, interval=60, by=None)


def test_new_items_come_in_and_the_state_says_so(feed: Feed) -> None:
    assert poll_feed(feed) == 1
    feed.refresh_from_db()
    assert ItemVersion.objects.get().headline == "Harbour opens"
    assert (feed.etag, feed.failures, feed.last_error) == ('"one"', 0, "")
    assert feed.last_success is not None
    assert feed.next_try is not None
    assert feed.next_try > timezone.now()


def test_it_asks_only_for_what_changed(feed: Feed, server: Server) -> None:
    poll_feed(feed)
    feed.refresh_from_db()
    server.answer = say(304)
    assert poll_feed(feed) == 0
    assert server.asked[1]["If-None-Match"] == '"one"'
    feed.refresh_from_db()
    assert feed.etag == '"one"'
    assert feed.last_error == ""


def test_a_feed_with_one_more_item_gives_only_that(feed: Feed, server: Server) -> None:
    poll_feed(feed)
    more = FEED.replace(b"<item>", b"<item><title>Ferry</title><guid>h-2</guid></item><item>")
    server.answer = say(200, more)
    assert poll_feed(feed) == 1


def test_an_error_is_said_and_the_feed_is_left_alone_longer(feed: Feed, server: Server) -> None:
    server.answer = say(500)
    poll_feed(feed)
    feed.refresh_from_db()
    first = feed.next_try
    poll_feed(feed)
    feed.refresh_from_db()
    assert feed.failures == 2
    assert "500" in feed.last_error
    assert first is not None
    assert feed.next_try is not None
    assert feed.next_try - first > (first - timezone.now()) / 2
    assert feed not in due_feeds("feed")


def test_a_server_that_asks_to_wait_is_left_alone(feed: Feed, server: Server) -> None:
    server.answer = say(429, Retry_After="7200")
    poll_feed(feed)
    feed.refresh_from_db()
    assert feed.next_try is not None
    assert (feed.next_try - timezone.now()).total_seconds() > 7000


def test_what_is_no_feed_is_kept_and_said(feed: Feed, server: Server) -> None:
    server.answer = say(200, b"<html><body>Sign in</body></html>")
    poll_feed(feed)
    feed.refresh_from_db()
    assert RawFile.objects.get().error_code == "unknown-format"
    assert feed.last_error


def test_redirects_are_followed(feed: Feed, server: Server) -> None:
    moved, there = say(301, Location="/there.xml"), say(200, FEED)
    server.answer = lambda handler: (there if handler.path == "/there.xml" else moved)(handler)
    assert poll_feed(feed) == 1


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "file:///etc/passwd",
        "gopher://example.org/",
    ],
)
def test_a_redirect_into_the_private_network_is_refused(server: Server, target: str) -> None:
    server.answer = say(302, Location=target)
    with pytest.raises(FetchError):
        fetch(server.url)
    assert len(server.asked) == 1


def test_the_checked_address_is_the_one_connected_to(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that answers otherwise the second time is never asked a second time."""
    from ipaddress import ip_address

    monkeypatch.setattr(fetching, "checked_address", lambda url: ip_address("127.0.0.1"))
    answer = fetch(f"http://rebinding.invalid:{server.server_port}/feed.xml")
    assert answer.body == FEED
    assert server.asked[0]["Host"] == f"rebinding.invalid:{server.server_port}"


def test_redirects_without_end_are_given_up(server: Server) -> None:
    server.answer = say(302, Location="/again")
    with pytest.raises(FetchError, match="redirects"):
        fetch(server.url)


def test_a_body_without_end_is_given_up(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 100_000)
    server.answer = say(200, b"x" * 200_000)
    with pytest.raises(FetchError, match="more than 100000 bytes"):
        fetch(server.url)


def test_a_compressed_bomb_is_given_up(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 100_000)
    server.answer = say(200, gzip.compress(b"x" * 5_000_000), Content_Encoding="gzip")
    with pytest.raises(FetchError, match="more than 100000 bytes"):
        fetch(server.url)


def test_a_server_that_never_answers_is_given_up(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "SECONDS_OF_SILENCE", 0.2)
    server.answer = lambda handler: time.sleep(1.5)
    with pytest.raises(FetchError, match="did not answer"):
        fetch(server.url)


def test_a_server_that_drips_is_given_up(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS_IN_ALL", 0.3)

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(30):
            handler.wfile.write(b"x" * 70_000)
            handler.wfile.flush()
            time.sleep(0.05)

    server.answer = drip
    with pytest.raises(FetchError, match="did not end"):
        fetch(server.url)


def test_a_password_in_the_address_is_never_told(settings_of: Callable[..., None]) -> None:
    settings_of(fetch_private="127.0.0.1")
    with pytest.raises(FetchError) as told:
        fetch("http://user:secret@127.0.0.1:1/feed.xml?key=secret")
    assert "secret" not in str(told.value)


def test_trying_it_says_what_it_holds_and_keeps_nothing(feed: Feed, server: Server) -> None:
    assert try_feed(feed) == "1 item (rss)."
    server.answer = say(200, b"<html><body>Sign in</body></html>")
    with pytest.raises(FetchError, match="what comes cannot be read"):
        try_feed(feed)
    assert RawFile.objects.count() == 0


def _cut_off(handler: BaseHTTPRequestHandler) -> None:
    """Less comes than was announced, and then the connection ends."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(FEED)))
    handler.end_headers()
    handler.wfile.write(FEED[: len(FEED) // 2])
    handler.close_connection = True


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (say(401), "401"),
        (say(403), "403"),
        (say(404), "404"),
        (say(302, Location="http://10.0.0.1/feed.xml"), "10.0.0.1"),
        (say(200, b"x" * 200_000), "more than 100000 bytes"),
        (lambda handler: time.sleep(0.6), "did not answer"),
        (_cut_off, "127.0.0.1"),
    ],
    ids=["wrong name", "forbidden", "gone", "private", "too large", "silent", "cut off"],
)
def test_whatever_is_wrong_stands_in_the_state_and_the_next_item_comes_in(
    feed: Feed,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    answer: Callable[[BaseHTTPRequestHandler], None],
    said: str,
) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 100_000)
    monkeypatch.setattr(fetching, "SECONDS_OF_SILENCE", 0.3)
    server.answer = answer
    assert poll_feed(feed) == 0
    feed.refresh_from_db()
    assert said in feed.last_error
    assert (feed.failures, feed.last_success) == (1, None)
    assert not RawFile.objects.exists()

    server.answer = say(200, FEED)
    assert poll_feed(feed) == 1
    feed.refresh_from_db()
    assert (feed.failures, feed.last_error) == (0, "")
    assert ItemVersion.objects.get().headline == "Harbour opens"
