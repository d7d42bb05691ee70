from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from django.test import Client
from lxml import html
from tests.publishing.conftest import Newsroom

from dateline.publishing.actions import (
    add_missing_pages,
    publish_article,
    render_pages,
    withdraw_article,
)
from dateline.publishing.models import PublicArticle
from dateline.publishing.search import find
from dateline.web.asgi import make_application

pytestmark = pytest.mark.django_db


def _publish(newsroom: Newsroom, headline: str, words: str, service: str = "en") -> str:
    article, revision = newsroom.article(headline, service=service, words=words)
    publish_article(article=article, revision=revision, by=newsroom.editor)
    return str(article.pk)


def _path(newsroom: Newsroom, pk: str) -> str:
    return str(PublicArticle.objects.get(pk=pk).path)


def _found(newsroom: Newsroom, query: str, service: str = "en") -> list[str]:
    row = newsroom.en if service == "en" else newsroom.fa
    return [str(shown.article) for shown in find(row, query)[0]]


def test_an_article_is_found_by_forms_of_its_words_once_it_is_published(
    newsroom: Newsroom, site: Path
) -> None:
    article, revision = newsroom.article("Gas prices", words="Households are paying more.")
    assert _found(newsroom, "household") == []
    publish_article(article=article, revision=revision, by=newsroom.editor)
    assert _found(newsroom, "household pays") == [str(article.pk)]
    assert _found(newsroom, "lake") == []


def test_the_headline_counts_more_than_the_text(newsroom: Newsroom, site: Path) -> None:
    in_text = _publish(newsroom, "Something else", "A volcano, a volcano.")
    in_headline = _publish(newsroom, "The volcano", "Something else.")
    assert _found(newsroom, "volcano") == [in_headline, in_text]


def test_a_service_finds_its_own_articles_only(newsroom: Newsroom, site: Path) -> None:
    persian = _publish(newsroom, "نشست بروکسل", "وزیران دفاع دیدار کردند.", service="fa")
    assert _found(newsroom, "وزیران", "fa") == [persian]
    assert _found(newsroom, "وزیران", "en") == []


def test_a_withdrawn_article_is_found_no_more(newsroom: Newsroom, site: Path) -> None:
    article, revision = newsroom.article("Gas prices", words="Households pay.")
    publish_article(article=article, revision=revision, by=newsroom.editor)
    withdraw_article(article=article, reason="Wrong", by=newsroom.editor)
    assert _found(newsroom, "households") == []


def test_words_that_an_update_drops_are_found_no_more(newsroom: Newsroom, site: Path) -> None:
    article, revision = newsroom.article("Gas prices", words="Households pay.")
    publish_article(article=article, revision=revision, by=newsroom.editor)
    changed = newsroom.write(article, headline="Gas prices", words="Factories pay.")
    publish_article(article=article, revision=changed, by=newsroom.editor)
    assert _found(newsroom, "households") == []
    assert _found(newsroom, "factories") == [str(article.pk)]


@pytest.mark.parametrize("query", ["'", '"', "a & | ! (", "<script>", "\\", "-", ":*", "or or"])
def test_whatever_is_typed_is_answered(newsroom: Newsroom, client: Client, query: str) -> None:
    answer = client.get("/en/search/", {"q": query})
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().replace("<script type", "")


def test_the_page_works_without_script_and_is_not_indexed(
    newsroom: Newsroom, client: Client, site: Path
) -> None:
    _publish(newsroom, "The volcano", "It erupts.")
    page = client.get("/en/search/", {"q": "volcano"})
    words = page.content.decode()
    assert "The volcano" in words
    assert 'content="noindex' in words
    assert page["content-security-policy"].startswith("default-src 'none'")
    assert 'name="q"' in client.get("/en/search/").content.decode()


def test_the_text_edition_has_a_search_of_its_own(
    newsroom: Newsroom, client: Client, site: Path
) -> None:
    path = _path(newsroom, _publish(newsroom, "The volcano", "It erupts."))
    page = html.document_fromstring(client.get("/en/lite/search/", {"q": "volcano"}).content)
    assert page.xpath("//main//li/a/@href") == [f"/en/lite{path[3:]}"]
    assert page.xpath("//form/@action") == ["/en/lite/search/"]
    assert page.xpath("//form//input/@value") == ["volcano"]
    assert not page.xpath("//script | //img")


def test_the_form_is_a_page_like_others(newsroom: Newsroom, site: Path) -> None:
    add_missing_pages()
    render_pages()
    for name in ("search", "lite/search"):
        page = html.document_fromstring((site / "en" / name / "index.html").read_bytes())
        assert page.xpath("//main//form/@action") == [f"/en/{name}/"]
        assert page.xpath("//main//form//*[@name='q']")


def test_only_what_is_asked_reaches_the_database(newsroom: Newsroom, site: Path) -> None:
    dispatcher = make_application()
    files, forms = dispatcher._site, dispatcher._forms
    for path in ("/en/search/", "/en/lite/search/"):
        assert dispatcher._application(path, b"") is files
        assert dispatcher._application(path, b"q=volcano") is forms
    assert dispatcher._application("/en/search", b"q=volcano") is files


def test_the_newest_that_have_a_word_are_weighed(
    newsroom: Newsroom, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _publish(newsroom, "Volcano", "A volcano, the oldest.")
    later = [_publish(newsroom, f"Report {number}", "A volcano.") for number in range(2)]
    monkeypatch.setattr(import_module("dateline.publishing.search.find"), "_WEIGHED", 2)
    assert set(_found(newsroom, "volcano")) == set(later)


def test_results_are_paged(newsroom: Newsroom, client: Client, site: Path) -> None:
    for number in range(21):
        _publish(newsroom, f"Volcano report {number}", "It erupts.")
    first = client.get("/en/search/", {"q": "volcano"}).content.decode()
    second = client.get("/en/search/", {"q": "volcano", "page": "2"}).content.decode()
    assert first.count("Volcano report") > second.count("Volcano report") > 0
    assert "page=2" in first
    assert client.get("/en/search/", {"q": "volcano", "page": "x9"}).status_code == 200


def test_a_service_that_is_not_here_has_no_search(newsroom: Newsroom, client: Client) -> None:
    assert client.get("/xx/search/").status_code == 404
    assert client.post("/en/search/").status_code == 405
