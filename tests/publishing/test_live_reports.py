"""A report that grows: entries with times and lasting addresses, pages of them, the live file."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import pytest
from django.utils import timezone
from lxml import html

from dateline.publishing import listings
from dateline.publishing.actions import publish_article, render_pages, withdraw_article
from dateline.publishing.actions.render import site_store
from dateline.publishing.inspection import verify_site
from dateline.publishing.models import PublicArticle
from dateline.stories.actions import create_article, create_story
from dateline.stories.models import Article

Files = Callable[[], dict[str, bytes]]
pytestmark = pytest.mark.django_db


def block_id(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, name)


def block(name: str, content: dict[str, Any]) -> dict[str, Any]:
    return {"id": str(block_id(name)), "content": content}


def entry(name: str) -> list[dict[str, Any]]:
    heading = {"kind": "heading", "level": 2, "text": [{"text": name}]}
    words = {"kind": "paragraph", "text": [{"text": f"What {name} is about."}]}
    return [block(name, heading), block(f"{name} text", words)]


def text(names: Sequence[str]) -> list[dict[str, Any]]:
    points = {"kind": "list", "items": [[{"text": "The main point"}]]}
    opening = {"kind": "paragraph", "text": [{"text": "All that is known."}]}
    above = [block("points", points), block("opening", opening)]
    return [*above, *(one for name in names for one in entry(name))]


class Report:
    """A live report that is written and published again and again."""

    def __init__(self, newsroom: Any, genre: str = "live") -> None:
        self.newsroom, self.genre = newsroom, genre
        story = create_story(slugline="STORM", by=newsroom.reporter)
        self.article: Article = create_article(
            story=story, service=newsroom.en, by=newsroom.reporter
        )

    def publish(self, names: Sequence[str]) -> PublicArticle:
        """Give readers these entries, in the order of the text."""
        fields = {"headline": "A storm comes", "genre": self.genre, "blocks": text(names)}
        revision = self.newsroom.write(self.article, **fields)
        publish_article(article=self.article, revision=revision, by=self.newsroom.editor)
        render_pages()
        return PublicArticle.objects.get(pk=self.article.pk)


def page(files: Files, path: str) -> Any:
    return html.document_fromstring(files()[f"{path.strip('/')}/index.html"])


def headings(files: Files, path: str) -> list[str]:
    found = page(files, path).xpath("//article[@class='entry']/h2")
    return [str(one.text_content()) for one in found]


def facts(files: Files, path: str) -> Any:
    return json.loads(page(files, path).xpath("//script[@type='application/ld+json']")[0].text)


def names(first: int, last: int) -> list[str]:
    return [f"Entry {number:02}" for number in range(first, last + 1)]


def test_the_newest_entry_comes_first_or_last_as_the_editors_choose(
    newsroom: Any, site: Path, files: Files
) -> None:
    report = Report(newsroom)
    report.publish(["Two", "One"])
    path = report.publish(["Three", "Two", "One"]).path
    assert headings(files, path) == ["Three", "Two", "One"]
    assert headings(files, f"{path}page/1/") == ["One", "Two", "Three"]
    report.genre = "live-from-start"
    report.publish(["Three", "Two", "One"])
    assert headings(files, path) == ["One", "Two", "Three"]
    assert headings(files, f"{path}newest/") == ["Three", "Two", "One"]
    assert page(files, path).xpath("//nav[@class='order']/a/@href") == [f"{path}newest/"]


def test_an_entry_keeps_the_time_at_which_readers_first_had_it(
    newsroom: Any, site: Path, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = Report(newsroom)
    path = report.publish(["One"]).path
    first = facts(files, path)["liveBlogUpdate"][0]["datePublished"]
    later = timezone.now() + timezone.timedelta(hours=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    report.publish(["One", "Two"])
    updates = {one["headline"]: one for one in facts(files, path)["liveBlogUpdate"]}
    assert updates["One"]["datePublished"] == first
    assert updates["Two"]["datePublished"] > first


def test_the_report_is_described_with_its_entries(newsroom: Any, site: Path, files: Files) -> None:
    report = Report(newsroom)
    path = report.publish(["One"]).path
    known = facts(files, path)
    assert known["@type"] == "LiveBlogPosting"
    assert known["coverageStartTime"] == known["datePublished"]
    assert "coverageEndTime" not in known
    [update] = known["liveBlogUpdate"]
    assert update["articleBody"] == "What One is about."
    anchor = f"b-{block_id('One')}"
    assert update["url"].endswith(f"{path}page/1/#{anchor}")
    assert page(files, f"{path}page/1/").xpath(f"//*[@id='{anchor}']")
    assert page(files, path).xpath("//section[@class='points']//li/text()")
    report.genre = "live-ended"
    report.publish(["One"])
    assert facts(files, path)["coverageEndTime"] == update["datePublished"]


def test_full_pages_of_entries_stay_as_they_are(newsroom: Any, site: Path, files: Files) -> None:
    report = Report(newsroom)
    full = listings.ENTRIES
    path = report.publish(names(1, full + 2)[::-1]).path
    assert headings(files, path) == names(3, full + 2)[::-1]
    assert headings(files, f"{path}page/1/") == names(1, full)
    assert headings(files, f"{path}page/2/") == names(full + 1, full + 2)
    before = files()[f"{path.strip('/')}/page/1/index.html"]
    report.publish(names(1, full + 3)[::-1])
    assert files()[f"{path.strip('/')}/page/1/index.html"] == before
    assert headings(files, f"{path}page/2/")[-1] == f"Entry {full + 3}"
    assert not list(verify_site(site_store()))


def test_the_number_of_an_entry_that_was_taken_out_is_not_given_again(
    newsroom: Any, site: Path, files: Files
) -> None:
    report = Report(newsroom)
    report.publish(names(1, listings.ENTRIES)[::-1])
    report.publish(names(1, listings.ENTRIES - 1)[::-1])
    path = report.publish(["New", *names(1, listings.ENTRIES - 1)[::-1]]).path
    assert headings(files, f"{path}page/2/") == ["New"]


def test_a_report_of_hundreds_of_entries_has_light_pages(
    newsroom: Any, site: Path, files: Files
) -> None:
    report = Report(newsroom)
    path = report.publish(names(1, 200)[::-1]).path
    sizes = {name: len(body) for name, body in files().items() if path.strip("/") in name}
    heaviest = max(size for name, size in sizes.items() if name.endswith("html.br"))
    assert heaviest <= 14 * 1024
    assert f"{path.strip('/')}/page/14/index.html" in sizes


def test_the_live_file_tells_of_the_newest_entry_while_the_report_grows(
    newsroom: Any, site: Path, files: Files
) -> None:
    report = Report(newsroom)
    report.publish(["One"])
    told = json.loads(files()["live/en.json"])
    assert told["reports"] == {str(report.article.pk): 1}
    path = report.publish(["Two", "One"]).path
    assert json.loads(files()["live/en.json"])["reports"] == {str(report.article.pk): 2}
    assert page(files, path).xpath("//*[@data-report]/@data-last") == ["2"]
    report.genre = "live-ended"
    report.publish(["Two", "One"])
    assert "reports" not in json.loads(files()["live/en.json"])
    assert not page(files, path).xpath("//*[@data-report]")


def test_a_withdrawn_report_is_gone_from_all_of_its_pages(
    newsroom: Any, site: Path, files: Files
) -> None:
    report = Report(newsroom, "live-from-start")
    path = report.publish(["Unspeakable", "Two"]).path.strip("/")
    withdraw_article(article=report.article, reason="", by=newsroom.editor, notice="It was wrong.")
    render_pages()
    found = files()
    for part in ("", "page/1/", "newest/"):
        assert f"{path}/{part}index.html" not in found
        assert b"It was wrong." in found[f"{path}/{part}gone.html"]
    plain = [name for name in found if not name.endswith((".br", ".gz", ".zst"))]
    assert not [name for name in plain if b"Unspeakable" in found[name]]
    assert not list(verify_site(site_store()))


def test_the_text_edition_has_the_entries_and_their_pages(
    newsroom: Any, site: Path, files: Files
) -> None:
    report = Report(newsroom)
    path = report.publish(names(1, listings.ENTRIES + 1)[::-1]).path
    lite = path.replace("/en/", "/en/lite/")
    first = page(files, lite)
    assert [str(one.text_content())[-8:] for one in first.xpath("//h2")][-1] == "Entry 02"
    assert f"{lite}page/1/" in first.xpath("//a/@href")
    assert b"Entry 01" in files()[f"{lite.strip('/')}/page/1/index.html"]


def test_lists_mark_a_report_that_grows(newsroom: Any, site: Path, files: Files) -> None:
    report = Report(newsroom)
    report.publish(["One"])
    marks = page(files, "/en/").xpath("//b[@class='mark live']/text()")
    assert set(marks) == {"Live"}
    report.genre = "live-ended"
    report.publish(["One", "Two"])
    assert not page(files, "/en/").xpath("//b[@class='mark live']")
