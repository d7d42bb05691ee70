"""What a service says of itself, from its settings or as its editors write it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import AuditEntry
from dateline.ground.richtext import from_plain
from dateline.languages.actions import change_service
from dateline.publishing.actions import render_pages, write_house_page
from dateline.publishing.actions.render import site_store
from dateline.publishing.inspection import verify_site
from dateline.publishing.models import HousePage
from dateline.publishing.pages import specs
from dateline.publishing.pages.marking import record_change
from dateline.stories.blocks import BadBlock, Embed, Heading, Paragraph

Files = Callable[[], dict[str, bytes]]
pytestmark = pytest.mark.django_db
ABOUT = HousePage.Kind.ABOUT


def words(files: Files, name: str) -> str:
    page = html.document_fromstring(files()[f"{name}/index.html"])
    return " ".join(str(page.xpath("//main")[0].text_content()).split())


def paragraph(words: str) -> Paragraph:
    return Paragraph(text=from_plain(words))


def render(*codes: str) -> None:
    """Render the pages that these services have before anything is published."""
    record_change((), [page for code in codes for page in specs.of_service(code)])
    render_pages()


def test_a_service_without_a_text_says_what_its_settings_say(
    newsroom: Any, site: Path, files: Files
) -> None:
    render("en", "fa")
    assert newsroom.en.about in words(files, "en/about")
    assert "Dateline News" in words(files, "en/contact")
    assert words(files, "fa/about").startswith("دربارهٔ ما")
    footer = html.document_fromstring(files()["en/index.html"]).xpath("//footer//a/@href")
    assert {"/en/about/", "/en/contact/"} <= set(footer)
    page = html.document_fromstring(files()["fa/contact/index.html"])
    others = page.xpath("//link[@rel='alternate'][@hreflang]/@hreflang")
    assert set(others) >= {"en", "fa"}


def test_the_way_to_a_service_comes_from_its_settings_until_its_editors_write_one(
    newsroom: Any, site: Path, files: Files
) -> None:
    lines = "desk@news.example\n\n12 Harbour Street, Stone Town"
    change_service(service=newsroom.en, changes={"contact": lines}, by=None)
    render_pages()
    page = html.document_fromstring(files()["en/contact/index.html"])
    said = [str(one.text_content()).strip() for one in page.xpath("//main//p")]
    assert said[:2] == ["desk@news.example", "12 Harbour Street, Stone Town"]
    assert "Harbour Street" in words(files, "en/lite/contact")
    contact = HousePage.Kind.CONTACT
    write_house_page(
        service=newsroom.en, kind=contact, blocks=[paragraph("By boat.")], by=newsroom.editor
    )
    render_pages()
    assert "By boat." in words(files, "en/contact")
    assert "Harbour Street" not in words(files, "en/contact")
    assert not list(verify_site(site_store()))


def test_what_editors_write_is_on_both_editions_at_once(
    newsroom: Any, site: Path, files: Files
) -> None:
    blocks = [Heading(text=from_plain("Who we are")), paragraph("Forty people <in> Zanzibar.")]
    record_change((), specs.of_service("en"))
    write_house_page(service=newsroom.en, kind=ABOUT, blocks=blocks, by=newsroom.editor)
    render_pages()
    for name in ("en/about", "en/lite/about"):
        assert "Who we are Forty people <in> Zanzibar." in words(files, name)
    write_house_page(service=newsroom.en, kind=ABOUT, blocks=[], by=newsroom.editor)
    render_pages()
    assert "Zanzibar" not in words(files, "en/about")
    assert AuditEntry.objects.filter(verb="write", target_kind="house page").count() == 2
    assert not list(verify_site(site_store()))


def test_only_editors_of_the_service_write_it(newsroom: Any) -> None:
    for somebody in (newsroom.reporter, newsroom.stranger):
        with pytest.raises(NotAllowed):
            write_house_page(service=newsroom.en, kind=ABOUT, blocks=[], by=somebody)


def test_what_is_no_text_is_refused(newsroom: Any) -> None:
    for blocks in ([Embed(url="https://video.example/")], [paragraph("a")] * 201):
        with pytest.raises(BadBlock):
            write_house_page(service=newsroom.en, kind=ABOUT, blocks=blocks, by=newsroom.editor)
