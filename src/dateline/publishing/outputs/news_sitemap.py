"""The news sitemap: what was published in the last two days (Google News sitemap 0.9)."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from lxml import etree

from ..render.file import OutputFile
from ..render.pages import Moment, NewsEntry, NewsSitemap
from .markup import add, xml_file
from .sitemap import SITEMAP, absolute

_NEWS: Final = "http://www.google.com/schemas/sitemap-news/0.9"
_AGE: Final = timedelta(days=2)
_MOST: Final = 1000
_TRADITIONAL: Final = frozenset({"hant", "tw", "hk", "mo"})


def render(sitemap: NewsSitemap) -> OutputFile:
    """Render the entries of the two days before `sitemap.now`, the newest thousand of them."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "news": _NEWS})
    recent = [entry for entry in sitemap.entries if sitemap.now - entry.published <= _AGE]
    recent.sort(key=lambda entry: entry.published, reverse=True)
    for entry in recent[:_MOST]:
        _page(root, entry, sitemap.base_url)
    return xml_file(root, "application/xml")


def news_language(tag: str) -> str:
    """Return a language as news sitemaps name it: ISO 639, but zh-cn and zh-tw for Chinese."""
    language, *rest = tag.lower().split("-")
    if language != "zh":
        return language
    return "zh-tw" if _TRADITIONAL & set(rest) else "zh-cn"


def _page(root: etree._Element, entry: NewsEntry, base_url: str) -> None:
    page = etree.SubElement(root, f"{{{SITEMAP}}}url")
    add(page, f"{{{SITEMAP}}}loc", absolute(entry.path, base_url))
    news = etree.SubElement(page, f"{{{_NEWS}}}news")
    publication = etree.SubElement(news, f"{{{_NEWS}}}publication")
    add(publication, f"{{{_NEWS}}}name", entry.service.site_title)
    add(publication, f"{{{_NEWS}}}language", news_language(entry.service.tag))
    add(news, f"{{{_NEWS}}}publication_date", Moment(entry.published, "").iso)
    add(news, f"{{{_NEWS}}}title", entry.title)
