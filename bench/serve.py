"""Requests a second of one article page: the embedded server and nginx, in turns, by wrk.

nginx is Debian's with the generated configuration and serves the same folder; a third server is
nginx with the page as one plain file, which is what both are held against.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Final

from bench.figures import Context, Figure, at_least

NAME: Final = "serve"
DESCRIPTION: Final = "requests a second of an article page, embedded server against nginx"
_PATH: Final = "/en/2021/10/21/a-page/"
_ACCEPT: Final = "Accept-Encoding: gzip, br"


def run(context: Context) -> Sequence[Figure]:
    """Ask each server `--rounds` times (5) for `--seconds` (3), always one after the other."""
    root = context.folder / "site"
    _fill(root)
    os.environ["DATELINE_SERVE_ROOT"] = str(root)
    with _nginx(context.folder, root) as (ours, plain), _embedded(root) as embedded:
        urls = {"embedded": embedded + _PATH, "nginx": ours + _PATH, "plain": plain + "/page.html"}
        rates = _in_turns(urls, context.size("rounds", 5), context.size("seconds", 3))
    rate = {name: median(found) for name, found in rates.items()}

    def ratio(name: str) -> float:
        return median(a / b for a, b in zip(rates[name], rates["plain"], strict=True))

    return [
        Figure("embedded server", rate["embedded"], "requests/s"),
        Figure("nginx, generated configuration", rate["nginx"], "requests/s"),
        Figure("nginx, one plain file", rate["plain"], "requests/s"),
        at_least("embedded server against the plain file", ratio("embedded"), "", 0.5),
        at_least("generated configuration against the plain file", ratio("nginx"), "", 1.1),
    ]


def _fill(root: Path) -> None:
    from dateline.publishing.delivery import Content
    from dateline.publishing.delivery.folder import Folder

    words = "".join(
        f"<p>Paragraph {n} of a page, as long as an article has them.</p>\n" for n in range(250)
    )
    page = f"<!doctype html>\n<title>A page</title>\n{words}".encode()
    Folder(root).put(Content(_PATH, page), sequence=1)
    plain = root.parent / "plain"
    plain.mkdir()
    (plain / "page.html").write_bytes(page)


@contextmanager
def _nginx(folder: Path, root: Path) -> Iterator[tuple[str, str]]:
    from dateline.publishing.delivery.nginx import nginx_configuration

    ours, plain = (f"http://127.0.0.1:{_free_port()}" for _ in range(2))
    site = nginx_configuration(
        site=root,
        static=folder / "static",
        public_url=ours,
        backend="127.0.0.1:9",
        brotli=False,
        largest=2**20,
    )
    other = f"server {{ listen {plain.rpartition(':')[2]}; root {folder / 'plain'}; }}"
    paths = "".join(
        f"{name}_temp_path {folder}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;\n"
        f"events {{}} http {{ access_log off; {paths} {site} {other} }}"
    )
    with _process(["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)], ours):
        yield ours, plain


@contextmanager
def _embedded(root: Path) -> Iterator[str]:
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "asgi",
        "--workers",
        "1",
        "--port",
        str(port),
        "--no-ws",
        "--log-level",
        "warning",
        "bench.serve:application",
    ]
    with _process(command, url):
        yield url


def __getattr__(name: str) -> object:
    # What Granian loads: the readers' server alone, on the folder of this bench.
    if name != "application":
        raise AttributeError(name)
    from dateline.web.site import Site

    return Site(Path(os.environ["DATELINE_SERVE_ROOT"]))


@contextmanager
def _process(command: Sequence[str], url: str) -> Iterator[None]:
    process = subprocess.Popen(command)
    try:
        for _ in range(200):
            if _answers(url):
                break
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(20)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url + _PATH, timeout=2):
            return True
    except OSError:
        return False


def _in_turns(urls: dict[str, str], rounds: int, seconds: int) -> dict[str, list[float]]:
    for url in urls.values():
        _ask(url, 1)
    rates: dict[str, list[float]] = {name: [] for name in urls}
    for _ in range(rounds):
        for name, url in urls.items():
            rates[name].append(_ask(url, seconds))
    return rates


def _ask(url: str, seconds: int) -> float:
    command = ["wrk", "-t1", "-c32", f"-d{seconds}s", "-H", _ACCEPT, url]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    if "Non-2xx" in told:
        raise RuntimeError(f"{url} does not answer with the page:\n{told}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", told)
    if found is None:
        raise RuntimeError(f"wrk gave no rate for {url}:\n{told}")
    return float(found[1])


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
