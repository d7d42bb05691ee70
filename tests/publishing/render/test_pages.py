"""What holds for every page: one outline, unique ids, times, languages, size."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from jinja2 import UndefinedError
from lxml import html

from dateline.publishing.delivery.encodings import encoded
from dateline.publishing.outputs import article, front, not_found, withdrawn
from dateline.publishing.render.assets import script_path, static_files
from dateline.publishing.render.environment import environment, render_page
from dateline.publishing.render.file import OutputFile
from dateline.publishing.render.filters import graph_locale
from dateline.publishing.render.pages import (
    FrontArea,
    FrontPage,
    Moment,
    NotFoundPage,
    WithdrawnPage,
)
from dateline.publishing.render.specimen import samples
from dateline.publishing.render.specimen.site import article_page, front_page
from dateline.publishing.render.specimen.texts import CODES

FIRST_WINDOW = 14 * 1024


def tree(page: str) -> html.HtmlElement:
    return html.document_fromstring(page.encode())


def test_headings_form_one_outline(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        levels = [int(str(e.tag)[1]) for e in tree(page).iter("h1", "h2", "h3", "h4")]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        steps = pairwise(levels)
        assert all(after <= before + 1 for before, after in steps), (path, levels)


def test_ids_are_unique_and_skip_links_lead_somewhere(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        ids = tree(page).xpath("//@id")
        assert len(ids) == len(set(ids)), path
        if "/lite/" in path:
            continue  # The text comes first, and there is nothing to skip.
        targets = tree(page).xpath("//nav[@class='skip']/a/@href")
        assert "#content" in targets
        assert {target[1:] for target in targets} <= set(ids), path


def test_a_page_says_its_language_and_direction(pages: dict[str, str]) -> None:
    for code in CODES:
        root = tree(pages[f"/{code}/"])
        service = samples.service(code)
        assert (root.get("lang"), root.get("dir")) == (service.tag, service.direction)
        assert root.get("data-script") == service.script


def test_a_page_that_is_indexed_describes_itself(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        words = tree(page).xpath("//meta[@name='description']/@content")
        assert bool(words and words[0].strip()) == ('content="noindex"' not in page), path


def test_nothing_is_styled_or_scripted_inline(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        root = tree(page)
        assert root.xpath("//@style") == [], path
        assert len(root.xpath("//style")) == 1, path
        kinds = root.xpath("//script[not(@src)]/@type")
        assert set(kinds) <= {"application/ld+json"}, path


def test_a_page_and_what_it_needs_fits_the_first_window(pages: dict[str, str]) -> None:
    files = static_files()
    script = files[script_path()].body if script_path() else b""
    with_script = len(encoded("script.js", script).get(".br", script))
    for path, page in pages.items():
        size = len(encoded("page.html", page.encode())[".br"]) + with_script
        assert size <= FIRST_WINDOW, f"{path} is {size} bytes as transferred"


def test_the_same_data_gives_the_same_bytes() -> None:
    assert article.render(article_page("fa")) == article.render(article_page("fa"))


def test_an_article_has_every_part(pages: dict[str, str]) -> None:
    page = tree(pages["/en/flood-warnings/"])
    view = samples.article("en")
    assert page.xpath("string(//article//h1)") == view.headline
    times = page.xpath("//article//div[@class='by']//time/@datetime")
    assert times == ["2026-11-23T09:05:00Z", "2026-11-23T13:05:00Z"]
    assert page.xpath("count(//article/figure//source)") == 2 + 1
    assert page.xpath("//article/figure//img/@alt") == [view.picture.alt]  # type: ignore[union-attr]
    assert view.credit_line in page.xpath("string(//p[@class='creditline'])")
    assert page.xpath("//ul[@class='sisters']/li/@dir").count("rtl") == 3
    assert page.xpath("//ul[@class='sisters']//a/@hreflang") == [
        code for code in CODES if code != "en"
    ]
    assert page.xpath("//link[@rel='canonical']/@href") == [samples.BASE_URL + view.path]
    assert page.xpath("count(//link[@hreflang])") == len(CODES) + 1
    assert page.xpath("//link[@hreflang='x-default']/@href") == [samples.BASE_URL + view.path]


def test_the_lead_picture_comes_at_once_and_others_later(pages: dict[str, str]) -> None:
    images = tree(pages["/en/flood-warnings/"]).xpath("//img")
    assert images[0].get("fetchpriority") == "high"
    assert images[0].get("loading") is None
    assert {image.get("loading") for image in images[1:]} == {"lazy"}
    assert all(image.get("width") and image.get("height") for image in images)


def test_breaking_news_stands_in_the_strip(pages: dict[str, str]) -> None:
    strip = tree(pages["/fa/breaking/"]).get_element_by_id("live")
    assert strip.get("role") == "status"
    assert strip.xpath("string(.//a)") == samples.alert("fa").headline
    quiet = tree(pages["/fa/"]).get_element_by_id("live")
    assert (len(quiet), quiet.text_content()) == (0, "")


def test_notices_are_not_indexed_and_carry_no_word_of_the_article() -> None:
    chrome = samples.chrome("en", "/en/flood-warnings/")
    gone = withdrawn.render(WithdrawnPage(chrome, samples.moment("en"), "It was wrong."))
    lost = not_found.render(NotFoundPage(chrome))
    for file in (gone, lost):
        page = tree(file.body.decode())
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert page.xpath("//link[@rel='canonical' or @hreflang]") == []
    assert b"It was wrong." in gone.body
    assert b"river states" not in gone.body


def test_an_empty_front_says_so() -> None:
    page = tree(front.render(FrontPage(samples.chrome("en", "/en/"))).body.decode())
    assert "There is nothing here yet." in page.xpath("string(//main)")


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        ("lead:1 slots:4 list:15 strip:4 strip:4", ["lead slots | list", "strip strip"]),
        ("lead:1 slots:4 list:3", ["lead slots", "list"]),
        ("lead:1 list:15", ["lead", "list"]),
        ("lead:1 list:6 list:6", ["lead | list", "list"]),
        ("strip:4 lead:1 slots:2", ["strip", "lead slots"]),
        ("list:9 strip:2", ["list strip"]),
        ("", []),
    ],
)
def test_a_list_stands_beside_what_is_about_as_high(kinds: str, told: list[str]) -> None:
    areas = tuple(
        FrontArea(kind, samples.teasers("en", int(count)))  # type: ignore[arg-type]
        for kind, count in (one.split(":") for one in kinds.split())
    )
    page = FrontPage(samples.chrome("en", "/en/"), areas)
    bands = [
        " ".join(area.kind for area in (*band.top, *band.strips))
        + (f" | {band.side.kind}" if band.side else "")
        for band in page.bands
    ]
    assert bands == told


def test_a_front_without_search_or_live_file_offers_neither() -> None:
    page = front_page("en")
    chrome = replace(page.chrome, search_path="", live_path="")
    body = front.render(replace(page, chrome=chrome)).body.decode()
    assert 'role="search"' not in body
    assert "#search" not in body
    assert "<script src" not in body


def test_a_template_that_names_what_is_not_there_fails() -> None:
    with pytest.raises(UndefinedError):
        render_page("article.html", samples.chrome("en", "/en/"))


def test_templates_escape_by_default() -> None:
    template = environment().from_string("{{ words }}")
    assert template.render(words="<b>") == "&lt;b&gt;"


def test_a_moment_is_written_in_utc() -> None:
    tehran = timezone(timedelta(hours=3, minutes=30))
    assert Moment(datetime(2026, 1, 1, 2, tzinfo=tehran), "").iso == "2025-12-31T22:30:00Z"
    assert Moment(datetime(2026, 1, 1, 2, 3, 4, 99, tzinfo=UTC), "").iso == "2026-01-01T02:03:04Z"


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("fa", "fa_IR"),
        ("zh-Hans", "zh_CN"),
        ("zh-Hant", "zh_TW"),
        ("pt-BR", "pt_BR"),
        ("prs", "prs_AF"),
        ("en-GB", "en_GB"),
    ],
)
def test_open_graph_names_a_language_with_its_territory(tag: str, locale: str) -> None:
    assert graph_locale(tag) == locale


def test_the_script_has_a_name_that_changes_with_it(files: dict[str, OutputFile]) -> None:
    if not script_path():
        pytest.fail("the site's script is not built: run npm ci && npm run build in frontend/")
    assert re.fullmatch(r"/static/site-[0-9a-f]{10}\.js", script_path())
    assert files[script_path()].media_type.startswith("text/javascript")
