"""What machines get: feeds, sitemaps, the live file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from .chrome import AlertView, Alternate, Chrome, ServiceView
from .teasers import ImageFile


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An article as it stands in each kind of feed (`outputs.feed_items`)."""

    rss: str
    atom: str
    json: bytes


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, newest first; the page it belongs to is `chrome.path`.

    The three paths are those of its files. `updated` is the instant of the newest change, so
    that equal content gives equal bytes.
    """

    chrome: Chrome
    title: str
    rss_path: str
    atom_path: str
    json_path: str
    updated: datetime
    items: tuple[FeedItem, ...]
    description: str = ""


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page in a sitemap; `alternates` lists every language of it, itself too, or is empty."""

    path: str
    modified: datetime
    alternates: tuple[Alternate, ...] = ()
    picture: ImageFile | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """At most 50,000 pages (sitemaps.org); one file a month and service keeps far below."""

    base_url: str
    entries: tuple[SitemapEntry, ...]


@dataclass(frozen=True, slots=True)
class SitemapPart:
    """One sitemap file, in the index."""

    path: str
    modified: datetime


@dataclass(frozen=True, slots=True)
class SitemapIndex:
    """The list of all sitemap files (at most 50,000)."""

    base_url: str
    parts: tuple[SitemapPart, ...]


@dataclass(frozen=True, slots=True)
class NewsEntry:
    """An article in the news sitemap; `title` is its headline."""

    service: ServiceView
    path: str
    published: datetime
    title: str


@dataclass(frozen=True, slots=True)
class NewsSitemap:
    """The news sitemap; of `entries` those of the two days before `now` are written."""

    base_url: str
    entries: tuple[NewsEntry, ...]
    now: datetime


@dataclass(frozen=True, slots=True)
class Robots:
    """What robots may read: all but the paths that start with one of `closed`."""

    base_url: str
    sitemaps: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LiveStrip:
    """The breaking news of a service that still stands, newest first.

    `reports` are the live reports that grow: each article's id with the number of its newest entry.
    """

    service: ServiceView
    alerts: tuple[AlertView, ...] = ()
    reports: tuple[tuple[str, int], ...] = ()
