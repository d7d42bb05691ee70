"""A newsroom with published stories, and what stands on its front."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from tests.publishing.conftest import Newsroom, files, newsroom, site

from dateline.publishing.actions import publish_article, render_pages
from dateline.publishing.actions.fronts import arrange_front
from dateline.publishing.fronts.arrangement import Area, Arrangement, Pin
from dateline.publishing.fronts.models import Front, FrontVersion
from dateline.stories.models import Article

__all__ = ["files", "newsroom", "site"]


@dataclass
class Desk:
    """Who arranges the English front, and what readers see of it."""

    newsroom: Newsroom
    site: Path

    def publish(self, headline: str, **fields: Any) -> Article:
        article, revision = self.newsroom.article(headline, **fields)
        publish_article(article=article, revision=revision, by=self.newsroom.editor)
        article.refresh_from_db()
        return article

    def arrange(self, *areas: Area, **more: Any) -> FrontVersion:
        front = Front.objects.filter(pk="en").first()
        base = front.version.number if front else 0
        given = {"base": base, "by": self.newsroom.editor} | more
        version = arrange_front(
            service=self.newsroom.en, arrangement=Arrangement(areas=areas), **given
        )
        assert version is not None
        return version

    def read(self) -> list[list[str]]:
        """Render what waits, and return the headlines of each area as readers get them."""
        render_pages()
        page = html.document_fromstring((self.site / "en" / "index.html").read_bytes())
        areas = page.xpath("//*[contains(@class, 'top')] | //main//section")
        return [[str(one.text_content()) for one in area.xpath(".//article//a")] for area in areas]


@pytest.fixture
def desk(newsroom: Newsroom, site: Path) -> Desk:
    return Desk(newsroom, site)


@pytest.fixture
def pinned() -> Callable[..., Pin]:
    """A function that makes the pin of an article."""

    def make(article: Article, place: int = 0, **fields: Any) -> Pin:
        return Pin(article=article.pk, place=place, **fields)

    return make
