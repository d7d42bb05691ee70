"""RSS 2.0 with full text (content), Media RSS pictures, Dublin Core authors and its own address."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Final

from ..render.file import OutputFile
from ..render.pages import ArticleView, Chrome, Feed, PictureView
from ..render.structured import summary
from .markup import around, tag, xml_file

_NAMES: Final = {
    "version": "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


def render(feed: Feed) -> OutputFile:
    """Render a feed, newest first."""
    chrome = feed.chrome
    own = {
        "rel": "self",
        "type": "application/rss+xml",
        "href": chrome.absolute(feed.rss_path),
    }
    parts = [
        tag("title", feed.title),
        tag("link", chrome.canonical),
        tag("description", feed.description or feed.title),
        tag("language", chrome.service.tag),
        tag("copyright", chrome.organisation),
        tag("lastBuildDate", _rfc822(feed.updated)),
        tag("atom:link", "", own),
        *(item.rss for item in feed.items),
    ]
    root = around("rss", (around("channel", parts),), _NAMES)
    return xml_file(root, "application/rss+xml")


def item(article: ArticleView, chrome: Chrome, content: str) -> str:
    """Render an article as an item of a channel."""
    url = chrome.absolute(article.path)
    parts = [
        tag("title", article.headline),
        tag("link", url),
        tag("guid", url, {"isPermaLink": "true"}),
        tag("pubDate", _rfc822(article.published.instant)),
        tag("description", summary(article)),
        tag("dc:creator", article.byline.text),
        *(tag("category", topic.name) for topic in article.topics),
    ]
    if article.picture:
        parts.append(_picture(article.picture, chrome))
    parts.append(tag("content:encoded", content))
    return around("item", parts)


def _picture(picture: PictureView, chrome: Chrome) -> str:
    file = picture.fallback
    facts = {
        "url": chrome.absolute(file.url),
        "medium": "image",
        "type": file.media_type,
        "width": str(file.width),
        "height": str(file.height),
    }
    words = []
    if picture.caption or picture.alt:
        said = picture.caption or picture.alt
        words.append(tag("media:description", said, {"type": "plain"}))
    if picture.credit:
        words.append(tag("media:credit", picture.credit))
    return around("media:content", words, facts)


def _rfc822(instant: datetime) -> str:
    return format_datetime(instant.astimezone(UTC), usegmt=True)
