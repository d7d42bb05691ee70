"""`python -m bench.publish_at_size FOLDER SIZES`: publish into an archive of one size."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.figures import percentile

_WARM_UP: Final = 5
_SECONDS_AT_MOST: Final = 60.0
_END_SECONDS_AT_MOST: Final = 600.0
_TRANSLATIONS: Final = 60


@dataclass(frozen=True, slots=True)
class Run:
    """One publication, in seconds: until all pages are there; `publish_article`, and its CPU."""

    seconds: float
    action: float
    cpu: float


def main(folder: Path, sizes: dict[str, int]) -> None:
    """Measure, and write the figures into the folder."""
    from bench.newsroom import open_newsroom

    open_newsroom()
    from bench.archive import fill

    articles = sizes["articles"]
    fill(articles)
    with _worker(folder) as worker:
        _build_site()
        count = _WARM_UP + sizes["times"]
        for number in range(_WARM_UP):
            _publish(articles + number)
        _until(_is_quiet)
        before = _cpu(worker)
        runs = [_publish(articles + number) for number in range(_WARM_UP, count)]
        _until(_is_quiet)
        cpu = (_cpu(worker) - before) + sum(run.cpu for run in runs)
        burst = _burst()
        rebuilt, meanwhile = _rebuild(articles + count, sizes["rebuild"])
    figures = {
        "p50": 1_000 * percentile([run.seconds for run in runs], 0.5),
        "p99": 1_000 * percentile([run.seconds for run in runs], 0.99),
        "action": 1_000 * percentile([run.action for run in runs], 0.5),
        "cpu": 1_000 * cpu / len(runs),
        "burst": burst,
        "rebuilt": rebuilt,
        "meanwhile": 1_000 * percentile([run.seconds for run in meanwhile], 0.5),
    }
    (folder / "figures.json").write_text(json.dumps(figures), encoding="utf-8")


@contextmanager
def _worker(folder: Path) -> Iterator[int]:
    with (folder / "worker.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "dateline.cli", "worker"], stdout=log, stderr=log
        )
        try:
            yield process.pid
        finally:
            # It is rendering the whole archive anew by then, and may be killed at any point.
            process.kill()
            process.wait(30)


def _root() -> Path:
    from dateline.ground.settings import get_settings

    return get_settings().site_root


def _build_site() -> None:
    from dateline.publishing.models import Listing
    from dateline.publishing.pages import specs
    from dateline.publishing.pages.marking import record_change

    # Days of the past are over: no publication changes their lists.
    lists = Listing.objects.exclude(key__contains="/day/")
    pages = [page for listing in lists for page in specs.of_list(listing.pk)]
    # Were the service said to have changed, the whole archive would be rendered.
    record_change((), [*specs.of_site(), *specs.of_service("en"), *pages])
    _until(lambda: (_root() / "en" / "index.html").exists() and _is_quiet())


def _is_quiet() -> bool:
    """Whether every page is as it should be; pages that fail would never come to an end."""
    from dateline.publishing.pages.queue import waiting
    from dateline.publishing.queries import failing_pages

    if failed := failing_pages().first():
        raise RuntimeError(f"{failed.path} cannot be rendered: {failed.failure}")
    return not waiting()


def _cpu(pid: int) -> float:
    """Return the seconds of CPU that a process and those it started have taken until now."""
    started = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(_cpu(int(child)) for child in started)


def _publish(number: int, *, alone: bool = True) -> Run:
    """Publish one article; where `alone`, when all that was published before is rendered."""
    from dateline.publishing.actions import publish_article

    article, revision = _write("en", number)
    if alone:
        _until(_is_quiet)
    start, cpu = time.perf_counter(), time.process_time()
    publication = publish_article(article=article, revision=revision, by=None)
    action, cpu = time.perf_counter() - start, time.process_time() - cpu
    path = f"/{publication.at:%Y/%m/%d}/{article.slug}/"
    _wait(_root() / "en" / path.strip("/") / "index.html", article.headline.encode(), start)
    _wait(_root() / "en/lite" / path.strip("/") / "index.html", article.headline.encode(), start)
    for name in ("", "science/", "topic/topic-1/"):
        _wait(_root() / "en" / name / "index.html", path.encode(), start)
    for name in ("rss.xml", "feed.json", "news-sitemap.xml", f"sitemap/{_part(number)}.xml"):
        _wait(_root() / "en" / name, path.encode(), start)
    return Run(time.perf_counter() - start, action, cpu)


def _part(number: int) -> int:
    from dateline.publishing import listings

    return listings.part_of(number + 1)


def _burst() -> float:
    """Publish 60 translations of one story, one right after the other, each in its service."""
    from dateline.languages.actions import change_service
    from dateline.languages.models import Service
    from dateline.publishing.actions import publish_article
    from dateline.stories.actions import create_story

    story = create_story(slugline="BURST", by=None)
    services = list(Service.objects.order_by("position", "code")[:_TRANSLATIONS])
    for service in services:
        if not service.active:
            change_service(service=service, changes={"active": True}, by=None)
    _until(_is_quiet)
    texts = [_write(service.code, 0, story=story) for service in services]
    start = time.perf_counter()
    for article, revision in texts:
        publish_article(article=article, revision=revision, by=None)
    for article, _ in texts:
        article.refresh_from_db()
        path = f"{article.service_id}/{article.first_published:%Y/%m/%d}/{article.slug}/"
        _wait(_root() / path / "index.html", article.headline.encode(), start)
        _wait(_root() / article.service_id / "index.html", path.encode(), start)
        _wait(_root() / article.service_id / "rss.xml", path.encode(), start)
    return (time.perf_counter() - start) * (_TRANSLATIONS / len(services))


def _rebuild(number: int, seconds: int) -> tuple[float, list[Run]]:
    """Rebuild by one process for some seconds; publish meanwhile. Return pages a second and times.

    The rate is what the process reaches when it takes as much of a core as it can.
    """
    from dateline.publishing.actions import rebuild_site
    from dateline.publishing.pages.queue import waiting

    rebuild_site()
    before, start = waiting(), time.perf_counter()
    code = "from dateline.cli import main; main()"
    command = [sys.executable, "-c", code, "site", "rebuild", "--share", "100"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _until(lambda: waiting() < before)
        before, start = waiting(), time.perf_counter()
        while time.perf_counter() - start < seconds and process.poll() is None:
            time.sleep(0.2)
        rate = (before - waiting()) / (time.perf_counter() - start)
        times = [_publish(number + one, alone=False) for one in range(10)]
    finally:
        process.kill()
        process.wait(30)
    return rate, times


def _until(holds: Any) -> None:
    start = time.perf_counter()
    while not holds():
        if time.perf_counter() - start > _END_SECONDS_AT_MOST:
            raise TimeoutError("the worker does not come to an end: see its log")
        time.sleep(0.05)


def _wait(file: Path, words: bytes, start: float) -> None:
    seen = None
    while True:
        # Reading it again and again would take from the worker what is measured: each replacement
        # has a later time.
        if (now := _time_of(file)) != seen:
            seen = now
            if words in file.read_bytes():
                return
        if time.perf_counter() - start > _SECONDS_AT_MOST:
            raise TimeoutError(f"{file} does not show the article")
        time.sleep(0.0005)


def _time_of(file: Path) -> int | None:
    with suppress(FileNotFoundError):
        return file.stat().st_mtime_ns
    return None


def _write(code: str, number: int, *, story: Any = None) -> tuple[Any, Any]:
    from bench.archive import blocks
    from dateline.languages.models import Service
    from dateline.stories.actions import create_article, create_story, save_article
    from dateline.stories.drafts import parse_draft

    story = story or create_story(slugline=f"NEWS-{number}", by=None)
    article = create_article(story=story, service=Service.objects.get(pk=code), by=None)
    draft = parse_draft(
        {
            "headline": f"Report number {number} of the day",
            "section": "science" if code == "en" else "",
            "topics": ["topic-1"] if code == "en" else [],
            "blocks": blocks(number),
        }
    )
    return article, save_article(article=article, draft=draft, base=0, by=None)


if __name__ == "__main__":
    main(Path(sys.argv[1]), json.loads(sys.argv[2]))
