"""The news sitemap: what was published in the last two days (Google News sitemap 0.9)."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from ..render.file import OutputFile
from ..render.pages import Moment, NewsEntry, NewsSitemap
from .markup import around, tag, xml_file
from .sitemap import SITEMAP, absolute

_NAMES: Final = {
    "xmlns": SITEMAP,
    "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9",
}
_AGE: Final = timedelta(days=2)
_MOST: Final = 1000
_TRADITIONAL: Final = frozenset({"hant", "tw", "hk", "mo"})


def render(sitemap: NewsSitemap) -> OutputFile:
    """Render the entries of the two days before `sitemap.now`, the newest thousand of them."""
    recent = [entry for entry in sitemap.entries if sitemap.now - entry.published <= _AGE]
    recent.sort(key=lambda entry: entry.published, reverse=True)
    pages = (_page(*_words(entry), sitemap.base_url) for entry in recent[:_MOST])
    return xml_file(around("urlset", pages, _NAMES), "application/xml")


def news_language(tag: str) -> str:
    """Return a language as news sitemaps name it: ISO 639, but zh-cn and zh-tw for Chinese."""
    language, *rest = tag.lower().split("-")
    if language != "zh":
        return language
    return "zh-tw" if _TRADITIONAL & set(rest) else "zh-cn"


def _words(entry: NewsEntry) -> tuple[str, datetime, str, str, str]:
    service = entry.service
    return entry.path, entry.published, entry.title, service.site_title, service.tag


# Each publication writes the file anew with hundreds of entries that are the same as before.
@lru_cache(maxsize=8_192)
def _page(path: str, published: datetime, title: str, name: str, code: str, base_url: str) -> str:
    language = tag("news:language", news_language(code))
    publication = around("news:publication", (tag("news:name", name), language))
    date = tag("news:publication_date", Moment(published, "").iso)
    news = around("news:news", (publication, date, tag("news:title", title)))
    return around("url", (tag("loc", absolute(path, base_url)), news))
