"""A sitemap (sitemaps.org 0.9) with the other languages of each page and its picture."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ..render.file import OutputFile
from ..render.pages import Moment, Sitemap, SitemapEntry
from .markup import around, tag, xml_file

SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NAMES: Final = {
    "xmlns": SITEMAP,
    "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
    "xmlns:image": "http://www.google.com/schemas/sitemap-image/1.1",
}


def render(sitemap: Sitemap) -> OutputFile:
    """Render one sitemap file."""
    pages = (_page(entry, sitemap.base_url) for entry in sitemap.entries)
    return xml_file(around("urlset", pages, _NAMES), "application/xml")


# A part is written with each publication, and all but one entry of it is the same as before.
@lru_cache(maxsize=4_096)
def _page(entry: SitemapEntry, base_url: str) -> str:
    parts = [
        tag("loc", absolute(entry.path, base_url)),
        tag("lastmod", Moment(entry.modified, "").iso),
    ]
    for other in entry.alternates:
        href = absolute(other.path, base_url)
        parts.append(
            tag("xhtml:link", "", {"rel": "alternate", "hreflang": other.tag, "href": href})
        )
    if entry.picture:
        place = tag("image:loc", absolute(entry.picture.url, base_url))
        parts.append(around("image:image", (place,)))
    return around("url", parts)


def absolute(path: str, base_url: str) -> str:
    """Return the address of a path of the site; an address stays as it is."""
    return path if "://" in path else base_url + path
