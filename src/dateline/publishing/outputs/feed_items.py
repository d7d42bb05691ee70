"""An article in the three forms of feeds, made once for all feeds that carry it."""

from __future__ import annotations

from ..render.pages import ArticleView, Chrome, FeedItem
from . import atom, json_feed, rss
from .content import content_html


def feed_item(article: ArticleView, chrome: Chrome) -> FeedItem:
    """Render an article for the feeds of its service; every address in it is absolute."""
    content = content_html(article, chrome)
    return FeedItem(
        rss=rss.item(article, chrome, content),
        atom=atom.item(article, chrome, content),
        json=json_feed.item(article, chrome, content),
    )
