"""What is read most: counted, ranked, shown, and forgotten in time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from lxml import html

from dateline.audience.actions import add_readers, forget_weeks, key_of_week, rank_articles
from dateline.audience.models import Sketch, WeekKey
from dateline.audience.queries import FEWEST_READERS, most_read
from dateline.audience.sketches import Seen
from dateline.publishing.actions import publish_article, render_pages, withdraw_article
from dateline.publishing.actions.render import site_store
from dateline.publishing.inspection import verify_site
from dateline.publishing.models import PublicArticle

Files = Callable[[], dict[str, bytes]]
pytestmark = pytest.mark.django_db


@pytest.fixture
def publish(newsroom: Any, site: object) -> Callable[..., PublicArticle]:
    def one(headline: str, service: str = "en") -> PublicArticle:
        article, revision = newsroom.article(headline, service=service)
        publish_article(article=article, revision=revision, by=newsroom.editor)
        return PublicArticle.objects.get(pk=article.pk)

    return one


def read(public: PublicArticle, readers: range, *, hours_ago: float = 0) -> int:
    seen = Seen()
    for one in readers:
        seen.add(one)
    moment = timezone.now() - timedelta(hours=hours_ago)
    return add_readers(seen={public.path: seen.bytes()}, moment=moment)


def headlines(files: Files, path: str) -> list[str]:
    page = html.document_fromstring(files()[f"{path}index.html"])
    return [str(one.text_content()).strip() for one in page.xpath("//main//article/h2")]


def test_the_page_shows_what_most_different_people_read(
    publish: Callable[..., PublicArticle], files: Files
) -> None:
    one, two, three = publish("Ministers meet"), publish("They part"), publish("Nobody looks")
    render_pages()
    assert headlines(files, "en/most-read/") == []
    read(one, range(20))
    read(one, range(20), hours_ago=2)
    read(two, range(15))
    read(two, range(10, 30), hours_ago=3)
    read(three, range(FEWEST_READERS - 1))
    assert rank_articles(service="en")
    render_pages()
    assert headlines(files, "en/most-read/") == ["They part", "Ministers meet"]
    assert b"They part" in files()["en/lite/most-read/index.html"]
    assert headlines(files, "fa/most-read/") == []
    assert list(verify_site(site_store())) == []


def test_what_did_not_change_is_not_rendered_again(publish: Callable[..., PublicArticle]) -> None:
    read(publish("Ministers meet"), range(20))
    assert rank_articles(service="en")
    render_pages()
    assert not rank_articles(service="en")


def test_what_was_read_yesterday_counts_no_more(publish: Callable[..., PublicArticle]) -> None:
    old, new = publish("Old"), publish("New")
    read(old, range(90), hours_ago=24)
    read(new, range(12))
    rank_articles(service="en")
    assert most_read("en") == [new.pk]


def test_a_withdrawn_report_leaves_the_page_at_once(
    newsroom: Any, publish: Callable[..., PublicArticle], files: Files
) -> None:
    public = publish("Ministers meet")
    read(public, range(20))
    rank_articles(service="en")
    render_pages()
    assert headlines(files, "en/most-read/") == ["Ministers meet"]
    withdraw_article(article=public.article, reason="wrong", notice="Wrong.", by=newsroom.editor)
    render_pages()
    assert headlines(files, "en/most-read/") == []


def test_paths_that_are_no_articles_are_not_counted(publish: Callable[..., PublicArticle]) -> None:
    seen = Seen()
    seen.add(1)
    assert (
        add_readers(seen={"/en/": seen.bytes(), "/en/none/": seen.bytes()}, moment=timezone.now())
        == 0
    )
    assert not Sketch.objects.exists()


def test_the_key_of_a_week_lasts_as_long_as_the_week(publish: Callable[..., PublicArticle]) -> None:
    now = timezone.now()
    this_week = key_of_week(moment=now)
    last_week = key_of_week(moment=now - timedelta(days=7))
    assert this_week == key_of_week(moment=now) != last_week
    assert len(this_week) == 32
    public = publish("Ministers meet")
    read(public, range(20))
    read(public, range(20), hours_ago=50)
    assert forget_weeks() == 1
    assert [bytes(one.key) for one in WeekKey.objects.all()] == [this_week]
    hours = Sketch.objects.filter(span=Sketch.Span.HOUR)
    assert hours.count() == 1
    assert Sketch.objects.filter(span=Sketch.Span.WEEK).exists()
