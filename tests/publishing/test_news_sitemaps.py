"""The news sitemap as time passes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from dateline.publishing.actions import add_missing_pages, publish_article, render_pages
from dateline.publishing.actions.render import refresh_news, site_store
from dateline.publishing.inspection import verify_site
from dateline.publishing.pages.makers import sitemaps

Files = Callable[[], dict[str, bytes]]
pytestmark = pytest.mark.django_db


def publish(newsroom: Any, headline: str) -> None:
    article, revision = newsroom.article(headline)
    publish_article(article=article, revision=revision, by=newsroom.editor)


def news(files: Files) -> list[bytes]:
    render_pages()
    body = files()["en/news-sitemap.xml"]
    return [part.split(b"</news:title>")[0] for part in body.split(b"<news:title>")[1:]]


def test_all_news_of_two_days_is_in_it_newest_first(
    newsroom: Any, site: Path, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "_NEWS_AT_ONCE", 2)
    add_missing_pages()
    for number in range(5):
        publish(newsroom, f"Report {number}")
    assert news(files) == [f"Report {number}".encode() for number in (4, 3, 2, 1, 0)]


def test_what_is_older_goes_without_anything_new(
    newsroom: Any, site: Path, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_missing_pages()
    publish(newsroom, "Report")
    assert news(files) == [b"Report"]
    later = timezone.now() + timedelta(days=2)
    monkeypatch.setattr(sitemaps.timezone, "now", lambda: later)
    refresh_news()
    assert news(files) == []
    assert not list(verify_site(site_store()))
