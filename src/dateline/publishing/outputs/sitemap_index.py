"""The index of all sitemaps (sitemaps.org 0.9)."""

from __future__ import annotations

from lxml import etree

from ..render.file import OutputFile
from ..render.pages import Moment, SitemapIndex
from .markup import add, xml_file
from .sitemap import SITEMAP, absolute


def render(index: SitemapIndex) -> OutputFile:
    """Render the index."""
    root = etree.Element(f"{{{SITEMAP}}}sitemapindex", nsmap={None: SITEMAP})
    for part in index.parts:
        entry = etree.SubElement(root, f"{{{SITEMAP}}}sitemap")
        add(entry, f"{{{SITEMAP}}}loc", absolute(part.path, index.base_url))
        add(entry, f"{{{SITEMAP}}}lastmod", Moment(part.modified, "").iso)
    return xml_file(root, "application/xml")
