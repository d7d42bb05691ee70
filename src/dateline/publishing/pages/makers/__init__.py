"""The makers of the pages, by kind; importing this registers them."""

from . import article, feeds, front, ledger, lists, site, sitemaps

__all__ = ["article", "feeds", "front", "ledger", "lists", "site", "sitemaps"]
