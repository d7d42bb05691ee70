"""The makers of the pages, by kind; importing this registers them."""

from . import (
    archive,
    article,
    corrections,
    email,
    feeds,
    front,
    ledger,
    house,
    lists,
    lite,
    partners,
    live_report,
    offline,
    search,
    site,
    sitemaps,
)

__all__ = [
    "article",
    "corrections",
    "email",
    "feeds",
    "archive",
    "front",
    "ledger",
    "lists",
    "lite",
    "partners",
    "house",
    "search",
    "live_report",
    "offline",
    "site",
    "sitemaps",
]
