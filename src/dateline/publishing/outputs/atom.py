"""Atom (RFC 4287) with full text."""

from __future__ import annotations

from typing import Final

from .. import addresses
from ..render.file import OutputFile
from ..render.pages import ArticleView, Author, Chrome, Feed, Moment
from ..render.structured import summary
from .markup import around, tag, xml_file
from .newsml_g2 import MEDIA_TYPE as NEWSML

_ATOM: Final = "http://www.w3.org/2005/Atom"


def render(feed: Feed) -> OutputFile:
    """Render a feed, newest first. It is identified by its own address, for ever."""
    chrome = feed.chrome
    own = chrome.absolute(feed.atom_path)
    parts = [
        tag("title", feed.title),
        *([tag("subtitle", feed.description)] if feed.description else []),
        tag("id", own),
        _link("self", "application/atom+xml", own),
        _link("alternate", "text/html", chrome.canonical),
        tag("updated", Moment(feed.updated, "").iso),
        around("author", (tag("name", chrome.organisation),)),
        tag("rights", chrome.organisation),
        *(item.atom for item in feed.items),
    ]
    names = {"xmlns": _ATOM, "xml:lang": chrome.service.tag}
    return xml_file(around("feed", parts, names), "application/atom+xml")


def item(article: ArticleView, chrome: Chrome, content: str) -> str:
    """Render an article as an entry."""
    url = chrome.absolute(article.path)
    parts = [
        tag("title", article.headline),
        tag("id", url),
        _link("alternate", "text/html", url),
        _link("alternate", NEWSML, chrome.absolute(addresses.newsml(article.path))),
        _link("alternate", "application/json", chrome.absolute(addresses.ninjs(article.path))),
        tag("published", article.published.iso),
        tag("updated", (article.modified or article.published).iso),
        *(_author(author, chrome) for author in article.byline.authors),
        *(tag("category", "", {"term": topic.name}) for topic in article.topics),
        tag("summary", summary(article)),
        tag("content", content, {"type": "html"}),
    ]
    return around("entry", parts)


def _author(author: Author, chrome: Chrome) -> str:
    page = [tag("uri", chrome.absolute(author.path))] if author.path else []
    return around("author", [tag("name", author.name), *page])


def _link(rel: str, media_type: str, href: str) -> str:
    return tag("link", "", {"rel": rel, "type": media_type, "href": href})
