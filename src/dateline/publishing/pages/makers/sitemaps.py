"""Sitemaps: parts of fixed length counted from the oldest, their list, and the news."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final

from django.utils import timezone

from dateline.publishing import addresses, listings
from dateline.publishing.assemble.facts import base_url
from dateline.publishing.assemble.memo import Shown
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.assemble.windows import last_position, load_sitemap, load_sitemap_parts
from dateline.publishing.documents import Document
from dateline.publishing.outputs import news_sitemap, sitemap, sitemap_index
from dateline.publishing.pages import keys
from dateline.publishing.pages.outputs import Made, Spec, Urgency, output
from dateline.publishing.render.pages import (
    Alternate,
    NewsEntry,
    NewsSitemap,
    Sitemap,
    SitemapEntry,
    SitemapIndex,
    SitemapPart,
)

_NEWS_AGE: Final = timedelta(days=2)
_MOST_NEWS: Final = 1_000
# So many are looked at together first, and thrice as many each time until one is older: most
# services have fewer in two days.
_NEWS_AT_ONCE: Final = 100
_HOUR: Final = timedelta(hours=1)
_BEFORE_ALL: Final = datetime(2000, 1, 1, tzinfo=UTC)


@output("sitemap", urgency=Urgency.SITEMAP)
def make_sitemap(spec: Spec, reader: Reader) -> Made:
    """Make a part of a service's sitemap; the subject is its number."""
    number = int(spec.subject)
    reader.depends_on(keys.sitemap(spec.service, number))
    last = number * listings.SITEMAP
    rows = load_sitemap(listings.of_service(spec.service), last - listings.SITEMAP + 1, last)
    entries = tuple(
        _entry(path, modified, tuple((_tag(reader, code), sister) for code, sister in sisters))
        for path, modified, sisters in rows
    )
    return Made(sitemap.render(Sitemap(base_url(), entries)).body)


def _tag(reader: Reader, code: str) -> str:
    return reader.service(code).view.tag


# Each publication writes a part anew, and all of its entries but one are the same as before.
@lru_cache(maxsize=4_096)
def _entry(path: str, modified: datetime, sisters: tuple[tuple[str, str], ...]) -> SitemapEntry:
    alternates = (Alternate(tag, addresses.encoded(sister)) for tag, sister in sisters)
    return SitemapEntry(addresses.encoded(path), modified, tuple(alternates))


@output("sitemap-index", urgency=Urgency.SITEMAP)
def make_sitemap_index(spec: Spec, reader: Reader) -> Made:
    """Make the list of a service's sitemaps."""
    reader.depends_on(keys.sitemaps(spec.service))
    rows = load_sitemap_parts(spec.service)
    parts = tuple(_part(spec.service, number, modified) for number, modified in rows)
    return Made(sitemap_index.render(SitemapIndex(base_url(), parts)).body)


# One of them is another with each publication, and an archive of many years has hundreds.
@lru_cache(maxsize=4_096)
def _part(code: str, number: int, modified: datetime) -> SitemapPart:
    return SitemapPart(addresses.sitemap_part(code, number), modified)


@output("news-sitemap", urgency=Urgency.SITEMAP)
def make_news_sitemap(spec: Spec, reader: Reader) -> Made:
    """Make the news sitemap of a service."""
    service = reader.service(spec.service)
    # To the hour: a job renders it anew each hour, and it is the same within one.
    now = timezone.now().replace(minute=0, second=0, microsecond=0) + _HOUR
    entries = tuple(
        NewsEntry(service.view, _encoded(one.path), document.published, document.headline)
        for one, document in _news(reader, listings.of_service(spec.service), now - _NEWS_AGE)
    )
    return Made(news_sitemap.render(NewsSitemap(base_url(), entries, now)).body)


# Of each of these a publication makes an entry anew.
_encoded: Final = lru_cache(maxsize=8_192)(addresses.encoded)


def _news(reader: Reader, listing: str, since: datetime) -> Iterator[tuple[Shown, Document]]:
    """Yield the articles of a list that were first published since then, newest first."""
    reader.depends_on(keys.listing(listing))
    last, count, at_once = last_position(listing), 0, _NEWS_AT_ONCE
    while last > 0 and count < _MOST_NEWS:
        shown = reader.range(listing, last - at_once + 1, last)
        found = [row for row in reader.documents(shown) if row[1].published >= since]
        yield from found
        count, last, at_once = count + len(found), last - at_once, 3 * at_once
        if len(found) < len(shown):
            return


@output("site-sitemap", urgency=Urgency.SITEMAP)
def make_site_sitemap(spec: Spec, reader: Reader) -> Made:
    """Make the sitemap of the site's fronts."""
    services = reader.services()
    windows = reader.windows([listings.of_service(one.row.code) for one in services], 1)
    fronts = tuple(Alternate(one.view.tag, one.view.path) for one in services)
    entries = tuple(
        SitemapEntry(
            one.view.path,
            max((shown.modified for shown in windows[one.row.code]), default=_BEFORE_ALL),
            fronts if len(fronts) > 1 else (),
        )
        for one in services
    )
    return Made(sitemap.render(Sitemap(base_url(), entries)).body)
