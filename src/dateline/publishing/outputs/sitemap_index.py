"""The index of all sitemaps (sitemaps.org 0.9)."""

from __future__ import annotations

from functools import lru_cache

from ..render.file import OutputFile
from ..render.pages import Moment, SitemapIndex, SitemapPart
from .markup import around, tag, xml_file
from .sitemap import SITEMAP, absolute


def render(index: SitemapIndex) -> OutputFile:
    """Render the index."""
    parts = (_part(part, index.base_url) for part in index.parts)
    return xml_file(around("sitemapindex", parts, {"xmlns": SITEMAP}), "application/xml")


# All but one are the same as in the file before.
@lru_cache(maxsize=4_096)
def _part(part: SitemapPart, base_url: str) -> str:
    place = tag("loc", absolute(part.path, base_url))
    return around("sitemap", (place, tag("lastmod", Moment(part.modified, "").iso)))
