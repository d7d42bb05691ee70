"""The makers of the pages, by kind; importing this registers them."""

from . import article, corrections, feeds, front, ledger, lists, lite, site, sitemaps

__all__ = [
    "article",
    "corrections",
    "feeds",
    "front",
    "ledger",
    "lists",
    "lite",
    "site",
    "sitemaps",
]
