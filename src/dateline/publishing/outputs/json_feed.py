"""JSON Feed 1.1."""

from __future__ import annotations

from typing import Any

import orjson

from ..render.file import OutputFile
from ..render.pages import ArticleView, Feed
from ..render.structured import summary
from .content import content_html


def render(feed: Feed) -> OutputFile:
    """Render a feed, newest first."""
    chrome = feed.chrome
    facts = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": chrome.canonical,
        "feed_url": chrome.absolute(feed.json_path),
        "description": feed.description,
        "language": chrome.service.tag,
        "authors": [{"name": chrome.organisation, "url": chrome.absolute(chrome.services_path)}],
        "items": [_item(article, feed) for article in feed.articles],
    }
    body = orjson.dumps({name: fact for name, fact in facts.items() if fact != ""})
    return OutputFile(body, "application/feed+json; charset=utf-8")


def _item(article: ArticleView, feed: Feed) -> dict[str, Any]:
    url = feed.chrome.absolute(article.path)
    facts = {
        "id": url,
        "url": url,
        "title": article.headline,
        "content_html": content_html(article, feed.chrome),
        "summary": summary(article),
        "image": feed.chrome.absolute(article.picture.fallback.url) if article.picture else "",
        "date_published": article.published.iso,
        "date_modified": (article.modified or article.published).iso,
        "authors": [{"name": author.name} for author in article.byline.authors],
        "tags": [topic.name for topic in article.topics],
        "language": feed.chrome.service.tag,
    }
    return {name: fact for name, fact in facts.items() if fact not in ("", [])}
