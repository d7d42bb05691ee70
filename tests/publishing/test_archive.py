"""The archive of a service: days, months, years; what is full or past stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from lxml import html

from dateline.publishing import listings
from dateline.publishing.actions import publish_article, render_pages, withdraw_article
from dateline.publishing.actions.render import site_store
from dateline.publishing.inspection import verify_site
from dateline.publishing.models import Page, Publication

Files = Callable[[], dict[str, bytes]]
pytestmark = pytest.mark.django_db


class Paper:
    """A service that publishes on days of its own choice."""

    def __init__(self, newsroom: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        self.newsroom, self.monkeypatch = newsroom, monkeypatch

    def publish(self, at: str, headline: str) -> Publication:
        """Publish at a time of UTC."""
        now = datetime.fromisoformat(f"{at}+00:00")
        self.monkeypatch.setattr(timezone, "now", lambda: now)
        article, revision = self.newsroom.article(headline)
        return publish_article(article=article, revision=revision, by=self.newsroom.editor)


@pytest.fixture
def paper(newsroom: Any, site: Path, monkeypatch: pytest.MonkeyPatch) -> Paper:
    return Paper(newsroom, monkeypatch)


def page(files: Files, path: str) -> Any:
    return html.document_fromstring(files()[f"{path.strip('/')}/index.html"])


def ways(files: Files, path: str) -> dict[str, str]:
    found = page(files, path).xpath("//nav[contains(@class, 'days')]/a")
    return {link.get("rel"): link.get("href") for link in found}


def test_a_day_holds_what_was_first_published_on_it(paper: Paper, files: Files) -> None:
    paper.publish("2021-10-21T09:00", "Ministers meet")
    paper.publish("2021-10-21T23:59", "They talk on")
    paper.publish("2021-10-23T00:00", "They part")
    render_pages()
    day = page(files, "/en/archive/2021/10/21/")
    titles = [str(one.text_content()).strip() for one in day.xpath("//main//h2")]
    assert titles == ["They talk on", "Ministers meet"]
    assert day.xpath("//h1/text()") == ["October 21, 2021"]
    assert ways(files, "/en/archive/2021/10/21/") == {"next": "/en/archive/2021/10/23/"}
    assert ways(files, "/en/archive/2021/10/23/") == {"prev": "/en/archive/2021/10/21/"}
    assert not list(verify_site(site_store()))


def test_months_and_years_lead_to_the_days(paper: Paper, files: Files) -> None:
    paper.publish("2021-10-21T09:00", "Ministers meet")
    paper.publish("2021-11-02T09:00", "They part")
    paper.publish("2022-01-01T09:00", "A new year")
    render_pages()
    links = page(files, "/en/archive/2021/11/").xpath("//ul[@class='index']//a/@href")
    assert links == ["/en/archive/2021/11/02/"]
    months = {"prev": "/en/archive/2021/10/", "next": "/en/archive/2022/01/"}
    assert ways(files, "/en/archive/2021/11/") == months
    index = page(files, "/en/archive/")
    assert index.xpath("//main//h2/text()") == ["2022", "2021"]
    assert index.xpath("//ul[@class='index']//a/text()")[-1] == "October 2021"
    assert "/en/archive/" in page(files, "/en/").xpath("//footer//a/@href")


def test_a_past_day_is_rendered_once_more_when_the_next_begins_and_then_left_alone(
    paper: Paper, files: Files
) -> None:
    paper.publish("2021-10-21T09:00", "Ministers meet")
    paper.publish("2021-10-22T09:00", "They part")
    render_pages()
    before = Page.objects.get(path="/en/archive/2021/10/21/").rendered
    paper.publish("2021-10-22T10:00", "They are home")
    paper.publish("2021-10-23T10:00", "They sleep")
    render_pages()
    assert Page.objects.get(path="/en/archive/2021/10/21/").rendered == before


def test_a_day_of_many_reports_has_pages_that_do_not_shift(paper: Paper, files: Files) -> None:
    paper.monkeypatch.setattr(listings, "PAGE", 3)
    for number in range(4):
        paper.publish("2021-10-21T09:00", f"Report {number:02}")
    render_pages()
    first = files()["en/archive/2021/10/21/page/1/index.html"]
    assert b"Report 00" in first
    assert b"Report 03" not in first
    paper.publish("2021-10-21T10:00", "One more")
    render_pages()
    assert files()["en/archive/2021/10/21/page/1/index.html"] == first


def test_a_withdrawn_report_is_gone_from_its_day(paper: Paper, files: Files) -> None:
    paper.publish("2021-10-21T09:00", "Ministers meet")
    gone = paper.publish("2021-10-21T10:00", "Unspeakable")
    render_pages()
    withdraw_article(article=gone.article, reason="", by=paper.newsroom.editor)
    render_pages()
    assert b"Unspeakable" not in files()["en/archive/2021/10/21/index.html"]
    assert b"Ministers meet" in files()["en/archive/2021/10/21/index.html"]


def test_the_archive_has_a_text_edition(paper: Paper, files: Files) -> None:
    paper.publish("2021-10-21T09:00", "Ministers meet")
    render_pages()
    assert b"Ministers meet" in files()["en/lite/archive/2021/10/21/index.html"]
    month = page(files, "/en/lite/archive/2021/10/")
    assert "/en/lite/archive/2021/10/21/" in month.xpath("//main//a/@href")
    assert "/en/lite/archive/2021/10/" in page(files, "/en/lite/archive/").xpath("//main//a/@href")


def test_days_are_written_as_the_service_writes_them(
    paper: Paper, newsroom: Any, files: Files
) -> None:
    now = datetime.fromisoformat("2021-10-21T09:00+00:00")
    paper.monkeypatch.setattr(timezone, "now", lambda: now)
    article, revision = newsroom.article("خبر", service="fa")
    publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    [title] = page(files, "/fa/archive/2021/10/21/").xpath("//h1/text()")
    assert "۲۰۲۱" in title
