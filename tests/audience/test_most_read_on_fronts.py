"""What is read most as an area of an arranged front."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from lxml import html

from dateline.audience.actions import add_readers, rank_articles
from dateline.audience.sketches import Seen
from dateline.publishing.actions import publish_article, render_pages, withdraw_article
from dateline.publishing.actions.fronts import arrange_front
from dateline.publishing.actions.render import site_store
from dateline.publishing.fronts.arrangement import MOST_READ, Area, Arrangement
from dateline.publishing.inspection import verify_site
from dateline.publishing.models import PublicArticle
from dateline.stories.models import Article

pytestmark = pytest.mark.django_db
Publish = Callable[..., PublicArticle]
LEAD = Area(id="lead", kind="lead")
MOST = Area(id="most", kind="list", source=MOST_READ, count=5, repeats=True)


@pytest.fixture
def publish(newsroom: Any, site: Path) -> Publish:
    def one(headline: str, service: str = "en") -> PublicArticle:
        article, revision = newsroom.article(headline, service=service)
        publish_article(article=article, revision=revision, by=newsroom.editor)
        return PublicArticle.objects.get(pk=article.pk)

    return one


def arrange(newsroom: Any, *areas: Area, service: str = "en") -> None:
    arrange_front(
        service=getattr(newsroom, service),
        arrangement=Arrangement(areas=areas),
        base=0,
        by=newsroom.editor,
    )


def read(readers: dict[PublicArticle, int]) -> None:
    for public, count in readers.items():
        seen = Seen()
        for one in range(count):
            seen.add(one)
        add_readers(seen={public.path: seen.bytes()}, moment=timezone.now())
    for service in {public.service_id for public in readers}:
        rank_articles(service=service)


def ranked(site: Path, service: str = "en", edition: str = "") -> tuple[str, list[list[str]]]:
    """Render what waits; return the name of the area and each line of it, as readers get them."""
    render_pages()
    page = html.document_fromstring((site / service / edition / "index.html").read_bytes())
    lists = page.xpath("//main//ol[.//a]")
    if not lists:
        return "", []
    name = lists[0].xpath("preceding-sibling::h2[1]")[0].text_content().strip()
    lines = ([str(word).strip() for word in one.itertext()] for one in lists[0].xpath("li"))
    return name, [[word for word in line if word][:2] for line in lines]


def test_the_front_shows_what_is_read_most_in_its_order_under_its_name(
    newsroom: Any, publish: Publish, site: Path
) -> None:
    one, two, three = (publish(f"Report {number}") for number in range(3))
    arrange(newsroom, LEAD, MOST)
    assert ranked(site) == ("", [])
    read({one: 30, two: 12, three: 60})
    expected = [["1", "Report 2"], ["2", "Report 0"], ["3", "Report 1"]]
    assert ranked(site) == ("Most read", expected)
    page = html.document_fromstring((site / "en/index.html").read_bytes())
    assert page.xpath("//h2/a[.='Most read']/@href") == ["/en/most-read/"]
    read({two: 90})
    assert ranked(site)[1][0] == ["1", "Report 1"]
    assert list(verify_site(site_store())) == []


def test_a_story_stands_twice_only_where_the_area_may_repeat(
    newsroom: Any, publish: Publish, site: Path
) -> None:
    one, two = publish("Older"), publish("Newer")
    arrange(newsroom, LEAD, MOST.model_copy(update={"repeats": False}))
    read({one: 20, two: 40})
    assert ranked(site)[1] == [["1", "Older"]]


def test_a_withdrawn_story_leaves_the_area_at_once(
    newsroom: Any, publish: Publish, site: Path
) -> None:
    one, two = publish("Older"), publish("Newer")
    arrange(newsroom, LEAD, MOST)
    read({one: 20, two: 40})
    assert len(ranked(site)[1]) == 2
    withdraw_article(article=Article.objects.get(pk=two.pk), reason="Wrong", by=newsroom.editor)
    assert ranked(site)[1] == [["1", "Older"]]


def test_places_are_numbered_as_the_service_writes(
    newsroom: Any, publish: Publish, site: Path
) -> None:
    arrange(newsroom, LEAD, MOST, service="fa")
    read({publish("نشست وزیران", service="fa"): 20})
    assert ranked(site, "fa") == ("پرخواننده‌ترین‌ها", [["۱", "نشست وزیران"]])
    name, (line,) = ranked(site, "fa", "lite")
    assert (name, line[0]) == ("پرخواننده‌ترین‌ها", "نشست وزیران")


def test_what_is_read_elsewhere_is_not_on_this_front(
    newsroom: Any, publish: Publish, site: Path
) -> None:
    publish("English")
    persian = publish("فارسی", service="fa")
    arrange(newsroom, LEAD, MOST)
    read({persian: 50})
    assert ranked(site) == ("", [])
