"""A JSON object is known by its members as it is known by its text, and read the same way."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bench.samples import SAMPLES

from dateline.wires.formats import parse_wire, recognise
from dateline.wires.parsed import Subject

_ITEM = {"uri": "urn:a:1", "headline": "Harbour opens", "versioncreated": "2026-11-23T10:00:00Z"}


def _read(value: Any) -> tuple[str, tuple[Subject, ...]]:
    found = parse_wire(json.dumps(value).encode(), name="a.json")
    return found.format, found.items[0].subjects


@pytest.mark.parametrize("kind", ["ninjs", "jsonfeed", "ap-media-api"])
def test_a_sample_is_known_by_its_members_as_by_its_text(kind: str) -> None:
    data = SAMPLES[kind]
    assert parse_wire(data, name="a").format == recognise(data, name="a").name == kind
    # White space in front leaves it to the text.
    assert parse_wire(b" " + data, name="a") == parse_wire(data, name="a")


@pytest.mark.parametrize(
    "value",
    [
        _ITEM,
        {"_items": [_ITEM]},
        {**_ITEM, "altids": {"itemid": "1"}},
        {**_ITEM, "altids": {"etag": "1"}},
        {"items": [{"id": "1", "content_html": "<p>a</p>", "date_published": "2026-11-23"}]},
        {"items": [_ITEM]},
        {**_ITEM, "content_text": "a", "date_published": "2026-11-23", "id": "1", "title": "b"},
        {"data": {"item": {**_ITEM, "altids": {"itemid": "1"}, "editorialpriority": "r"}}},
    ],
)
def test_what_members_do_not_decide_is_decided_by_the_text(value: dict[str, Any]) -> None:
    data = json.dumps(value).encode()
    assert parse_wire(data, name="a").format == recognise(data, name="a").name


def test_a_code_that_is_a_number_is_no_flag_seen_before() -> None:
    first = _read({**_ITEM, "subject": [{"code": "1", "name": "a"}]})
    flag = _read({**_ITEM, "subject": [{"code": True, "name": "a"}]})
    number = _read({**_ITEM, "subject": [{"code": 1, "name": "a"}]})
    broken = _read({**_ITEM, "subject": [{"code": [], "name": "a"}]})
    assert first == number == ("ninjs", (Subject(None, "1", "a"),))
    assert flag == broken == ("ninjs", (Subject(None, None, "a"),))
