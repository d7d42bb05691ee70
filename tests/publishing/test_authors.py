"""Authors: a page and feeds for each journalist who signs, and for the house."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from dateline.accounts.actions import create_user, give_role
from dateline.accounts.models import Role, User
from dateline.languages.actions import change_service
from dateline.publishing.actions import publish_article, render_pages, withdraw_article
from dateline.publishing.actions.render import site_store
from dateline.publishing.inspection import verify_site
from dateline.publishing.models import Author, Page

Files = Callable[[], dict[str, bytes]]
pytestmark = pytest.mark.django_db


def publish(newsroom: Any, headline: str, **fields: Any) -> Any:
    article, revision = newsroom.article(headline, **fields)
    return publish_article(article=article, revision=revision, by=newsroom.editor)


def reporter(name: str, address: str) -> User:
    person = create_user(email=address, name=name, password=None, by=None)
    give_role(user=person, role=Role.REPORTER, service="", by=None)
    return person


def byline(page: bytes) -> tuple[str, str]:
    link = html.document_fromstring(page).xpath("//p[@class='byline']/a[@rel='author']")[0]
    return link.text, link.get("href")


def test_a_byline_leads_to_what_its_journalist_wrote(
    newsroom: Any, site: Path, files: Files
) -> None:
    publication = publish(newsroom, "First")
    publish(newsroom, "Second")
    render_pages()
    found = files()
    assert byline(found[f"en/{publication.at:%Y/%m/%d}/first/index.html"]) == (
        "Ria",
        "/en/author/ria/",
    )
    page = html.document_fromstring(found["en/author/ria/index.html"])
    assert page.xpath("string(//h1)") == "Ria"
    assert page.xpath("//main//article//a/text()") == ["Second", "First"]
    kinds = page.xpath("//head/link[@rel='alternate'][@type]/@href")
    assert kinds == [f"/en/author/ria/{name}" for name in ("rss.xml", "atom.xml", "feed.json")]


def test_the_house_has_a_page_from_the_first_day(newsroom: Any, site: Path, files: Files) -> None:
    render_pages()
    page = html.document_fromstring(files()["en/author/newsroom/index.html"])
    assert page.xpath("string(//h1)") == newsroom.en.house_byline
    assert page.xpath("string(//p[@class='empty'])")


def test_what_several_journalists_wrote_is_the_house_s(
    newsroom: Any, site: Path, files: Files
) -> None:
    article, _ = newsroom.article("Together")
    newsroom.reporter = reporter("Bo", "bo@example.org")
    hers = article.blocks.get()
    his = {"kind": "paragraph", "text": [{"text": "They also met on Friday."}]}
    blocks = [{"id": str(hers.pk), "content": hers.data}, {"content": his}]
    revision = newsroom.write(article, headline="Together", blocks=blocks)
    publication = publish_article(article=article, revision=revision, by=newsroom.editor)
    render_pages()
    found = files()
    assert "en/author/bo/index.html" not in found
    name, path = byline(found[f"en/{publication.at:%Y/%m/%d}/together/index.html"])
    assert (name, path) == (newsroom.en.house_byline, "/en/author/newsroom/")
    assert b"Together" in found["en/author/newsroom/atom.xml"]


def test_two_people_of_one_name_have_two_pages(newsroom: Any, site: Path, files: Files) -> None:
    publish(newsroom, "Hers")
    newsroom.reporter = reporter("Ria", "other@example.org")
    publish(newsroom, "The other's")
    render_pages()
    slugs = set(Author.objects.values_list("slug", flat=True))
    assert len(slugs) == 2
    (other,) = slugs - {"ria"}
    assert b"The other" in files()[f"en/author/{other}/index.html"]
    assert b"The other" not in files()["en/author/ria/index.html"]


def test_a_journalist_who_is_called_like_the_house_s_page_does_not_take_it(
    newsroom: Any, site: Path
) -> None:
    newsroom.reporter = reporter("Newsroom", "n@example.org")
    publish(newsroom, "Mine")
    assert Author.objects.get().slug.startswith("newsroom-")


def test_a_new_name_keeps_the_address(newsroom: Any, site: Path, files: Files) -> None:
    publish(newsroom, "Before")
    render_pages()
    newsroom.reporter.name = "Ria Marsh"
    newsroom.reporter.save()
    publish(newsroom, "After")
    render_pages()
    assert b"Ria Marsh</h1>" in files()["en/author/ria/index.html"]
    assert b"Ria Marsh" in files()["en/author/ria/rss.xml"]
    assert not list(verify_site(site_store()))


def test_what_is_withdrawn_leaves_its_author_s_page_and_feeds(
    newsroom: Any, site: Path, files: Files
) -> None:
    publication = publish(newsroom, "Zanzibar")
    render_pages()
    withdraw_article(article=publication.article, reason="", by=newsroom.editor)
    render_pages()
    found = files()
    names = [name for name in found if name.startswith("en/author/ria/") and "." in name[-6:]]
    assert len(names) >= 4
    plain = [name for name in names if not name.endswith((".br", ".gz", ".zst"))]
    assert not [name for name in plain if b"Zanzibar" in found[name]]


def test_another_author_s_pages_are_left_alone(newsroom: Any, site: Path) -> None:
    publish(newsroom, "First", section="", topics=[])
    newsroom.reporter = reporter("Bo", "bo@example.org")
    publish(newsroom, "Second", section="", topics=[])
    render_pages()
    before = dict(Page.objects.values_list("path", "rendered"))
    publish(newsroom, "Third", section="", topics=[])
    render_pages()
    after = dict(Page.objects.values_list("path", "rendered"))
    again = {path for path, number in after.items() if before.get(path) != number}
    lists = {path for path in again if path.startswith(("/en/author/", "/en/world", "/en/topic"))}
    names = ("", "rss.xml", "atom.xml", "feed.json")
    assert lists == {f"/en/author/bo/{name}" for name in names}


def test_the_house_s_new_name_is_on_its_page(newsroom: Any, site: Path, files: Files) -> None:
    render_pages()
    change_service(service=newsroom.en, changes={"house_byline": "The desk"}, by=None)
    render_pages()
    assert b"The desk</h1>" in files()["en/author/newsroom/index.html"]
