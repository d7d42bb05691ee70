"""RSS 2.0 with full text (content), Media RSS pictures, Dublin Core authors and its own address."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Final

from lxml import etree

from ..render.file import OutputFile
from ..render.pages import ArticleView, Feed, PictureView
from ..render.structured import summary
from .content import content_html
from .markup import add, xml_file

_NAMESPACES: Final = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}


def render(feed: Feed) -> OutputFile:
    """Render a feed, newest first."""
    root = etree.Element("rss", {"version": "2.0"}, nsmap=_NAMESPACES)
    channel = etree.SubElement(root, "channel")
    chrome = feed.chrome
    add(channel, "title", feed.title)
    add(channel, "link", chrome.canonical)
    add(channel, "description", feed.description or feed.title)
    add(channel, "language", chrome.service.tag)
    add(channel, "copyright", chrome.organisation)
    add(channel, "lastBuildDate", _rfc822(feed.updated))
    self_link = {"rel": "self", "type": "application/rss+xml"}
    add(channel, _name("atom", "link"), href=chrome.absolute(feed.path), **self_link)
    for article in feed.articles:
        _item(channel, article, feed)
    return xml_file(root, "application/rss+xml")


def _item(channel: etree._Element, article: ArticleView, feed: Feed) -> None:
    item = etree.SubElement(channel, "item")
    url = feed.chrome.absolute(article.path)
    add(item, "title", article.headline)
    add(item, "link", url)
    add(item, "guid", url, isPermaLink="true")
    add(item, "pubDate", _rfc822(article.published.instant))
    add(item, "description", summary(article))
    add(item, _name("dc", "creator"), article.byline.text)
    for topic in article.topics:
        add(item, "category", topic.name)
    if article.picture:
        _picture(item, article.picture, feed)
    add(item, _name("content", "encoded"), content_html(article, feed.chrome))


def _picture(item: etree._Element, picture: PictureView, feed: Feed) -> None:
    file = picture.fallback
    size = {"width": str(file.width), "height": str(file.height)}
    url = feed.chrome.absolute(file.url)
    name = _name("media", "content")
    media = add(item, name, url=url, medium="image", type=file.media_type, **size)
    if picture.caption or picture.alt:
        add(media, _name("media", "description"), picture.caption or picture.alt, type="plain")
    if picture.credit:
        add(media, _name("media", "credit"), picture.credit)


def _name(prefix: str, name: str) -> str:
    return f"{{{_NAMESPACES[prefix]}}}{name}"


def _rfc822(instant: datetime) -> str:
    return format_datetime(instant.astimezone(UTC), usegmt=True)
