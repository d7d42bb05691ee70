"""Every write of publishing."""

from .publish import publish_article
from .render import add_missing_pages, rebuild_site, refresh_pages, render_pages
from .withdraw import withdraw_article

__all__ = [
    "add_missing_pages",
    "publish_article",
    "rebuild_site",
    "refresh_pages",
    "render_pages",
    "withdraw_article",
]
