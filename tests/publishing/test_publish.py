from __future__ import annotations

import pytest

from dateline.publishing.actions import publish_article, render_pages
from dateline.publishing.queries import failing_pages

pytestmark = pytest.mark.django_db


def test_a_published_article_is_on_every_page_that_it_belongs_to(newsroom, site, files) -> None:
    article, revision = newsroom.article("Ministers meet in Brussels")
    publication = publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    assert not list(failing_pages().values_list("path", "failure"))
    found = files()
    day = f"{publication.at:%Y/%m/%d}"
    page = f"en/{day}/ministers-meet-in-brussels/index.html"
    for name in (
        page,
        "en/index.html",
        "en/world/index.html",
        "en/topic/nato/index.html",
        "en/rss.xml",
        "en/feed.json",
        "en/news-sitemap.xml",
    ):
        assert b"Ministers meet in Brussels" in found[name], name
    assert f"/en/{day}/ministers-meet-in-brussels/".encode() in found["en/sitemap/1.xml"]
    assert b"/en/sitemap/1.xml" in found["en/sitemap.xml"]
