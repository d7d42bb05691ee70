"""Lighthouse's scores of a full article and a full front, as on a phone, from the embedded server.

Lighthouse is locked in this folder (`package-lock.json`) and installed when the bench runs first.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench.figures import Context, Figure, at_least
from bench.specimen import fill

NAME: Final = "lighthouse"
DESCRIPTION: Final = "Lighthouse's four scores of article and front on a phone (network at first)"
_HERE: Final = Path(__file__).parent
_PAGES: Final = {"article": "/{}/flood-warnings/", "front": "/{}/"}
_CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
_BROWSERS: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def run(context: Context) -> Sequence[Figure]:
    """Ask `--runs` times (3) for each page, in English and Persian, and take the medians."""
    _install()
    root = context.folder / "lighthouse"
    with _server(root) as url:
        fill(root, url)
        figures = []
        for code in ("en", "fa"):
            for name, path in _PAGES.items():
                runs = [_scores(url + path.format(code)) for _ in range(context.size("runs", 3))]
                for category in _CATEGORIES:
                    score = median(one[category] for one in runs)
                    figures.append(at_least(f"{name} {code}, {category}", score, "", 100))
    return figures


def _install() -> None:
    if (_HERE / "node_modules" / ".package-lock.json").exists():
        return
    command = ["npm", "--prefix", str(_HERE), "ci", "--silent", "--ignore-scripts"]
    subprocess.run(command, check=True, timeout=600)


def _scores(url: str) -> dict[str, float]:
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        raise RuntimeError("No browser: install Chromium (on Debian: apt-get install chromium).")
    command = [
        str(_HERE / "node_modules" / ".bin" / "lighthouse"),
        url,
        "--quiet",
        "--output=json",
        "--output-path=stdout",
        "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage",
        f"--only-categories={','.join(_CATEGORIES)}",
        "--no-enable-error-reporting",
    ]
    environment = os.environ | {"CHROME_PATH": browser}
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment, check=True, timeout=300
    )
    report: dict[str, Any] = json.loads(done.stdout)
    if found := _lost(report):
        print(f"  {url}: {'; '.join(found)}")
    return {name: round(100 * (report["categories"][name]["score"] or 0)) for name in _CATEGORIES}


def _lost(report: dict[str, Any]) -> list[str]:
    """Return the audits that cost something."""
    weighed = {
        one["id"]
        for category in report["categories"].values()
        for one in category["auditRefs"]
        if one["weight"]
    }
    audits = report["audits"]
    return [
        f"{audits[name]['title']} ({audits[name].get('displayValue') or audits[name]['score']})"
        for name in sorted(weighed)
        if audits[name]["score"] is not None and audits[name]["score"] < 0.9
    ]


@contextmanager
def _server(root: Path) -> Iterator[str]:
    root.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--workers", "1"]
    command += ["--port", str(port), "--no-ws", "--log-level", "warning", "bench.serve:application"]
    environment = os.environ | {"DATELINE_SERVE_ROOT": str(root)}
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


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
