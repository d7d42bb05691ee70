"""The text edition beside the pages of a site: the same news, in the same moment."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from dateline.publishing.actions import (
    add_missing_pages,
    publish_article,
    render_pages,
    withdraw_article,
)
from dateline.publishing.actions.render import refresh_pages, site_store
from dateline.publishing.inspection import verify_site
from dateline.publishing.models import Page, PageRead
from dateline.publishing.outputs import lite
from dateline.publishing.pages.marking import mark_changes
from dateline.publishing.pages.outputs import Urgency
from dateline.stories.actions import create_story

Files = Callable[[], dict[str, bytes]]
HEADLINE = "Ministers meet in Brussels"
pytestmark = pytest.mark.django_db


def publish(newsroom: Any, headline: str = HEADLINE, **fields: Any) -> Any:
    article, revision = newsroom.article(headline, **fields)
    return publish_article(article=article, revision=revision, by=newsroom.editor)


def test_an_article_is_in_the_text_edition_of_every_page_it_belongs_to(
    newsroom: Any, site: Path, files: Files
) -> None:
    publication = publish(newsroom)
    render_pages()
    found = files()
    own = f"{publication.at:%Y/%m/%d}/ministers-meet-in-brussels/"
    for name in ("", "world/", "topic/nato/", "author/ria/", own):
        assert HEADLINE.encode() in found[f"en/lite/{name}index.html"], name
        full = html.document_fromstring(found[f"en/{name}index.html"])
        assert full.xpath(f"//footer//a[@href='/en/lite/{name}']"), name
    assert not list(verify_site(site_store()))


def test_a_withdrawn_article_is_withdrawn_in_the_text_edition_too(
    newsroom: Any, site: Path, files: Files
) -> None:
    publication = publish(newsroom, "Zanzibar", words="Unspeakable claim.")
    render_pages()
    withdraw_article(
        article=publication.article, reason="", by=newsroom.editor, notice="It was wrong."
    )
    render_pages()
    found = files()
    folder = f"en/lite/{publication.at:%Y/%m/%d}/zanzibar"
    assert f"{folder}/index.html" not in found
    assert b"It was wrong." in found[f"{folder}/gone.html"]
    plain = [name for name in found if not name.endswith((".br", ".gz", ".zst"))]
    assert not [name for name in plain if b"Unspeakable" in found[name]]


def test_the_text_edition_of_a_changed_article_goes_before_all_lists(
    newsroom: Any, site: Path
) -> None:
    publish(newsroom)
    render_pages()
    publication = publish(newsroom, "Another")
    mark_changes()
    urgencies = dict(Page.objects.values_list("path", "urgency"))
    day = f"{publication.at:%Y/%m/%d}"
    own = {urgencies[f"/en/{part}{day}/another/"] for part in ("", "lite/")}
    lists = [urgencies[path] for path in ("/en/", "/en/lite/", "/en/world/", "/en/lite/world/")]
    assert own == {Urgency.NOW}
    assert min(lists) > Urgency.NOW


def test_a_sister_leaves_the_text_edition_as_it_is(newsroom: Any, site: Path) -> None:
    story = create_story(slugline="NATO", by=newsroom.reporter)
    publication = publish(newsroom, story=story)
    render_pages()
    path = f"/en/lite/{publication.at:%Y/%m/%d}/ministers-meet-in-brussels/"
    before = Page.objects.get(path=path).rendered
    publish(newsroom, "خبر", service="fa", story=story)
    render_pages()
    assert Page.objects.get(path=path).rendered == before


def test_full_pages_of_a_list_have_a_text_edition(newsroom: Any, site: Path, files: Files) -> None:
    for number in range(31):
        publish(newsroom, f"Report {number:02}")
    render_pages()
    found = files()
    assert b"Report 00" in found["en/lite/world/page/1/index.html"]
    page = html.document_fromstring(found["en/lite/world/index.html"])
    assert page.xpath("//a[@rel='next']/@href") == ["/en/lite/world/page/1/"]


def test_a_site_of_an_older_version_gets_the_pages_that_it_lacks(
    newsroom: Any, site: Path, files: Files
) -> None:
    publication = publish(newsroom)
    render_pages()
    Page.objects.filter(output="lite-article").delete()
    PageRead.objects.filter(key__startswith="template:").update(key="template:0123456789abcdef")
    assert any("never asked for" in str(one) for one in verify_site(site_store()))
    refresh_pages()
    assert not list(verify_site(site_store()))
    name = f"en/lite/{publication.at:%Y/%m/%d}/ministers-meet-in-brussels/index.html"
    assert HEADLINE.encode() in files()[name]


def test_a_full_page_stands_when_its_text_edition_cannot_be_made(
    newsroom: Any, site: Path, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(page: object) -> None:
        raise ValueError("the template is wrong")

    add_missing_pages()
    monkeypatch.setattr(lite, "article", broken)
    publication = publish(newsroom)
    render_pages()
    assert f"en/{publication.at:%Y/%m/%d}/ministers-meet-in-brussels/index.html" in files()


def long_article(newsroom: Any, words: str, count: int) -> Any:
    blocks = [{"content": {"kind": "paragraph", "text": [{"text": words}]}} for _ in range(count)]
    blocks[60:60] = [{"content": {"kind": "heading", "text": [{"text": "What next"}]}}]
    return publish(newsroom, blocks=blocks)


def test_a_long_article_is_parted_and_nothing_of_it_lost(
    newsroom: Any, site: Path, files: Files
) -> None:
    publication = long_article(newsroom, "Ministers said that it was so. " * 20, 90)
    render_pages()
    found, folder = files(), f"en/lite{publication.article.public.path[3:]}"
    pages = [name for name in found if name.startswith(folder) and name.endswith("index.html")]
    assert sorted(pages) == [f"{folder}{part}index.html" for part in ("2/", "3/", "")]
    texts = [
        html.document_fromstring(found[f"{folder}{part}index.html"]).xpath("//main")[0]
        for part in ("", "2/", "3/")
    ]
    assert sum(len(text.xpath(".//div/p")) for text in texts) == 90
    assert [text.xpath("string(.//div/*[last()])") == "What next" for text in texts] == [False] * 3
    assert all(len(text.text_content().split()) < 4_100 for text in texts)
    assert texts[1].xpath(".//a[@rel='prev']/@href") == [f"/{folder}"]
    assert texts[1].xpath(".//a[@rel='next']/@href") == [f"/{folder}3/"]
    assert not list(verify_site(site_store()))


@pytest.mark.parametrize("words", ["အစိုးရ အဖွဲ့ ", "የኢትዮጵያ መንግሥት አስታወቀ ", "Ministers said so "])
def test_every_page_of_a_long_article_takes_ten_kilobytes_at_most(
    newsroom: Any, site: Path, files: Files, words: str
) -> None:
    texts = ["".join(random.Random(n).sample(words * 60, 600)) for n in range(80)]
    blocks = [{"content": {"kind": "paragraph", "text": [{"text": text}]}} for text in texts]
    publication = publish(newsroom, blocks=blocks)
    render_pages()
    folder = f"en/lite{publication.article.public.path[3:]}"
    sizes = [
        len(body)
        for name, body in files().items()
        if name.startswith(folder) and name.endswith(".br")
    ]
    assert len(sizes) > 1
    assert max(sizes) <= 10 * 1024


def test_an_article_that_was_cut_down_has_fewer_pages(
    newsroom: Any, site: Path, files: Files
) -> None:
    publication = long_article(newsroom, "Ministers said that it was so. " * 20, 90)
    render_pages()
    short = newsroom.write(publication.article, headline=HEADLINE)
    publish_article(article=publication.article, revision=short, by=newsroom.editor)
    render_pages()
    folder = f"en/lite{publication.article.public.path[3:]}"
    assert [name for name in files() if name.startswith(folder)] == [
        name for name in files() if name.startswith(f"{folder}index.html")
    ]
    withdraw_article(article=publication.article, reason="", by=newsroom.editor)
    render_pages()
    assert not list(verify_site(site_store()))


def test_every_page_leads_to_its_text_edition(newsroom: Any, site: Path, files: Files) -> None:
    add_missing_pages()
    publish(newsroom)
    render_pages()
    found = files()
    for name in ("", "en/", "en/corrections/", "en/world/"):
        page = html.document_fromstring(found[f"{name}index.html"])
        (path,) = page.xpath("//footer//a[contains(@href, '/lite/')]/@href")
        assert f"{path[1:]}index.html" in found, name
