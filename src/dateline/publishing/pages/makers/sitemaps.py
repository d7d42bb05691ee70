"""Sitemaps: parts of fixed length counted from the oldest, their list, and the news."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from django.utils import timezone

from dateline.publishing import addresses, listings
from dateline.publishing.assemble.facts import base_url
from dateline.publishing.assemble.memo import Shown
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.assemble.windows import load_range
from dateline.publishing.models import SitemapPart as PartRow
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

# The rules allow a thousand of two days; the newest are what robots come for.
_NEWS: Final = 200
_BEFORE_ALL: Final = datetime(2000, 1, 1, tzinfo=UTC)


@output("sitemap", urgency=Urgency.SITEMAP)
def make_sitemap(spec: Spec, reader: Reader) -> Made:
    """Make a part of a service's sitemap; the subject is its number."""
    number = int(spec.subject)
    reader.depends_on(keys.sitemap(spec.service, number))
    last = number * listings.SITEMAP
    shown = load_range(listings.of_service(spec.service), last - listings.SITEMAP + 1, last)
    stories = reader.stories({one.story for one in shown})
    entries = tuple(
        SitemapEntry(
            addresses.encoded(one.path), one.modified, _alternates(reader, stories[one.story])
        )
        for one in shown
    )
    return Made(sitemap.render(Sitemap(base_url(), entries)).body)


def _alternates(reader: Reader, story: tuple[Shown, ...]) -> tuple[Alternate, ...]:
    if len(story) < 2:
        return ()
    return tuple(
        Alternate(reader.service(one.service).view.tag, addresses.encoded(one.path))
        for one in story
    )


@output("sitemap-index", urgency=Urgency.SITEMAP)
def make_sitemap_index(spec: Spec, reader: Reader) -> Made:
    """Make the list of a service's sitemaps."""
    reader.depends_on(keys.sitemaps(spec.service))
    rows = PartRow.objects.filter(service=spec.service).order_by("number")
    parts = tuple(
        SitemapPart(addresses.sitemap_part(spec.service, row.number), row.modified) for row in rows
    )
    return Made(sitemap_index.render(SitemapIndex(base_url(), parts)).body)


@output("news-sitemap", urgency=Urgency.SITEMAP)
def make_news_sitemap(spec: Spec, reader: Reader) -> Made:
    """Make the news sitemap of a service."""
    service = reader.service(spec.service)
    shown = reader.window(listings.of_service(spec.service), _NEWS)
    entries = tuple(
        NewsEntry(service.view, addresses.encoded(one.path), document.published, document.headline)
        for one, document in reader.documents(shown)
    )
    return Made(news_sitemap.render(NewsSitemap(base_url(), entries, timezone.now())).body)


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
