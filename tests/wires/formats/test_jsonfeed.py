"""JSON Feed 1.0 and 1.1: text in both forms, authors, attachments, dates, no version."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from dateline.wires.formats import parse_wire
from dateline.wires.parsed import ParsedItem


def read(item: dict[str, Any], **feed: Any) -> ParsedItem:
    around = {"version": "https://jsonfeed.org/version/1.1", "title": "Example", **feed}
    parsed = parse_wire(json.dumps({**around, "items": [item]}).encode(), name="a.json")
    assert parsed.format == "jsonfeed"
    (found,) = parsed.items
    return found


def test_an_item_gives_its_facts() -> None:
    item = read(
        {
            "id": 7,
            "url": "https://a.example/7",
            "title": "Ships &amp; <b>storms</b>",
            "content_html": "<p>One</p><script>x()</script><ul><li>Two</li></ul>",
            "summary": "Short",
            "date_published": "2026-11-23T10:00:00+01:00",
            "tags": ["sea", 3],
            "authors": [{"name": "Ann"}, {"name": "Bea"}],
            "image": "https://a.example/7.jpg",
            "attachments": [
                {"url": "https://a.example/7.mp3", "mime_type": "audio/mpeg", "title": "Sound"},
                {"url": "javascript:alert(1)", "mime_type": "audio/mpeg"},
            ],
        },
        language="en-GB",
    )
    assert (item.guid, item.headline, item.language) == ("7", "Ships & storms", "en-GB")
    assert [one.text for one in item.paragraphs] == ["One", "Two"]
    assert item.byline == "Ann, Bea"
    assert item.versioncreated == datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert [(one.type, one.href) for one in item.media] == [
        ("picture", "https://a.example/7.jpg"),
        ("audio", "https://a.example/7.mp3"),
    ]
    assert item.keywords == ("sea",)


def test_version_1_0_has_one_author_and_plain_text_is_cut_into_paragraphs() -> None:
    item = read(
        {"id": "a", "content_text": "One\n\nTwo", "author": {"name": "Ann"}},
        version="https://jsonfeed.org/version/1",
    )
    assert [one.text for one in item.paragraphs] == ["One", "Two"]
    assert item.byline == "Ann"


@pytest.mark.parametrize("version", ["http://www.jsonfeed.org/version/2", None, 1])
def test_an_odd_or_missing_version_is_no_hindrance(version: object) -> None:
    found = read(
        {"id": "a", "content_text": "x", "date_published": "yesterday"},
        version=version,
        feed_url="https://a.example/feed.json",
    )
    assert found.versioncreated is None


def test_the_provider_is_known_by_the_feeds_address() -> None:
    item = read({"id": "a", "title": "t"}, home_page_url="https://www.reuters.com/world")
    assert item.provider_code == "reuters"
