from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.ground.richtext import from_plain
from dateline.publishing.render.pages import ArticlePage, ImageFile, ParagraphView, TextPage
from dateline.publishing.render.specimen import samples
from dateline.publishing.render.specimen.genres import gallery_page, live_page
from dateline.publishing.render.structured import (
    house_page,
    news_article,
    script_json,
    social_image,
    summary,
)
from dateline.publishing.render.structured_live import live_part, live_report

HOUSE = "https://news.example/fa/author/newsroom/"
SCHEMA = "https://schema.org/"


def described(page: ArticlePage) -> dict[str, Any]:
    describe = live_report if page.article.live else news_article
    return describe(page.article, page.chrome)


def everything() -> Iterator[dict[str, Any]]:
    """Whatever pages say of themselves."""
    yield from (facts("en"), facts("fa"))
    yield from (described(live_page("fa")), described(gallery_page("fa")))
    part = live_page("fa", part=2)
    yield live_part(part.article, part.chrome)
    around = samples.chrome("fa", "/fa/about/")
    yield house_page(TextPage(around, "About us", (), "about"))
    yield house_page(TextPage(around, "Contact", (), "contact"))


def test_a_gallery_names_all_of_its_pictures() -> None:
    known = described(gallery_page("en"))
    assert known["mainEntityOfPage"]["@type"] == "ImageGallery"
    assert len(known["image"]) == 4


def facts(code: str = "fa") -> dict[str, Any]:
    view = samples.article(code)
    return news_article(view, samples.chrome(code, view.path))


def test_an_article_is_described_in_full() -> None:
    known = facts()
    assert known["@type"] == "NewsArticle"
    assert known["inLanguage"] == "fa"
    assert known["datePublished"] == "2026-11-23T09:05:00Z"
    assert known["dateModified"] == "2026-11-23T13:05:00Z"
    assert known["author"] == [{"@type": "Organization", "name": "Dateline News", "url": HOUSE}]
    assert known["publisher"]["name"] == "Dateline News"
    assert [source["publisher"]["name"] for source in known["isBasedOn"]] == ["Reuters", "AFP"]
    assert known["translationOfWork"]["inLanguage"] == "en"
    assert known["image"][0]["url"] == "https://news.example/media/river/16x9-1024.jpg"
    assert known["about"][0]["sameAs"].endswith("/20000150")


def test_how_long_it_is_and_where_it_was_written_is_told() -> None:
    known = facts("en")
    assert known["wordCount"] == 420
    assert known["dateline"] == samples.article("en").dateline
    assert known["copyrightYear"] == 2026
    assert known["copyrightHolder"]["@id"] == known["publisher"]["@id"]
    assert known["publisher"]["correctionsPolicy"] == "https://news.example/en/corrections/"


def test_original_and_translations_name_one_another() -> None:
    original, translation = facts("en"), facts("fa")
    assert "translationOfWork" not in original
    assert "workTranslation" not in translation
    assert translation["translationOfWork"]["@id"] == original["@id"]
    named = {one["inLanguage"]: one["@id"] for one in original["workTranslation"]}
    assert named["fa"] == translation["@id"]
    assert "en" not in named


# What schema.org 30.0 has of these types, and no more of it than is used.
_KNOWN = {
    "NewsArticle": {
        *("about", "alternativeHeadline", "articleSection", "author", "copyrightHolder"),
        *("copyrightYear", "correction", "creditText", "dateModified", "dateline", "description"),
        *("datePublished", "headline", "image", "inLanguage", "isAccessibleForFree", "isBasedOn"),
        *("mainEntityOfPage", "publisher", "translationOfWork", "url", "wordCount"),
        "workTranslation",
    },
    "CorrectionComment": {"datePublished", "text"},
    "CreativeWork": {"identifier", "publisher"},
    "ImageObject": {"caption", "creditText", "height", "url", "width"},
    "NewsMediaOrganization": {"correctionsPolicy", "name", "url"},
    "Organization": {"name", "url"},
    "Person": {"jobTitle", "name", "url"},
    "Thing": {"name", "sameAs", "url"},
    "WebPage": set(),
}


@pytest.mark.parametrize("code", ["en", "fa"])
def test_every_property_is_a_known_one_of_its_type(code: str) -> None:
    def check(thing: dict[str, Any]) -> None:
        own = {name for name in thing if not name.startswith("@")}
        assert own <= _KNOWN[thing["@type"]], thing["@type"]
        for value in thing.values():
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, dict):
                    check(part)

    check(facts(code))


def test_absent_facts_are_left_out() -> None:
    view = replace(
        samples.article("en"), picture=None, section=None, topics=(), sources=(), modified=None
    )
    known = news_article(view, samples.chrome("en", view.path))
    left_out = {"image", "articleSection", "about", "isBasedOn", "translationOfWork"}
    assert not left_out & known.keys()
    assert known["dateModified"] == known["datePublished"]


def test_every_crop_is_named_with_its_size() -> None:
    view = samples.article("en")
    assert view.picture is not None
    crops = (ImageFile("/media/river/1x1-1200.jpg", 1200, 1200),)
    picture = replace(view.picture, crops=crops)
    known = news_article(replace(view, picture=picture), samples.chrome("en", view.path))
    assert [image["height"] for image in known["image"]] == [576, 1200]


def test_a_card_shows_the_file_that_is_shaped_like_one() -> None:
    picture = samples.article("en").picture
    assert picture is not None
    assert social_image(picture) == picture.fallback
    card, square = ImageFile("/card.jpg", 1200, 628), ImageFile("/square.jpg", 1200, 1200)
    assert social_image(replace(picture, crops=(square, card))) == card


def test_a_summary_is_the_deck_or_the_beginning_of_the_text() -> None:
    view = samples.article("en")
    assert summary(view) == view.deck
    long = replace(view, deck="", blocks=(ParagraphView("p", from_plain("word " * 100)),))
    assert summary(long).endswith("word…")
    assert len(summary(long)) <= 201
    assert summary(replace(view, deck="", blocks=())) == ""


def test_json_in_a_script_element_cannot_end_it() -> None:
    text = script_json({"a": "</script><!-- &"})
    assert "<" not in text
    assert "&" not in text
    assert json.loads(text) == {"a": "</script><!-- &"}


@pytest.mark.shared
def test_every_property_belongs_to_its_type_in_the_vocabulary(shared: Path) -> None:
    source = shared / "schemas/schemaorg/schemaorg-current-https.jsonld"
    graph = json.loads(source.read_text("utf-8"))["@graph"]
    terms = {entry["@id"]: entry for entry in graph}

    def names(value: Any) -> set[str]:
        found = value if isinstance(value, list) else [value] if value else []
        return {entry["@id"] for entry in found}

    def line(kind: str) -> set[str]:
        above = names(terms[kind].get("rdfs:subClassOf"))
        return {kind}.union(*(line(one) for one in above if one in terms))

    def check(thing: dict[str, Any]) -> None:
        types = line("schema:" + thing["@type"])
        for name, value in thing.items():
            if name.startswith("@"):
                continue
            term = terms["schema:" + name]
            assert names(term["schema:domainIncludes"]) & types, (thing["@type"], name)
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, dict):
                    ranges = names(term["schema:rangeIncludes"])
                    assert ranges & line("schema:" + part["@type"]), (name, part["@type"])
                    check(part)

    for thing in everything():
        check(thing)
