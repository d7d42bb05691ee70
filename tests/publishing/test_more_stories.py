"""The stories at the end of an article: those before it, so that no publication changes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from dateline.publishing.actions import publish_article, render_pages, withdraw_article
from dateline.publishing.actions.render import site_store
from dateline.publishing.inspection import verify_site
from dateline.publishing.models import Page
from dateline.stories.models import Article

Files = Callable[[], dict[str, bytes]]


def publish(newsroom: Any, headline: str, **fields: object) -> Article:
    article, revision = newsroom.article(headline, **fields)
    publish_article(article=article, revision=revision, by=newsroom.editor)
    article.refresh_from_db()
    return article


def more(files: Files, article: Article) -> list[str]:
    page = html.document_fromstring(files()[f"{article.public.path.strip('/')}/index.html"])
    return [
        str(found.text_content()).strip()
        for found in page.xpath("//section[@aria-labelledby='more']//h3")
    ]


@pytest.mark.django_db
def test_an_article_leads_on_to_the_four_of_its_section_before_it(
    newsroom: Any, site: Path, files: Files
) -> None:
    articles = [publish(newsroom, f"Report {number}") for number in range(6)]
    other = publish(newsroom, "Elsewhere", section="")
    render_pages()
    assert more(files, articles[0]) == []
    assert more(files, articles[5]) == ["Report 4", "Report 3", "Report 2", "Report 1"]
    assert more(files, other) == ["Report 5", "Report 4", "Report 3", "Report 2"]


@pytest.mark.django_db
def test_a_publication_renders_no_older_article_anew(newsroom: Any, site: Path) -> None:
    older = [publish(newsroom, f"Report {number}").public.path for number in range(3)]
    render_pages()
    before = dict(Page.objects.filter(path__in=older).values_list("path", "rendered"))
    publish(newsroom, "Report 3")
    render_pages()
    assert dict(Page.objects.filter(path__in=older).values_list("path", "rendered")) == before


@pytest.mark.django_db
def test_a_withdrawn_story_goes_and_comes_back_where_it_was(
    newsroom: Any, site: Path, files: Files
) -> None:
    articles = [publish(newsroom, f"Report {number}") for number in range(6)]
    render_pages()
    withdraw_article(article=articles[3], reason="", by=newsroom.editor)
    render_pages()
    assert more(files, articles[5]) == ["Report 4", "Report 2", "Report 1", "Report 0"]
    assert not list(verify_site(site_store()))
    revision = articles[3].revisions.latest("number")
    publish_article(article=articles[3], revision=revision, by=newsroom.editor)
    render_pages()
    assert more(files, articles[5]) == ["Report 4", "Report 3", "Report 2", "Report 1"]
    assert not list(verify_site(site_store()))


@pytest.mark.django_db
def test_a_story_that_leaves_the_section_leaves_its_neighbours(
    newsroom: Any, site: Path, files: Files
) -> None:
    moved, last = publish(newsroom, "Report 0"), publish(newsroom, "Report 1")
    render_pages()
    revision = newsroom.write(moved, headline="Report 0", section="")
    publish_article(article=moved, revision=revision, by=newsroom.editor)
    render_pages()
    assert more(files, last) == []
    assert not list(verify_site(site_store()))
