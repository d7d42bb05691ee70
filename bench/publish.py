"""From the call of `publish_article` until every page that shows the article is replaced on disk.

A worker of its own process renders, as in a real installation. The article is in a section and a
topic of an archive of `--articles` (1,000); it is looked for in its page, the front, the section,
the topic, both feeds and the sitemaps.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from bench.figures import Context, Figure, at_most, percentile

NAME: Final = "publish"
DESCRIPTION: Final = "publish -> article, front, section, topic, feeds, sitemap replaced on disk"
_WARM_UP: Final = 5
_SECONDS_AT_MOST: Final = 30.0


def run(context: Context) -> Sequence[Figure]:
    """Publish `--times` articles (100), one after the other, into an archive of `--articles`."""
    from bench.newsroom import open_newsroom

    open_newsroom()
    from bench.archive import fill
    from dateline.ground.settings import get_settings

    articles = context.size("articles", 1_000)
    fill(articles)
    with _worker(context.folder):
        _build_site(get_settings().site_root)
        times = [_publish(articles + n) for n in range(_WARM_UP + context.size("times", 100))]
    taken = [1_000 * seconds for seconds in times[_WARM_UP:]]
    return [
        Figure("articles in the archive", articles, ""),
        at_most("publish to all pages on disk, p50", percentile(taken, 0.5), "ms", 50),
        at_most("publish to all pages on disk, p99", percentile(taken, 0.99), "ms", 250),
    ]


@contextmanager
def _worker(folder: Path) -> Iterator[None]:
    with (folder / "worker.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "dateline.cli", "worker"], stdout=log, stderr=log
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait(30)


def _build_site(root: Path) -> None:
    from dateline.languages.models import Service
    from dateline.publishing.models import Listing
    from dateline.publishing.pages.marking import record_change
    from dateline.publishing.pages.queue import waiting
    from dateline.publishing.pages.specs import of_list

    Service.objects.get(pk="en").save()
    record_change((), [page for listing in Listing.objects.all() for page in of_list(listing.pk)])
    start = time.perf_counter()
    while not (root / "en" / "index.html").exists() or waiting():
        if time.perf_counter() - start > 4 * _SECONDS_AT_MOST:
            raise TimeoutError(f"the worker does not fill {root}: see its log")
        time.sleep(0.1)


def _publish(number: int) -> float:
    from dateline.ground.settings import get_settings
    from dateline.publishing.actions import publish_article

    article, revision = _write(number)
    start = time.perf_counter()
    publication = publish_article(article=article, revision=revision, by=None)
    path = f"/en/{publication.at:%Y/%m/%d}/{article.slug}/"
    root = get_settings().site_root
    page = root / path.strip("/") / "index.html"
    _wait(page, article.headline.encode(), start)
    for name in ("en/index.html", "en/science/index.html", "en/topic/topic-1/index.html"):
        _wait(root / name, path.encode(), start)
    for name in ("rss.xml", "feed.json", "news-sitemap.xml", f"sitemap/{_part(number)}.xml"):
        _wait(root / "en" / name, path.encode(), start)
    return time.perf_counter() - start


def _part(number: int) -> int:
    from dateline.publishing import listings

    return listings.part_of(number + 1)


def _wait(file: Path, words: bytes, start: float) -> None:
    while not (file.exists() and words in file.read_bytes()):
        if time.perf_counter() - start > _SECONDS_AT_MOST:
            raise TimeoutError(f"{file} does not show the article")
        time.sleep(0.0005)


def _write(number: int) -> tuple[Any, Any]:
    from bench.archive import blocks
    from dateline.languages.models import Service
    from dateline.stories.actions import create_article, create_story, save_article
    from dateline.stories.drafts import parse_draft

    story = create_story(slugline=f"NEWS-{number}", by=None)
    article = create_article(story=story, service=Service.objects.get(pk="en"), by=None)
    draft = parse_draft(
        {
            "headline": f"Report number {number} of the day",
            "section": "science",
            "topics": ["topic-1"],
            "blocks": blocks(number),
        }
    )
    return article, save_article(article=article, draft=draft, base=0, by=None)
