"""Readers during change: pages are read without pause while an article is updated and workers die.

Workers are processes of `dateline worker`, killed by SIGKILL at random and started again; readers
ask the embedded server. At the end every file must be what would be rendered.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, Final

from bench.figures import Context, Figure

NAME: Final = "readers"
DESCRIPTION: Final = "readers while 1,000 updates are published and workers are killed at random"
_WORKERS: Final = 2
# A new worker needs some seconds to come up: it is killed now and then, not all the time.
_UPDATES_A_KILL: Final = 40
_SECONDS_AT_MOST: Final = 600.0
_SECONDS_TO_END: Final = 90.0
_SEED: Final = 4


def run(context: Context) -> Sequence[Figure]:
    """Publish `--updates` (1,000) of one article; every 40th kills a worker."""
    from bench.newsroom import open_newsroom

    open_newsroom()
    from bench.archive import fill
    from bench.reading import Reader
    from bench.webs import web_processes
    from dateline.publishing.actions import publish_article, render_pages
    from dateline.publishing.models import Listing
    from dateline.publishing.pages.marking import record_change
    from dateline.publishing.pages.specs import of_list

    fill(50)
    record_change((), [page for listing in Listing.objects.all() for page in of_list(listing.pk)])
    article, path = _first()
    render_pages()
    paths = [path, "/en/", "/en/lite/", "/en/science/", "/en/rss.xml"]
    updates, kills = context.size("updates", 1_000), 0
    chance = random.Random(_SEED)
    with ExitStack() as stack:
        workers = stack.enter_context(_Workers(context.folder))
        web = stack.enter_context(web_processes(1))[0]
        site = f"http://127.0.0.1:{web.port}"
        readers = [
            stack.enter_context(Reader(site, paths, {"accept-encoding": encoding}))
            for encoding in ("identity", "gzip", "br")
        ]
        for number in range(2, updates + 2):
            publish_article(article=article, revision=_write(article, number), by=None)
            if chance.randrange(_UPDATES_A_KILL) == 0:
                workers.kill_one(chance)
                kills += 1
        _settle(path, updates + 1)
    wrong = [said for reader in readers for said in reader.wrong]
    print("\n".join(wrong[:20]))
    return [
        Figure("updates published", updates, ""),
        Figure("workers killed", kills, ""),
        Figure("requests of readers", sum(reader.requests for reader in readers), ""),
        _none("answers half, missing or older than one before", len(wrong)),
        _none("differences that verify finds", _differences()),
    ]


def _none(name: str, count: int) -> Figure:
    return Figure(name, count, "", "0", count == 0)


def _first() -> tuple[Any, str]:
    from dateline.languages.models import Service
    from dateline.publishing.actions import publish_article
    from dateline.publishing.queries import public_path
    from dateline.stories.actions import create_article, create_story

    story = create_story(slugline="CHANGES", by=None)
    article = create_article(story=story, service=Service.objects.get(pk="en"), by=None)
    publish_article(article=article, revision=_write(article, 1), by=None)
    return article, public_path(article) or ""


def _write(article: Any, number: int) -> Any:
    from bench.archive import blocks
    from dateline.stories.actions import save_article
    from dateline.stories.drafts import parse_draft

    article.refresh_from_db()
    draft = parse_draft(
        {
            "headline": f"Version {number}",
            "slug": "what-changes",
            "section": "science",
            "topics": ["topic-1"],
            "blocks": blocks(number),
        }
    )
    return save_article(article=article, draft=draft, base=article.revision_number, by=None)


def _settle(path: str, number: int) -> None:
    from dateline.ground.settings import get_settings
    from dateline.publishing.pages.queue import waiting

    file = get_settings().site_root / path.strip("/") / "index.html"
    start = time.monotonic()
    while f"Version {number}".encode() not in file.read_bytes() or waiting():
        if time.monotonic() - start > _SECONDS_AT_MOST:
            raise TimeoutError(f"{file} does not come to version {number}")
        time.sleep(0.1)


def _differences() -> int:
    from dateline.publishing.actions.render import site_store
    from dateline.publishing.inspection import verify_site

    # The archive's own articles have rows but were never rendered.
    found = [str(one) for one in verify_site(site_store()) if "report-number" not in one.path]
    print("\n".join(found[:20]))
    return len(found)


class _Workers:
    """Processes that do the jobs; one that is killed is replaced at once."""

    def __init__(self, folder: Path) -> None:
        self._log_file = folder / "workers.log"
        self._running: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> _Workers:
        self._log: IO[bytes] = self._log_file.open("wb")
        self._running = [self._start() for _ in range(_WORKERS)]
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._running:
            process.terminate()
        for process in self._running:
            self._end(process)
        self._log.close()

    def kill_one(self, chance: random.Random) -> None:
        """Kill one of the workers, wherever it is, and start another."""
        killed = self._running.pop(chance.randrange(len(self._running)))
        killed.kill()
        killed.wait(30)
        self._running.append(self._start())

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        try:
            process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            # Its threads' places go to its log.
            process.send_signal(signal.SIGABRT)
            process.wait(30)
            print(f"  a worker did not end:\n{self._log_file.read_text()[-8_000:]}")

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-X", "faulthandler", "-m", "dateline.cli", "worker"]
        return subprocess.Popen(command, stdout=self._log, stderr=self._log)
