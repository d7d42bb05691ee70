"""The text edition: small, without pictures and script, never indexed."""

from __future__ import annotations

from dataclasses import replace

import brotli
import pytest
from lxml import html

from dateline.publishing.outputs import lite
from dateline.publishing.render.pages import LiteArticlePage
from dateline.publishing.render.specimen import samples
from dateline.publishing.render.specimen.texts import CODES

MOST = 10 * 1024


@pytest.fixture(scope="module")
def lite_pages(pages: dict[str, str]) -> dict[str, html.HtmlElement]:
    found = {path: page for path, page in pages.items() if "/lite/" in path}
    assert len(found) == 15 * len(CODES)
    return {path: html.document_fromstring(page.encode()) for path, page in found.items()}


def test_a_page_has_nothing_to_fetch_but_its_icon(
    lite_pages: dict[str, html.HtmlElement],
) -> None:
    for path, page in lite_pages.items():
        assert page.xpath("//img | //picture | //script | //svg | //iframe") == [], path
        assert page.xpath("//link/@href[not(contains(., '://'))]") == ["/static/mark.svg"], path


def test_a_page_is_not_indexed_and_names_the_full_one(
    lite_pages: dict[str, html.HtmlElement],
) -> None:
    for path, page in lite_pages.items():
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"], path
        full = path.replace("/lite/", "/")
        canonical = page.xpath("//link[@rel='canonical']/@href")
        gone = path.endswith(("/gone/", "/lost/"))
        assert canonical == ([] if gone else [samples.BASE_URL + full]), path
        assert bool(page.xpath(f"//footer//a[@href='{full}']")) == (not gone), path


def test_the_full_page_leads_to_the_text_edition(pages: dict[str, str]) -> None:
    for path in ("/fa/", "/fa/flood-warnings/", "/fa/section-0/", "/fa/author/newsroom/"):
        page = html.document_fromstring(pages[path].encode())
        assert page.xpath(f"//footer//a[@href='{path.replace('/fa/', '/fa/lite/')}']"), path


def test_links_of_the_service_stay_in_the_text_edition(
    lite_pages: dict[str, html.HtmlElement],
) -> None:
    for path, page in lite_pages.items():
        links = page.xpath("//main//a/@href")
        ours = [link for link in links if link.startswith("/") and not link.startswith("/media/")]
        assert ours or path.endswith("/empty/"), path
        assert all("/lite/" in link for link in ours), path


def test_an_article_is_whole_and_its_pictures_are_links(
    lite_pages: dict[str, html.HtmlElement],
) -> None:
    page = lite_pages["/en/lite/flood-warnings/"]
    view = samples.article("en")
    text = page.xpath("string(//main)")
    assert view.headline in text
    assert view.credit_line in text
    assert "Who pays" in text
    pictures = page.xpath("//main//a[starts-with(@href, '/media/')]/@href")
    assert pictures == ["/media/river/16x9-320.jpg", "/media/field/16x9-320.jpg"]


@pytest.mark.parametrize("code", CODES)
def test_a_long_article_takes_ten_kilobytes_at_most(code: str) -> None:
    view = samples.article(code)
    long = replace(view, blocks=view.blocks * 6)
    body = lite.article(LiteArticlePage(samples.chrome(code, view.path), long)).body
    assert len(html.document_fromstring(body).text_content()) > 3_000
    assert len(brotli.compress(body, quality=5)) <= MOST


def test_every_page_takes_ten_kilobytes_at_most(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        if "/lite/" in path:
            assert len(brotli.compress(page.encode(), quality=5)) <= MOST, path


def test_a_withdrawn_article_says_so_and_nothing_else(
    lite_pages: dict[str, html.HtmlElement],
) -> None:
    main = lite_pages["/en/lite/gone/"].xpath("string(//main)")
    assert "This report has been withdrawn" in main
    assert "river states" not in main


def test_what_is_missing_is_said_in_words_of_the_service(
    lite_pages: dict[str, html.HtmlElement],
) -> None:
    headings = {lite_pages[f"/{code}/lite/lost/"].xpath("string(//h1)") for code in CODES}
    assert "Page not found" in headings
    assert len(headings) == len(CODES)
