"""A server that behaves as the AP Media API is documented to: items of our own making."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from dateline.wires.actions import add_feed
from dateline.wires.models import Feed

KEY = "k3y-of-the-newsroom"
Answer = tuple[int, dict[str, str], bytes]
NITF = (
    '<?xml version="1.0" encoding="{encoding}"?>'
    '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><title>Harbour {number}</title></head>'
    "<body><body.head><hedline><hl1>Harbour {number}</hl1></hedline></body.head><body.content>"
    "<block><p>The café at pier {number} is open.</p><p>Ships wait.</p></block>"
    "</body.content></body></nitf>"
)


class FakeApi(ThreadingHTTPServer):
    """The feed, metadata and download of items, quotas, query tokens, and errors as documented.

    `special` maps a path to an answer given instead. `asked` are path and headers of each request.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.items: list[dict[str, Any]] = []
        self.texts: dict[str, bytes] = {}
        self.special: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.token = "token"
        self.holds = 0.0
        self.page_size = 100
        self.changed = Condition()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/media/v"

    @property
    def feed(self) -> str:
        return f"{self.base}/content/feed?q=productid:30598"

    def add(self, number: int, *, version: int = 0, encoding: str = "utf-8", **facts: Any) -> None:
        """Publish a story, or another version of one."""
        guid = f"item{number}"
        text = NITF.format(number=number, encoding=encoding)
        item = {
            "uri": f"{self.base}/content/{guid}?qt=token&et={version}",
            "altids": {"itemid": guid, "etag": f"{guid}_{version}"},
            "version": version,
            "type": "text",
            "pubstatus": "usable",
            "language": "en",
            "headline": f"Harbour {number}",
            "versioncreated": f"2026-11-20T09:{version:02}:00Z",
            "renditions": {
                "nitf": {
                    "type": "text",
                    "format": "IIM",
                    "href": f"{self.base}/content/{guid}.{version}/download?format=NITF&qt=token",
                }
            },
        }
        with self.changed:
            self.texts[f"{guid}.{version}"] = text.encode(encoding)
            self.items.append(item | facts)
            self.changed.notify_all()

    def answer(self, path: str, headers: dict[str, str]) -> Answer:
        parts = urlsplit(path)
        if parts.path in self.special:
            return self.special[parts.path]
        if headers.get("x-api-key") != KEY:
            return self.refusal(401, 1001, f"The key {headers.get('x-api-key')} is not known")
        where = parts.path.removeprefix("/media/v/")
        if where == "content/feed":
            return self._page(dict(parse_qsl(parts.query)))
        if where == "account/quotas":
            return self.json({"org_name": "Harbour Times", "data": {"quotas": []}})
        name = where.removeprefix("content/").removesuffix("/download")
        if where.endswith("/download") and name in self.texts:
            return 200, {"Content-Type": "text/xml"}, self.texts[name]
        for item in reversed(self.items):
            if item["altids"]["itemid"] == name and not where.endswith("/download"):
                # The feed leaves out what the item's own answer has.
                return self.json({"data": {"item": item | {"urgency": 2, "slugline": "HARBOUR"}}})
        return self.refusal(404, 3000, "Not found")

    def _page(self, query: dict[str, str]) -> Answer:
        if query.get("qt", self.token) != self.token:
            return self.refusal(400, 6060, "The query token has expired")
        start = int(query.get("seq", 0))
        with self.changed:
            if self.holds:
                self.changed.wait_for(lambda: len(self.items) > start, timeout=self.holds)
            found = self.items[start : start + self.page_size]
        following = (
            f"{self.base}/content/feed?qt={self.token}&seq={start + len(found)}&apikey={KEY}"
        )
        entries = [{"meta": {}, "item": item} for item in found]
        return self.json({"data": {"items": entries, "next_page": following}})

    def json(self, value: dict[str, Any]) -> Answer:
        envelope = {"api_version": "2.2", "api_mode": "live", "org_name": "Harbour Times"}
        return 200, {"Content-Type": "application/json"}, json.dumps(envelope | value).encode()

    def refusal(self, status: int, code: int, message: str, **headers: str) -> Answer:
        error = {"status": status, "code": code, "message": message}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return status, named, json.dumps({"error": error}).encode()

    def asked_for(self, end: str) -> int:
        return sum(urlsplit(path).path.endswith(end) for path, _ in self.asked)


class _Handler(BaseHTTPRequestHandler):
    server: FakeApi

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.append((self.path, headers))
        status, given, body = self.server.answer(self.path, headers)
        self.send_response(status)
        for name, value in given.items():
            self.send_header(name, value)
        if "Content-Length" not in given:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = "Content-Length" in given

    def log_message(self, *args: object) -> None:
        """Nothing is logged."""


@pytest.fixture
def start_api(settings_of: Callable[..., None]) -> Iterator[Callable[[], FakeApi]]:
    """A function that starts one more server of this kind."""
    settings_of(fetch_private="127.0.0.1")
    started: list[tuple[FakeApi, Thread]] = []

    def start() -> FakeApi:
        server = FakeApi()
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        started.append((server, thread))
        return server

    yield start
    for server, thread in started:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def api(start_api: Callable[[], FakeApi]) -> FakeApi:
    return start_api()


@pytest.fixture
def feed(db: None, api: FakeApi) -> Feed:
    return add_feed(kind="ap_media_api", name="AP", address=api.feed, secret=KEY, by=None)
