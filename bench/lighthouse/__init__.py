"""Lighthouse's scores of article, front and text edition, as on a phone, from the embedded server.

Lighthouse is locked in this folder (`package-lock.json`) and installed when the bench runs first.
It loads each page as fast as the machine can and reckons from that what a mid-range phone on slow
4G would have needed (its simulated throttling). So a machine that is busy or slow costs points that
are not the page's: Lighthouse's own index of the machine's speed is a figure, and where it is below
what Lighthouse asks for the bench says so.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench.figures import Context, Figure, at_least
from bench.screen import chromium_path
from bench.specimen import fill

NAME: Final = "lighthouse"
DESCRIPTION: Final = "Lighthouse's scores of article, front, text edition on a phone (--runs N)"
_HERE: Final = Path(__file__).parent
_ARTICLE: Final = "/{}/flood-warnings/"
_PAGES: Final = (
    ("article", _ARTICLE, ("en", "fa")),
    ("front", "/{}/", ("en", "fa")),
    ("text edition", "/{}/lite/flood-warnings/", ("en",)),
)
_CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
# The text edition asks search engines for nothing: its full page is the one to be found.
_NOT_PROMISED: Final = frozenset({("text edition", "seo")})
_ROOT: Final = "DATELINE_LIGHTHOUSE_ROOT"
_SECONDS: Final = 120.0
_SECONDS_TO_STOP: Final = 10.0
_TRIES: Final = 3
# Below this Lighthouse warns that the processor is slower than its throttling takes for granted.
_FAST_ENOUGH: Final = 1_000


@dataclass(frozen=True, slots=True)
class Report:
    """One run: the scores (0 to 100) by category, Lighthouse's index of the machine, what cost."""

    scores: dict[str, int]
    index: float
    lost: tuple[str, ...]


def run(context: Context) -> Sequence[Figure]:
    """Ask `--runs` times (3) for each page and take the medians."""
    _install()
    root = context.folder / "lighthouse"
    with _server(root) as url:
        fill(root, url)
        figures = []
        for name, path, codes in _PAGES:
            for code in codes:
                address = url + path.format(code)
                reports = [_report(address) for _ in range(context.size("runs", 3))]
                figures += _figures(name, code, reports)
    return figures


def _figures(name: str, code: str, reports: Sequence[Report]) -> Iterator[Figure]:
    index = median(one.index for one in reports)
    for category in _CATEGORIES:
        score, title = median(one.scores[category] for one in reports), f"{name} {code}, {category}"
        if (name, category) in _NOT_PROMISED:
            yield Figure(title, score, "")
        else:
            yield at_least(title, score, "", 100)
    yield Figure(f"{name} {code}, the machine's speed by Lighthouse", index, "")
    for lost in sorted({lost for one in reports for lost in one.lost}):
        print(f"  {name} {code}: {lost}")
    if index < _FAST_ENOUGH:
        print(
            f"  {name} {code}: the machine was slow or busy ({index:.0f}, where Lighthouse takes"
            f" {_FAST_ENOUGH:,} for granted); the score of performance suffers from that"
        )


def _install() -> None:
    if (_HERE / "node_modules" / ".package-lock.json").exists():
        return
    command = ["npm", "--prefix", str(_HERE), "ci", "--silent", "--ignore-scripts"]
    subprocess.run(command, check=True, timeout=600)


def _report(url: str) -> Report:
    """Return what Lighthouse says; a run that does not end is stopped, with its browser.

    Raises:
        RuntimeError: no run of several ended with scores; the message has Lighthouse's last words.
    """
    said = ""
    for _ in range(_TRIES):
        try:
            report = json.loads(_output(url))
        except (RuntimeError, ValueError) as error:
            said = str(error)
            continue
        if not report.get("runtimeError"):
            return _read(report)
        said = report["runtimeError"]["message"]
    raise RuntimeError(f"Lighthouse gave no scores of {url}: {said[-2_000:]}")


def _output(url: str) -> str:
    command = [
        str(_HERE / "node_modules" / ".bin" / "lighthouse"),
        url,
        "--quiet",
        "--output=json",
        "--output-path=stdout",
        "--form-factor=mobile",
        "--throttling-method=simulate",
        "--chrome-flags=--headless --no-sandbox --disable-dev-shm-usage",
        f"--only-categories={','.join(_CATEGORIES)}",
        "--no-enable-error-reporting",
    ]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"CHROME_PATH": chromium_path()},
    )
    try:
        output, errors = process.communicate(timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        _stop(process)
        raise RuntimeError(f"no end after {_SECONDS:.0f} seconds") from None
    if process.returncode:
        raise RuntimeError(errors)
    return output


def _stop(process: subprocess.Popen[str]) -> None:
    # Interrupted it ends its browser, which would stay if it were killed.
    process.send_signal(signal.SIGINT)
    try:
        process.communicate(timeout=_SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


def _read(report: dict[str, Any]) -> Report:
    categories = report["categories"]
    return Report(
        {name: round(100 * (categories[name]["score"] or 0)) for name in _CATEGORIES},
        float(report["environment"]["benchmarkIndex"]),
        tuple(_lost(report)),
    )


def _lost(report: dict[str, Any]) -> Iterator[str]:
    """Yield the audits that cost something."""
    weighed = {
        one["id"]
        for category in report["categories"].values()
        for one in category["auditRefs"]
        if one["weight"]
    }
    for name in sorted(weighed):
        audit = report["audits"][name]
        if audit["score"] is not None and audit["score"] < 0.9:
            yield f"{audit['title']} ({audit.get('displayValue') or audit['score']})"


@contextmanager
def _server(root: Path) -> Iterator[str]:
    root.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "granian", "--interface", "asginl", "--workers", "1"]
    command += [
        "--port",
        str(port),
        "--no-ws",
        "--log-level",
        "warning",
        "bench.lighthouse:application",
    ]
    environment = os.environ | {_ROOT: str(root)}
    process = subprocess.Popen(command, env=environment)
    try:
        for _ in range(400):
            if _answers(url):
                break
            time.sleep(0.05)
        yield url
    finally:
        process.terminate()
        process.wait(20)


def __getattr__(name: str) -> object:
    # What Granian loads: the readers' server, which `dateline web` has beside the counting of
    # readers. Here nobody is counted, but answered alike.
    if name != "application":
        raise AttributeError(name)
    from dateline.web.site import Site

    site = Site(Path(os.environ[_ROOT]))

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["path"].startswith("/audience/"):
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body", "body": b""})
        elif scope["type"] == "http":
            await site(scope, receive, send)

    return answer


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
