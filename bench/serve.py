"""Requests a second of article, front and text edition, and the bytes that a reader gets of them.

The pages are the site's samples. The embedded server and Debian's nginx with the generated
configuration serve the same folder; a third server is nginx with the article as one plain file of
the same size, which both are held against. wrk asks them in turns.
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
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from bench.figures import Context, Figure, at_least, at_most
from bench.specimen import fill

NAME: Final = "serve"
DESCRIPTION: Final = "requests a second and bytes of article, front, text edition; embedded, nginx"
_ARTICLE: Final = "/{}/flood-warnings/"
_PAGES: Final = {"article": _ARTICLE, "front": "/{}/", "text edition": "/{}/lite/flood-warnings/"}
_LANGUAGES: Final = ("en", "fa", "my", "am")
_ACCEPT: Final = "Accept-Encoding: gzip, br"
_BROTLI: Final = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
# Bytes of an article without pictures and fonts, and of any page of the text edition.
_ARTICLE_BYTES: Final = 14 * 1024
_LITE_BYTES: Final = 10 * 1024


@dataclass(frozen=True, slots=True)
class Answered:
    """What wrk saw: requests a second, and milliseconds within which 99 of 100 were answered."""

    rate: float
    p99: float


def run(context: Context) -> Sequence[Figure]:
    """Ask each server `--rounds` times (5) for `--seconds` (3), always one after the other."""
    root = context.folder / "site"
    fill(root, "http://127.0.0.1")
    os.environ["DATELINE_SERVE_ROOT"] = str(root)
    with _nginx(context.folder, root) as (ours, plain), _embedded(root) as embedded:
        urls = {"plain": plain + "/page.html"}
        for name, path in _PAGES.items():
            urls[f"embedded server, {name}"] = embedded + path.format("en")
            urls[f"nginx, {name}"] = ours + path.format("en")
        found = _in_turns(urls, context.size("rounds", 5), context.size("seconds", 3))
        sizes = {
            (name, code): _size(ours + path.format(code))
            for name, path in _PAGES.items()
            for code in _LANGUAGES
        }
    return [*_rates(found), *_ratios(found), *_sizes(sizes)]


def _rates(found: dict[str, list[Answered]]) -> Iterator[Figure]:
    for name, answered in found.items():
        shown = "nginx, the article as one plain file" if name == "plain" else name
        yield Figure(shown, median(one.rate for one in answered), "requests/s")
        yield Figure(f"{shown}, 99 of 100 within", median(one.p99 for one in answered), "ms")


def _ratios(found: dict[str, list[Answered]]) -> Iterator[Figure]:
    plain = found["plain"]
    for name, promised in (("embedded server, article", 0.5), ("nginx, article", 1.1)):
        ratio = median(a.rate / b.rate for a, b in zip(found[name], plain, strict=True))
        yield at_least(f"{name}, against the plain file", ratio, "", promised)


def _sizes(sizes: dict[tuple[str, str], int]) -> Iterator[Figure]:
    most = {"article": _ARTICLE_BYTES, "text edition": _LITE_BYTES}
    for (name, code), size in sizes.items():
        title = f"{name} in {code}, transferred"
        yield at_most(title, size, "B", most[name]) if name in most else Figure(title, size, "B")


def _size(url: str) -> int:
    """The bytes of an answer to a browser that reads Brotli, its headers too."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(request, timeout=5) as answer:
        headers = sum(len(name) + len(value) + 4 for name, value in answer.getheaders())
        return headers + len(answer.read())


@contextmanager
def _nginx(folder: Path, root: Path) -> Iterator[tuple[str, str]]:
    from dateline.publishing.delivery.nginx import nginx_configuration

    ours, plain = (f"http://127.0.0.1:{_free_port()}" for _ in range(2))
    (folder / "plain").mkdir()
    article = root / _ARTICLE.format("en").strip("/") / "index.html"
    (folder / "plain" / "page.html").write_bytes(article.read_bytes())
    site = nginx_configuration(
        site=root,
        static=folder / "static",
        public_url=ours,
        backend="127.0.0.1:9",
        brotli=_BROTLI.exists(),
        largest=2**20,
    )
    other = f"server {{ listen {plain.rpartition(':')[2]}; root {folder / 'plain'}; }}"
    paths = "".join(
        f"{name}_temp_path {folder}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    module = f"load_module {_BROTLI};" if _BROTLI.exists() else ""
    # As in Debian's own configuration.
    common = "access_log off; sendfile on; tcp_nopush on;"
    (folder / "nginx.conf").write_text(
        f"{module} daemon off; pcre_jit on; worker_processes 1; pid {folder}/pid;"
        f"error_log {folder}/error.log; events {{}} http {{ {common} {paths} {site} {other} }}"
    )
    with _process(["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)], ours):
        yield ours, plain


@contextmanager
def _embedded(root: Path) -> Iterator[str]:
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--workers", "1"]
    command += ["--port", str(port), "--no-ws", "--log-level", "warning", "bench.serve:application"]
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
        with urllib.request.urlopen(url + _ARTICLE.format("en"), timeout=2):
            return True
    except OSError:
        return False


def _in_turns(urls: dict[str, str], rounds: int, seconds: int) -> dict[str, list[Answered]]:
    for url in urls.values():
        _ask(url, 1)
    found: dict[str, list[Answered]] = {name: [] for name in urls}
    for _ in range(rounds):
        for name, url in urls.items():
            found[name].append(_ask(url, seconds))
    return found


def _ask(url: str, seconds: int) -> Answered:
    command = ["wrk", "-t1", "-c32", f"-d{seconds}s", "--latency", "-H", _ACCEPT, url]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    if "Non-2xx" in told:
        raise RuntimeError(f"{url} does not answer with the page:\n{told}")
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", told)
    if rate is None or p99 is None:
        raise RuntimeError(f"wrk gave no rate for {url}:\n{told}")
    unit = {"us": 0.001, "ms": 1.0, "s": 1_000.0}[p99[2]]
    return Answered(float(rate[1]), float(p99[1]) * unit)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
