"""JSON Feed 1.1."""

from __future__ import annotations

from typing import Any

import orjson

from ..render.file import OutputFile
from ..render.pages import ArticleView, Author, Chrome, Feed
from ..render.structured import summary


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
        "items": [orjson.Fragment(item.json) for item in feed.items],
    }
    body = orjson.dumps({name: fact for name, fact in facts.items() if fact != ""})
    return OutputFile(body, "application/feed+json; charset=utf-8")


def item(article: ArticleView, chrome: Chrome, content: str) -> bytes:
    """Render an article as an item."""
    url = chrome.absolute(article.path)
    facts: dict[str, Any] = {
        "id": url,
        "url": url,
        "title": article.headline,
        "content_html": content,
        "summary": summary(article),
        "image": chrome.absolute(article.picture.fallback.url) if article.picture else "",
        "date_published": article.published.iso,
        "date_modified": (article.modified or article.published).iso,
        "authors": [_author(author, chrome) for author in article.byline.authors],
        "tags": [topic.name for topic in article.topics],
        "language": chrome.service.tag,
    }
    return orjson.dumps({name: fact for name, fact in facts.items() if fact not in ("", [])})


def _author(author: Author, chrome: Chrome) -> dict[str, str]:
    return {"name": author.name} | ({"url": chrome.absolute(author.path)} if author.path else {})
