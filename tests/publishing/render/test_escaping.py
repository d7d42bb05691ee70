"""Whatever words come in, they stay words."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from lxml import html

from dateline.ground.richtext import from_plain
from dateline.publishing.outputs import article, front, section
from dateline.publishing.render.filters import safe_address
from dateline.publishing.render.pages import (
    Author,
    BylineView,
    EmbedView,
    FrontArea,
    ParagraphView,
    QuotationView,
    SectionPage,
    Theme,
)
from dateline.publishing.render.specimen import samples
from dateline.publishing.render.specimen.site import article_page, front_page

HOSTILE = "</script></style></title>\"'><img src=x onerror=alert(1)> & <b>{{ 7 * 7 }}"


def elements_with_handlers(page: html.HtmlElement) -> list[str]:
    return [name for e in page.iter() for name in e.attrib if str(name).startswith("on")]


def test_a_hostile_article_stays_text_in_every_place() -> None:
    page = article_page("en")
    view = replace(
        page.article,
        headline=HOSTILE,
        short_headline=HOSTILE,
        deck=HOSTILE,
        credit_line=HOSTILE,
        byline=BylineView("persons", HOSTILE, (Author(HOSTILE),), HOSTILE),
        blocks=(
            ParagraphView(HOSTILE, from_plain(HOSTILE)),
            QuotationView("q", from_plain(HOSTILE), HOSTILE),
        ),
    )
    tree = html.document_fromstring(article.render(replace(page, article=view)).body)
    assert elements_with_handlers(tree) == []
    assert tree.xpath("string(//h1)") == HOSTILE
    assert tree.xpath("string(//title)").startswith(HOSTILE)
    assert tree.xpath("//meta[@property='og:title']/@content") == [HOSTILE]
    facts = json.loads(tree.xpath("string(//script[@type='application/ld+json'])"))
    assert facts["headline"] == HOSTILE
    assert not tree.xpath("//img[@src='x']")


def test_a_hostile_teaser_and_section_stay_text() -> None:
    item = replace(samples.lead("en"), headline=HOSTILE, deck=HOSTILE, section=HOSTILE)
    listed = SectionPage(samples.chrome("en", "/en/s/"), HOSTILE, (item,), HOSTILE)
    areas = (FrontArea("lead", (item,)), FrontArea("strip", (item,), HOSTILE, "/en/s/"))
    for body in (
        section.render(listed).body,
        front.render(replace(front_page("en"), areas=areas)).body,
    ):
        tree = html.document_fromstring(body)
        assert elements_with_handlers(tree) == []
        assert not tree.xpath("//img[@src='x']")
        assert HOSTILE in tree.xpath("//h2/a/text()")


def test_a_hostile_alert_and_service_name_stay_text() -> None:
    page = front_page("en")
    chrome = replace(
        page.chrome,
        organisation=HOSTILE,
        service=replace(page.chrome.service, site_title=HOSTILE, name=HOSTILE),
        alerts=(replace(samples.alert("en"), id=HOSTILE, headline=HOSTILE),),
    )
    tree = html.document_fromstring(front.render(replace(page, chrome=chrome)).body)
    assert elements_with_handlers(tree) == []
    assert tree.xpath("//*[@id='live']//a/text()") == [HOSTILE]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", ""])
def test_an_embed_never_leads_to_an_unsafe_address(url: str) -> None:
    assert safe_address(url) == "#content"
    page = article_page("en")
    view = replace(page.article, blocks=(EmbedView("e", url, "A film"),))
    tree = html.document_fromstring(article.render(replace(page, article=view)).body)
    assert tree.xpath("//p[@class='embed']/a/@href") == ["#content"]


def test_a_placeholder_colour_is_a_colour() -> None:
    page = article_page("en")
    assert page.article.picture is not None
    picture = replace(page.article.picture, colour="red;}body{display:none")
    view = replace(page.article, picture=picture)
    body = article.render(replace(page, article=view)).body.decode()
    assert "display:none}body" not in body
    assert "red;}" not in body


def test_a_theme_takes_nothing_but_colours() -> None:
    with pytest.raises(ValueError, match="#rrggbb"):
        Theme(accent="red}body{display:none")
