"""Structured data of a live report: schema.org LiveBlogPosting as JSON-LD."""

from __future__ import annotations

from typing import Any

from dateline.ground.richtext import plain

from .pages import ArticleView, Chrome, EntryView, LiveView, ParagraphView, QuotationView
from .structured import news_article


def live_report(article: ArticleView, chrome: Chrome) -> dict[str, Any]:
    """Describe a live report with the entries that its own page shows."""
    facts = news_article(article, chrome) | {"@type": "LiveBlogPosting"}
    # Only a NewsArticle has one.
    facts.pop("dateline", None)
    facts["coverageStartTime"] = article.published.iso
    live = article.live
    if live is None:
        return facts
    if not live.is_growing and live.entries:
        facts["coverageEndTime"] = max(entry.at.iso for entry in live.entries)
    return facts | {"liveBlogUpdate": _updates(live, chrome)}


def live_part(article: ArticleView, chrome: Chrome) -> dict[str, Any]:
    """Describe a page of entries as a part of their report."""
    report = chrome.absolute(article.path)
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": chrome.canonical,
        "inLanguage": chrome.service.tag,
        "isPartOf": {"@type": "LiveBlogPosting", "@id": report + "#article", "url": report},
        "hasPart": _updates(article.live, chrome) if article.live else [],
    }


def _updates(live: LiveView, chrome: Chrome) -> list[dict[str, Any]]:
    return [_update(entry, chrome) for entry in live.entries]


def _update(entry: EntryView, chrome: Chrome) -> dict[str, Any]:
    texts = (
        plain(block.text)
        for block in entry.blocks
        if isinstance(block, ParagraphView | QuotationView)
    )
    url = chrome.absolute(entry.path)
    return {
        "@type": "BlogPosting",
        "@id": url,
        "url": url,
        "headline": plain(entry.heading),
        "datePublished": entry.at.iso,
        "articleBody": "\n".join(texts),
    }
