"""AP Media API: items and feeds, renditions, associations, text beside the item."""

from __future__ import annotations

import json
from typing import Any

from dateline.wires.formats import parse_wire
from dateline.wires.parsed import ParsedFile

ITEM: dict[str, Any] = {
    "uri": "https://api.ap.org/media/v/content/h1?qt=x&et=y",
    "altids": {"itemid": "h1"},
    "version": 3,
    "type": "text",
    "urgency": 4,
    "language": "en",
    "headline": "Harbour opens",
    "slugline": "BC-EX--Harbour, 2nd Ld-Writethru",
    "located": "LYDMOUTH, Maine",
    "datelinelocation": {"city": "Lydmouth"},
    "bylines": [{"by": "By ANN WRITER", "title": "Associated Press"}],
    "pubstatus": "usable",
    "usageterms": ["Editorial use only.", "No archiving."],
    "editorialtypes": ["Lead"],
    "subject": [{"code": "s", "name": "s", "rels": ["category"]}],
    "renditions": {
        "nitf": {"type": "text", "title": "Story", "href": "https://api.ap.org/h1.nitf"}
    },
    "associations": {"1": {"uri": "https://api.ap.org/p1", "type": "picture", "headline": "Ship"}},
}


def read(value: dict[str, Any]) -> ParsedFile:
    parsed = parse_wire(json.dumps(value).encode(), name="a.json")
    assert parsed.format == "ap-media-api"
    return parsed


def answer(item: dict[str, Any], **beside: Any) -> dict[str, Any]:
    envelope = {"api_version": "2.1", "api_mode": "live", "org_name": "Example"}
    return {**envelope, "data": {"item": item}, **beside}


def test_an_item_gives_its_facts_and_links_to_its_text() -> None:
    (item,) = read(answer(ITEM)).items
    assert (item.guid, item.version, item.provider_code) == ("h1", "3", "ap")
    assert item.signals == ("update",)
    assert (item.dateline, item.located) == ("LYDMOUTH, Maine", "Lydmouth")
    assert item.byline == "By ANN WRITER, Associated Press"
    assert item.usageterms == "Editorial use only. No archiving."
    assert [(one.rel, one.href) for one in item.links] == [
        ("rendition:nitf", "https://api.ap.org/h1.nitf")
    ]
    assert [(one.headline, one.href) for one in item.media] == [("Ship", "https://api.ap.org/p1")]
    assert item.paragraphs == ()


def test_a_text_that_was_fetched_beside_the_item_is_its_text() -> None:
    (item,) = read(answer(ITEM, nitf={"body_html": "<p>One</p><p>Two</p>"})).items
    assert [one.text for one in item.paragraphs] == ["One", "Two"]


def test_a_feed_gives_every_item_and_a_bare_item_itself() -> None:
    feed = answer({})
    feed["data"] = {"items": [{"meta": {}, "item": ITEM}, {"item": {**ITEM, "altids": {}}}]}
    assert [one.guid for one in read(feed).items] == [
        "h1",
        "https://api.ap.org/media/v/content/h1",
    ]
    assert read(ITEM).items[0].guid == "h1"


def test_a_picture_has_its_largest_rendition_caption_and_credit() -> None:
    picture = {
        **ITEM,
        "type": "picture",
        "description_caption": "A ship.",
        "description_creditline": "ASSOCIATED PRESS",
        "photographer": {"name": "Bea"},
        "bylines": [],
        "associations": {},
        "renditions": {
            "thumbnail": {
                "rel": "Thumbnail",
                "type": "picture",
                "href": "https://a.b/t",
                "width": 9,
            },
            "main": {"rel": "Main", "type": "picture", "href": "https://a.b/m", "width": 5},
            "caption_nitf": {"type": "text", "href": "https://a.b/c"},
        },
    }
    (item,) = read(answer(picture)).items
    (medium,) = item.media
    assert (medium.href, medium.caption, medium.credit) == (
        "https://a.b/m",
        "A ship.",
        "ASSOCIATED PRESS",
    )
    assert (item.type, item.byline) == ("picture", "Bea")


def test_statuses_and_editorial_types_are_signals() -> None:
    (killed,) = read(answer({**ITEM, "pubstatus": "canceled"})).items
    assert killed.signals == ("kill", "update")
    (mended,) = read(answer({**ITEM, "editorialtypes": ["Corrective"]})).items
    assert "correction" in mended.signals


def test_a_nitf_document_beside_the_item_is_read_as_one() -> None:
    nitf_document = (
        '<?xml version="1.0" encoding="iso-8859-1"?><nitf><body><body.head>'
        "<distributor>The Associated Press</distributor></body.head><body.content>"
        "<p>Café by the harbour.</p><table><tr><td>Ships</td><td>12</td></tr></table>"
        "</body.content></body></nitf>"
    )
    (item,) = read(answer(ITEM, nitf=nitf_document)).items
    texts = ["".join(run.text for run in one.runs) for one in item.paragraphs]
    assert texts == ["Café by the harbour.", "Ships\t12"]


def test_a_broken_nitf_document_beside_the_item_keeps_its_words() -> None:
    (item,) = read(answer(ITEM, nitf="<nitf><body><p>Café by the harbour.</p>")).items
    assert "Café by the harbour." in "".join(
        run.text for one in item.paragraphs for run in one.runs
    )
