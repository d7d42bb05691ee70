"""The makers of the pages, by kind; importing this registers them."""

from . import article, feeds, front, ledger, lists, lite, site, sitemaps

__all__ = ["article", "feeds", "front", "ledger", "lists", "lite", "site", "sitemaps"]
