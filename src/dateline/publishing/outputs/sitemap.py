"""A sitemap (sitemaps.org 0.9) with the other languages of each page and its picture."""

from __future__ import annotations

from typing import Final

from lxml import etree

from ..render.file import OutputFile
from ..render.pages import Moment, Sitemap, SitemapEntry
from .markup import add, xml_file

SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML: Final = "http://www.w3.org/1999/xhtml"
_IMAGE: Final = "http://www.google.com/schemas/sitemap-image/1.1"


def render(sitemap: Sitemap) -> OutputFile:
    """Render one sitemap file."""
    root = etree.Element(
        f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "xhtml": _XHTML, "image": _IMAGE}
    )
    for entry in sitemap.entries:
        _page(root, entry, sitemap.base_url)
    return xml_file(root, "application/xml")


def _page(root: etree._Element, entry: SitemapEntry, base_url: str) -> None:
    page = etree.SubElement(root, f"{{{SITEMAP}}}url")
    add(page, f"{{{SITEMAP}}}loc", absolute(entry.path, base_url))
    add(page, f"{{{SITEMAP}}}lastmod", Moment(entry.modified, "").iso)
    for other in entry.alternates:
        link = {"rel": "alternate", "hreflang": other.tag}
        add(page, f"{{{_XHTML}}}link", href=absolute(other.path, base_url), **link)
    if entry.picture:
        image = etree.SubElement(page, f"{{{_IMAGE}}}image")
        add(image, f"{{{_IMAGE}}}loc", absolute(entry.picture.url, base_url))


def absolute(path: str, base_url: str) -> str:
    """Return the address of a path of the site; an address stays as it is."""
    return path if "://" in path else base_url + path
