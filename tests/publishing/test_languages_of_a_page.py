"""Which languages a page is said to be in, and where readers of all others are sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from dateline.languages.actions import change_service
from dateline.languages.models import Service
from dateline.languages.queries import active_services
from dateline.publishing.actions import publish_article, render_pages, withdraw_article
from dateline.stories.actions import create_story
from dateline.stories.models import Article, Story

Files = Callable[[], dict[str, bytes]]


def languages(page: bytes) -> dict[str, str]:
    links = html.document_fromstring(page).xpath("//link[@hreflang]")
    return {link.get("hreflang"): unquote(urlsplit(link.get("href")).path) for link in links}


def publish(newsroom: Any, headline: str, service: str, story: Story) -> Article:
    article, revision = newsroom.article(
        headline, service=service, story=story, section="", topics=[]
    )
    publish_article(article=article, revision=revision, by=newsroom.editor)
    article.refresh_from_db()
    return article


def page_of(files: Files, article: Article) -> bytes:
    return files()[f"{article.public.path.strip('/')}/index.html"]


@pytest.fixture
def story(newsroom: Any) -> Story:
    return create_story(slugline="NATO", by=newsroom.reporter)


@pytest.mark.django_db
def test_sisters_name_the_same_languages_and_send_all_others_to_english(
    newsroom: Any, site: Path, files: Files, story: Story
) -> None:
    persian = publish(newsroom, "خبر", "fa", story)
    english = publish(newsroom, "Ministers meet", "en", story)
    render_pages()
    wanted = {
        "en": english.public.path,
        "fa": persian.public.path,
        "x-default": english.public.path,
    }
    assert languages(page_of(files, english)) == wanted
    assert languages(page_of(files, persian)) == wanted


@pytest.mark.django_db
def test_without_english_all_others_are_sent_to_the_first_service(
    newsroom: Any, site: Path, files: Files, story: Story
) -> None:
    french = Service.objects.get(pk="fr")
    for position, service in enumerate((french, newsroom.fa), start=900):
        change_service(service=service, changes={"position": position}, by=None)
    english = publish(newsroom, "Ministers meet", "en", story)
    persian = publish(newsroom, "خبر", "fa", story)
    newsroom.fa = french
    other = publish(newsroom, "Les ministres", "fa", story)
    render_pages()
    withdraw_article(article=english, reason="", by=newsroom.editor)
    render_pages()
    for article in (persian, other):
        found = languages(page_of(files, article))
        assert found["x-default"] == other.public.path
        assert set(found) == {"fa", "fr", "x-default"}


@pytest.mark.django_db
def test_an_article_in_one_language_names_none(
    newsroom: Any, site: Path, files: Files, story: Story
) -> None:
    article = publish(newsroom, "Ministers meet", "en", story)
    render_pages()
    assert languages(page_of(files, article)) == {}


@pytest.mark.django_db
def test_fronts_name_each_other_and_send_all_others_to_the_index_of_services(
    newsroom: Any, site: Path, files: Files, story: Story
) -> None:
    publish(newsroom, "Ministers meet", "en", story)
    render_pages()
    wanted = {service.language_tag: f"/{service.code}/" for service in active_services()}
    wanted["x-default"] = "/"
    for name in ("index.html", "en/index.html", "fa/index.html"):
        assert languages(files()[name]) == wanted
