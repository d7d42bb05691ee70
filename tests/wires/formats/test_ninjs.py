"""ninjs 1, 2 and 3, alone, in lists and in envelopes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from dateline.wires.formats import parse_wire
from dateline.wires.parsed import ParsedItem, Subject

ITEM: dict[str, Any] = {
    "uri": "http://tt.se/media/text/261120-hamnen",
    "type": "text",
    "version": 4,
    "versioncreated": "2026-11-20T10:00:00+01:00",
    "pubstatus": "usable",
    "language": "sv",
    "headline": "Hamnen öppnar &amp; väntar",
    "copyrightholder": "TT",
    "urgency": "4",
    "subject": [{"code": "medtop:11000000", "name": "politik"}, {"code": "04000000"}],
    "body_text": "Plain words.",
    "body_html": "<p>One <b>bold</b> and tail.</p>",
    "replacing": ["http://tt.se/media/text/261119-stormen"],
}


def parse(**facts: Any) -> ParsedItem:
    return parse_wire(json.dumps(ITEM | facts).encode(), name="a.json").items[0]


def test_the_facts_of_an_object() -> None:
    item = parse()
    assert (item.guid, item.version) == ("http://tt.se/media/text/261120-hamnen", "4")
    assert (item.provider, item.provider_code, item.urgency) == ("TT", "tt", 4)
    assert item.headline == "Hamnen öppnar & väntar"
    assert item.versioncreated == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert item.subjects == (
        Subject("medtop", "11000000", "politik"),
        Subject("subj", "04000000", None),
        Subject("medtop", "04000000", "economy, business and finance"),
    )
    assert item.links[0].href == "http://tt.se/media/text/261119-stormen"


def test_the_richest_body_is_taken() -> None:
    assert parse().paragraphs[0].text == "One bold and tail."
    assert parse(body_html="").paragraphs[0].text == "Plain words."
    assert parse(body_xhtml="<div>X</div>").paragraphs[0].text == "X"


def test_ninjs_2_bodies_headlines_and_descriptions() -> None:
    item = parse(
        headline=None,
        body_text=None,
        body_html=None,
        headlines=[{"role": "short", "value": "Short"}, {"role": "main", "value": "Main"}],
        bodies=[
            {"contenttype": "text/plain", "value": "Plain."},
            {"contenttype": "text/html", "value": "<p>Rich <em>text</em>.</p>"},
        ],
    )
    assert item.headline == "Main"
    assert item.paragraphs[0].text == "Rich text."
    assert item.paragraphs[0].runs[1].marks == ("em",)


def test_ninjs_3_names_in_camel_case() -> None:
    item = parse(
        versioncreated=None,
        versionCreated="2026-11-20T11:00:00Z",
        firstCreated="2026-11-20T10:00:00Z",
        edNote="Eds: CORRECTS the number",
    )
    assert item.versioncreated == datetime(2026, 11, 20, 11, tzinfo=UTC)
    assert item.firstcreated == datetime(2026, 11, 20, 10, tzinfo=UTC)
    assert item.signals == ("correction",)


def test_pictures_come_from_associations_as_object_or_list() -> None:
    picture = {
        "type": "picture",
        "headline": "Ships",
        "description_text": "Ships wait.",
        "byline": "A. Photographer",
        "renditions": {
            "small": {"href": "https://img.example/s.jpg", "width": "100"},
            "large": {"href": "https://img.example/l.jpg", "width": 3000},
        },
    }
    for associations in ({"a1": picture}, [picture]):
        (medium,) = parse(associations=associations).media
        assert medium.href == "https://img.example/l.jpg"
        assert (medium.caption, medium.credit) == ("Ships wait.", "A. Photographer")


def test_a_package_gives_its_own_line_and_one_for_each_carried_item() -> None:
    data = ITEM | {"type": "composite", "associations": {"main-0": ITEM | {"uri": "urn:a"}}}
    items = parse_wire(json.dumps(data).encode(), name="a.json").items
    assert [(item.type, item.guid) for item in items] == [
        ("composite", "http://tt.se/media/text/261120-hamnen"),
        ("text", "urn:a"),
    ]


@pytest.mark.parametrize(
    "value",
    [
        [ITEM, ITEM],
        {"item": [ITEM, ITEM]},
        {"items": [ITEM, ITEM]},
        {"total": 2, "results": [ITEM, ITEM]},
    ],
)
def test_several_items_in_one_file(value: Any) -> None:
    assert len(parse_wire(json.dumps(value).encode(), name="a.json").items) == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(encoding: str) -> None:
    data = json.dumps(ITEM, ensure_ascii=False).encode(encoding)
    assert parse_wire(data, name="a.json").items[0].headline == "Hamnen öppnar & väntar"


@pytest.mark.parametrize(
    "facts",
    [
        {"headline": ["x"], "subject": "x", "associations": "x", "urgency": {"a": 1}},
        {"body_html": 5, "body_text": None, "renditions": [], "keywords": 7, "links": "x"},
        {"subject": [None, 5, {"code": None}], "associations": {"a": None}, "place": [[]]},
        {"versioncreated": 5, "embargoed": "soon", "version": {"a": 1}, "language": []},
        {"bodies": {"a": "b"}, "headlines": "x", "infosources": [5], "located": [1]},
    ],
)
def test_fields_of_wrong_types_are_passed_over(facts: dict[str, Any]) -> None:
    assert parse(**facts).guid == "http://tt.se/media/text/261120-hamnen"


def test_a_guid_is_never_taken_for_the_name_of_a_provider() -> None:
    said = {"headline": "x", "body_text": "y"}
    for guid in ("fd8e441b-a698-4411", "h1"):
        (item,) = parse_wire(json.dumps({**said, "guid": guid}).encode(), name="a.json").items
        assert (item.guid, item.provider) == (guid, None)
    nitf = b'<nitf><head><docdata><doc-id id-string="h1"/></docdata></head></nitf>'
    assert parse_wire(nitf, name="a.xml").items[0].provider is None


def test_pictures_of_ninjs_3_have_their_captions_and_credits() -> None:
    item = {
        "uri": "u:1",
        "headlines": [{"role": "main", "value": "Harbour"}],
        "by": "Ann Writer, dpa",
        "bodies": [{"contentType": "text/html", "value": "<p>Ships wait.</p>"}],
        "associations": [
            {
                "name": "a001",
                "type": "picture",
                "by": "Bo Eye/TT",
                "descriptions": [{"value": "Ships at the quay."}],
                "renditions": [{"name": "r00", "href": "https://pix.example/1.jpg", "width": 900}],
            }
        ],
    }
    parsed = parse_wire(json.dumps(item).encode(), name="a.json").items[0]
    assert parsed.byline == "Ann Writer, dpa"
    (medium,) = parsed.media
    assert (medium.caption, medium.credit) == ("Ships at the quay.", "Bo Eye/TT")
    assert (medium.headline, medium.href) == (None, "https://pix.example/1.jpg")


def test_a_preview_is_no_rendition_of_a_video() -> None:
    item = {
        "uri": "u:2",
        "type": "video",
        "headline": "Harbour",
        "renditions": [
            {"href": "https://v.example/still.jpg", "width": 1920, "contentType": "image/jpeg"},
            {"href": "https://v.example/film.mp4", "width": 640, "contentType": "video/mp4"},
        ],
    }
    parsed = parse_wire(json.dumps(item).encode(), name="a.json").items[0]
    assert parsed.media[0].href == "https://v.example/film.mp4"
