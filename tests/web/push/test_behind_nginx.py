"""Debian's nginx with the generated configuration passes pushed files on, up to the limit."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import httpx
import pytest
from tests.publishing.delivery import servers

LIMIT = 3 * 2**20
PUSH = "/wires/push/0190a0a0-0000-7000-8000-000000000000/"


class _Backend(BaseHTTPRequestHandler):
    """Answers how much of a body it was given, and the signature."""

    def do_POST(self) -> None:
        size = len(self.rfile.read(int(self.headers["Content-Length"])))
        answer = f"{size} {self.headers['Dateline-Signature']}".encode()
        self.send_response(202)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Cache-Control", "private, no-store")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Nothing is logged."""


@pytest.fixture(scope="module")
def backend() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Backend)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def nginx(backend: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("nginx")
    for parent in (folder, *folder.parents[:2]):
        parent.chmod(0o755)
    with servers.nginx_of(folder, folder / "site", backend=backend, largest=LIMIT) as url:
        yield url


def test_a_file_up_to_the_limit_comes_through_with_its_signature(nginx: str) -> None:
    headers = {"Dateline-Signature": "t=1,v1=00"}
    answer = httpx.post(nginx + PUSH, content=b"x" * LIMIT, headers=headers)
    assert (answer.status_code, answer.text) == (202, f"{LIMIT} t=1,v1=00")


def test_a_file_beyond_the_limit_is_refused(nginx: str) -> None:
    answer = httpx.post(nginx + PUSH, content=b"x" * (LIMIT + 1))
    assert answer.status_code == 413


def test_what_is_passed_on_keeps_its_own_headers_and_gets_none_of_pages(nginx: str) -> None:
    answer = httpx.get(nginx + "/newsroom/")
    assert answer.headers.get_list("cache-control") == ["private, no-store"]
    assert "content-security-policy" not in answer.headers
