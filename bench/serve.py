"""Requests a second of article, front and text edition, and the bytes that a reader gets of them.

The pages are the site's samples. The embedded server (`dateline web`, one process) and Debian's
nginx with the generated configuration serve the same folder to a client that takes Brotli. Both are
held against nginx with the same article as one file, 40 KB and not compressed, at the same address:
the barest that nginx can be set up for, without a log, as ours is. It has the less to do and the
more to send; that is what "precompressed files beat plain ones" says.

Shown as well, without a promise: one file of the bytes that the others send; the plain file with
the log that Debian's nginx keeps of every reader; and Debian's nginx as it is installed, which
besides compresses each answer anew.

wrk asks them in turns, by so many connections that it seldom sleeps: whoever answers a client on
the same machine wakes it, which takes microseconds of the server that no reader across a network
does, and the fewer bytes a client has to read, the more often it sleeps. Where the machine is busy
with something else, rates tell little: the time that a server's processes were on a processor for
each request is shown beside them.
"""

from __future__ import annotations

import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from bench.figures import Context, Figure, at_least, at_most
from bench.newsroom import open_newsroom
from bench.specimen import fill

NAME: Final = "serve"
DESCRIPTION: Final = "requests a second and bytes of article, front, text edition; embedded, nginx"
_ARTICLE: Final = "/{}/flood-warnings/"
_PAGES: Final = {"article": _ARTICLE, "front": "/{}/", "text edition": "/{}/lite/flood-warnings/"}
_PLAIN: Final = "nginx, the article as one plain file"
_SMALL: Final = "nginx, one plain file of the bytes sent"
_LOGGED: Final = "nginx, the article as one plain file, with Debian's log"
_DEBIAN: Final = "nginx as Debian installs it"
_LANGUAGES: Final = ("en", "fa", "my", "am")
_CONNECTIONS: Final = 128
_ACCEPT: Final = "Accept-Encoding: gzip, br"
_BROTLI: Final = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
# Bytes of an article without pictures and fonts, and of any page of the text edition.
_ARTICLE_BYTES: Final = 14 * 1024
_LITE_BYTES: Final = 10 * 1024


@dataclass(frozen=True, slots=True)
class Answered:
    """What wrk saw: requests a second, and milliseconds within which 99 of 100 were answered.

    `microseconds` are those of a processor that the server spent on a request.
    """

    rate: float
    p99: float
    microseconds: float


@dataclass(frozen=True, slots=True)
class Asked:
    """An address that is asked, and the server behind it."""

    url: str
    process: int


def run(context: Context) -> Sequence[Figure]:
    """Ask each server `--rounds` times (5) for `--seconds` (3), always one after the other."""
    open_newsroom()
    from bench.webs import web_processes
    from dateline.ground.settings import get_settings

    root = get_settings().site_root
    fill(root, "http://127.0.0.1")
    with _nginx(context.folder, root) as nginx, web_processes(1) as (embedded,):
        ours, *others = nginx.urls
        article = _ARTICLE.format("en")
        asked = {
            name: Asked(url + article, nginx.process)
            for name, url in zip((_PLAIN, _SMALL, _LOGGED, _DEBIAN), others, strict=True)
        }
        for name, path in _PAGES.items():
            page = path.format("en")
            asked[f"embedded server, {name}"] = Asked(
                f"http://127.0.0.1:{embedded.port}{page}", embedded.process
            )
            asked[f"nginx, {name}"] = Asked(ours + page, nginx.process)
        found = _in_turns(asked, context.size("rounds", 5), context.size("seconds", 3))
        sizes = {
            (name, code): _size(ours + path.format(code))
            for name, path in _PAGES.items()
            for code in _LANGUAGES
        }
    return [*_rates(found), *_ratios(found), *_sizes(sizes)]


def _rates(found: dict[str, list[Answered]]) -> Iterator[Figure]:
    for name, answered in found.items():
        yield Figure(name, median(one.rate for one in answered), "requests/s")
        yield Figure(f"{name}, 99 of 100 within", median(one.p99 for one in answered), "ms")
        took = median(one.microseconds for one in answered)
        yield Figure(f"{name}, of a processor for each", took, "µs")


def _ratios(found: dict[str, list[Answered]]) -> Iterator[Figure]:
    plain = found[_PLAIN]
    for name, promised in (("embedded server, article", 0.5), ("nginx, article", 1.1)):
        pairs = list(zip(found[name], plain, strict=True))
        rate = median(a.rate / b.rate for a, b in pairs)
        yield at_least(f"{name}, against the plain file", rate, "", promised)
        spared = median(b.microseconds / a.microseconds for a, b in pairs)
        yield Figure(f"{name}, against the plain file by time of a processor", spared, "")


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


@dataclass(frozen=True, slots=True)
class Serving:
    """A server that runs: its addresses and the number of its process."""

    urls: tuple[str, ...]
    process: int


@contextmanager
def _nginx(folder: Path, root: Path) -> Iterator[Serving]:
    from dateline.publishing.delivery.nginx import nginx_configuration

    ours, plain, small, logged, debian = (f"http://127.0.0.1:{_free_port()}" for _ in range(5))
    article = root / _ARTICLE.format("en").strip("/")
    site = nginx_configuration(
        site=root,
        static=folder / "static",
        public_url=ours,
        backend="127.0.0.1:9",
        brotli=_BROTLI.exists(),
        largest=2**20,
    )
    whole, sent = (article / "index.html").read_bytes(), (article / "index.html.br").read_bytes()
    log = f"access_log {folder}/access.log;"
    others = _one_file(folder / "plain", plain, whole, "access_log off;")
    others += _one_file(folder / "small", small, sent, "access_log off;")
    others += _one_file(folder / "logged", logged, whole, log)
    others += _one_file(folder / "debian", debian, whole, log + "gzip on;")
    paths = "".join(
        f"{name}_temp_path {folder}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    module = f"load_module {_BROTLI};" if _BROTLI.exists() else ""
    # As in Debian's own configuration.
    common = "sendfile on; tcp_nopush on; types_hash_max_size 2048;"
    (folder / "nginx.conf").write_text(
        f"{module} daemon off; pcre_jit on; worker_processes 1; pid {folder}/pid;"
        f"error_log {folder}/error.log; events {{}} http {{ {common} {paths} {site} {others} }}"
    )
    command = ["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    with _process(command, ours) as process:
        yield Serving((ours, plain, small, logged, debian), process)


def _one_file(folder: Path, url: str, body: bytes, more: str) -> str:
    """Put the file at the article's address, and return a server of nginx for it."""
    page = folder / _ARTICLE.format("en").strip("/")
    page.mkdir(parents=True)
    (page / "index.html").write_bytes(body)
    return (
        f"server {{ listen {url.rpartition(':')[2]}; root {folder}; {more}"
        " types { text/html html; } index index.html; }"
    )


@contextmanager
def _process(command: Sequence[str], url: str) -> Iterator[int]:
    process = subprocess.Popen(command)
    try:
        for _ in range(200):
            if _answers(url):
                break
            time.sleep(0.05)
        yield process.pid
    finally:
        process.terminate()
        process.wait(20)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url + _ARTICLE.format("en"), timeout=2):
            return True
    except OSError:
        return False


def _in_turns(asked: dict[str, Asked], rounds: int, seconds: int) -> dict[str, list[Answered]]:
    for one in asked.values():
        _ask(one, 1)
    found: dict[str, list[Answered]] = {name: [] for name in asked}
    for _ in range(rounds):
        for name, one in asked.items():
            found[name].append(_ask(one, seconds))
    return found


def _ask(asked: Asked, seconds: int) -> Answered:
    command = [
        "wrk",
        "-t1",
        f"-c{_CONNECTIONS}",
        f"-d{seconds}s",
        "--latency",
        "-H",
        _ACCEPT,
        asked.url,
    ]
    before = _processor_seconds(asked.process)
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    spent = _processor_seconds(asked.process) - before
    if "Non-2xx" in told:
        raise RuntimeError(f"{asked.url} does not answer with the page:\n{told}")
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", told)
    count = re.search(r"(\d+) requests in", told)
    if rate is None or p99 is None or count is None:
        raise RuntimeError(f"wrk gave no rate for {asked.url}:\n{told}")
    unit = {"us": 0.001, "ms": 1.0, "s": 1_000.0}[p99[2]]
    return Answered(float(rate[1]), float(p99[1]) * unit, 1e6 * spent / int(count[1]))


def _processor_seconds(process: int) -> float:
    """Return how long the threads of a process and of its children were on a processor."""
    spent = 0.0
    for one in (process, *_children(process)):
        for thread in Path(f"/proc/{one}/task").glob("*/schedstat"):
            with suppress(OSError):
                spent += int(thread.read_text().split()[0]) / 1e9
    return spent


def _children(process: int) -> Iterator[int]:
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        yield from map(int, thread.read_text().split())


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
