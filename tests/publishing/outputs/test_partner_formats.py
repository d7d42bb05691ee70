"""Everything that an article can have, in the formats of the IPTC."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree
from referencing import Registry, Resource

from dateline.publishing.outputs import newsml_g2, ninjs
from dateline.publishing.outputs.body import body_text
from dateline.publishing.render.pages import (
    AgencyView,
    Author,
    BylineView,
    ImageFile,
    PartnerItem,
    PartnerPicture,
    SubjectView,
)
from dateline.publishing.render.specimen import samples
from dateline.publishing.render.specimen.texts import CODES
from dateline.wires.formats import parse_wire

NAMES = {"g": "http://iptc.org/std/nar/2006-10-01/"}


def item(code: str) -> PartnerItem:
    """Return the sample story with pictures, agencies, a correction and people who signed it."""
    people = (Author("Ilva Maron", path=f"/{code}/author/ilva/"), Author("A & B"))
    byline = BylineView("persons", "Ilva Maron, A & B", people)
    view = replace(samples.article(code), byline=byline)
    files = (
        ImageFile("/media/a/16x9-640.jpg", 640, 360),
        ImageFile("/media/a/16x9-1280.jpg", 1280, 720),
        ImageFile("/media/a/16x9-1280.avif", 1280, 720, "image/avif"),
    )
    picture = PartnerPicture(
        id="3c4b6a1e-0000-4000-8000-000000000001",
        name="lead",
        files=files,
        alt="A <river>",
        caption="Seen & shown.",
        credit="Ana Ruiz / AFP",
        copyright="© AFP",
        terms="Not for sale.",
    )
    return PartnerItem(
        chrome=samples.chrome(code, view.path),
        article=view,
        version=7,
        change="correction",
        text=body_text(view),
        agencies=(AgencyView("reuters", "Reuters"), AgencyView("afp", "AFP")),
        subjects=(SubjectView("floods", "20000150"), SubjectView("Rivers", path=f"/{code}/t/")),
        urgency=2,
        pictures=(picture, replace(picture, id="x", name="picture-x", files=())),
        ids=(("article", "a"), ("publication", "b")),
    )


@pytest.mark.parametrize("code", CODES)
def test_both_say_the_same_to_our_own_parsers(code: str) -> None:
    made = item(code)
    bodies = (ninjs.render(made).body, "a.json"), (newsml_g2.render(made).body, "a.xml")
    (first,), (second,) = (parse_wire(body, name=name).items for body, name in bodies)
    for name in ("headline", "language", "pubstatus", "version", "urgency", "byline", "guid"):
        assert getattr(first, name) == getattr(second, name), name
    assert first.paragraphs == second.paragraphs
    assert first.paragraphs[-1].text == made.article.credit_line
    assert first.headline == made.article.headline
    assert first.language == made.chrome.service.tag
    assert "correction" in second.signals


def test_a_picture_carries_its_rights_and_its_largest_jpeg() -> None:
    facts = json.loads(ninjs.render(item("en")).body)["associations"][0]
    assert (facts["by"], facts["copyrightNotice"]) == ("Ana Ruiz / AFP", "© AFP")
    assert facts["usageTerms"] == "Not for sale."
    assert [one["width"] for one in facts["renditions"]] == [640, 1280, 1280]
    root = etree.fromstring(newsml_g2.render(item("en")).body)
    links = root.xpath("//g:link[@rel='irel:associatedWith']", namespaces=NAMES)
    assert [link.get("href") for link in links] == ["https://news.example/media/a/16x9-1280.jpg"]
    assert links[0].xpath("string(g:rightsInfo/g:usageTerms)", namespaces=NAMES) == "Not for sale."


def test_agencies_and_their_items_are_named() -> None:
    facts = json.loads(ninjs.render(item("fa")).body)
    assert [one["literal"] for one in facts["infoSources"]] == ["reuters", "afp"]
    root = etree.fromstring(newsml_g2.render(item("fa")).body)
    names = root.xpath("//g:infoSource/g:name/text()", namespaces=NAMES)
    assert names == ["Reuters", "AFP"]
    derived = root.xpath("//g:link[@rel='irel:derivedFrom']/@residref", namespaces=NAMES)
    assert "tag:reuters.com,2026:newsml_1" in derived
    assert "https://news.example/en/flood-warnings/" in derived


@pytest.mark.shared
@pytest.mark.parametrize("code", CODES)
def test_both_are_valid_with_all_that_there_can_be(shared: Path, code: str) -> None:
    folder = shared / "schemas"
    power = folder / "newsml-g2/specification/NewsML-G2_2.35-spec-All-Power.xsd"
    schema = etree.XMLSchema(etree.parse(power))
    schema.assertValid(etree.fromstring(newsml_g2.render(item(code)).body))
    geojson = json.loads((folder / "geojson/GeoJSON.json").read_text("utf-8"))
    registry: Registry[Any] = Registry().with_resource(
        "https://geojson.org/schema/GeoJSON.json", Resource.from_contents(geojson)
    )
    for version in ("3.0", "3.1"):
        source = folder / f"ninjs/specification/ninjs-schema_{version}.json"
        validator = jsonschema.Draft202012Validator(
            json.loads(source.read_text("utf-8")),
            registry=registry,
            format_checker=jsonschema.FormatChecker(),
        )
        facts = json.loads(ninjs.render(item(code)).body)
        assert [error.message for error in validator.iter_errors(facts)] == []
