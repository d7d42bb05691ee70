"""Debian's nginx with the generated configuration passes pushed files on, up to the limit."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import httpx
import pytest

from dateline.cli.run.rehearsal import free_port
from dateline.publishing.delivery.nginx import nginx_configuration

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
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    if not Path(program).exists():
        how = "nginx is not here: install Debian's nginx-light"
        if os.environ.get("CI"):
            pytest.fail(how)
        pytest.skip(how)
    folder = tmp_path_factory.mktemp("nginx")
    for parent in (folder, *folder.parents[:2]):
        parent.chmod(0o755)
    url = f"http://127.0.0.1:{free_port()}"
    site = nginx_configuration(
        site=folder / "site",
        static=folder / "static",
        public_url=url,
        backend=backend,
        brotli=False,
        largest=LIMIT,
    )
    paths = "".join(
        f"{name}_temp_path {folder}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;"
        f"events {{}} http {{ access_log off; {paths} {site} }}"
    )
    process = subprocess.Popen([program, "-c", str(folder / "nginx.conf"), "-p", str(folder)])
    try:
        while True:
            try:
                httpx.get(url + "/")
                break
            except httpx.TransportError:
                assert process.poll() is None, (folder / "error.log").read_text()
                time.sleep(0.05)
        yield url
    finally:
        process.terminate()
        process.wait(20)


def test_a_file_up_to_the_limit_comes_through_with_its_signature(nginx: str) -> None:
    headers = {"Dateline-Signature": "t=1,v1=00"}
    answer = httpx.post(nginx + PUSH, content=b"x" * LIMIT, headers=headers)
    assert (answer.status_code, answer.text) == (202, f"{LIMIT} t=1,v1=00")


def test_a_file_beyond_the_limit_is_refused(nginx: str) -> None:
    answer = httpx.post(nginx + PUSH, content=b"x" * (LIMIT + 1))
    assert answer.status_code == 413
