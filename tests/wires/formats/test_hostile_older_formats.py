"""Bad input for the older formats, JSON Feed, mail and the AP Media API: a wire error or an item."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from bench.samples import SAMPLES
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.wires.errors import Malformed, WireError
from dateline.wires.formats import formats, parse_wire, recognise

OURS = ("newsml-1", "anpa-1312", "iptc-7901", "jsonfeed", "email", "ap-media-api")
_edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=8)), max_size=5)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_sample_is_recognised_and_read(name: str) -> None:
    parsed = parse_wire(SAMPLES[name], name="unnamed")
    assert parsed.format == name
    assert parsed.items[0].headline
    assert parsed.items[0].paragraphs


@pytest.mark.parametrize("name", OURS)
def test_mutations_never_raise_anything_but_a_wire_error(name: str) -> None:
    parser = next(one for one in formats() if one.name == name)

    @settings(max_examples=120, deadline=None)
    @given(_edits)
    def mutate(edits: list[tuple[float, int, bytes]]) -> None:
        data = SAMPLES[name]
        for share, length, new in edits:
            start = int(share * len(data))
            data = data[:start] + new + data[start + length :]
        try:
            items = parser.parse(data)
        except WireError:
            return
        assert all(one.type for one in items)

    mutate()


@pytest.mark.parametrize("name", OURS)
def test_a_file_that_ends_anywhere_is_read_or_refused(name: str) -> None:
    data = SAMPLES[name]
    parser = next(one for one in formats() if one.name == name)
    for end in range(0, len(data), max(1, len(data) // 60)):
        try:
            parser.parse(data[:end])
        except WireError:
            continue


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(OURS), st.binary(max_size=400))
def test_any_bytes_after_any_beginning(name: str, data: bytes) -> None:
    parser = next(one for one in formats() if one.name == name)
    for beginning in (b"", SAMPLES[name][:90]):
        try:
            parser.parse(beginning + data)
        except WireError:
            continue


_names = st.sampled_from(
    [
        "uri",
        "altids",
        "itemid",
        "type",
        "headline",
        "slugline",
        "bylines",
        "by",
        "usageterms",
        "keywords",
        "subject",
        "person",
        "place",
        "renditions",
        "associations",
        "href",
        "links",
        "derivedfrom",
        "datelinelocation",
        "photographer",
        "pubstatus",
        "items",
        "item",
        "data",
        "id",
        "url",
        "title",
        "content_html",
        "content_text",
        "authors",
        "author",
        "attachments",
        "tags",
    ]
)
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_names, inner, max_size=6),
    max_leaves=20,
)


@pytest.mark.parametrize("name", ["jsonfeed", "ap-media-api"])
def test_any_json_gives_items_or_a_wire_error(name: str) -> None:
    parser = next(one for one in formats() if one.name == name)

    @settings(max_examples=120, deadline=None)
    @given(_json)
    def read(value: object) -> None:
        try:
            parser.parse(json.dumps({"data": value, "items": value}).encode())
            parser.parse(json.dumps(value).encode())
        except WireError:
            return

    read()


def test_components_without_end_are_refused_or_bounded() -> None:
    with pytest.raises(WireError) as told:
        parse_wire(_nested(20_000), name="a")
    assert told.value.code in {"too-deep", "malformed"}
    assert len(parse_wire(_nested(150), name="a").items) == 1


def _nested(depth: int) -> bytes:
    inner = b"<NewsComponent>" * depth + b"x" + b"</NewsComponent>" * depth
    return b"<NewsML><NewsItem>" + inner + b"</NewsItem></NewsML>"


def test_a_large_message_is_read_whole() -> None:
    body = b"\t   A paragraph of ships.\r\n" * 40_000
    data = SAMPLES["anpa-1312"].partition(b"\t   LYDMOUTH")[0] + body + b"\x03AP\x04"
    assert len(parse_wire(data, name="a").items[0].paragraphs) == 40_000


@pytest.mark.parametrize(
    "data",
    [
        b"From: here to there is a long way, said the captain.\n",
        b"\x01\x02\x03\x04",
        b"\x01abc",
        b'{"version": "1.0"}',
        b"Note: this is a text.\nTo: nobody\n",
    ],
)
def test_what_is_none_of_the_formats_is_not_taken_for_one(data: bytes) -> None:
    with pytest.raises(WireError) as told:
        recognise(data, name="a")
    assert told.value.code == "unknown-format"


@pytest.mark.parametrize("name", ["anpa-1312", "iptc-7901"])
@pytest.mark.parametrize("piece", [b" ", b"\n", b"1-1 ", b" \n", b"a"])
def test_a_header_without_end_is_read_or_refused_in_no_time(name: str, piece: bytes) -> None:
    """Each of these took minutes when the header was matched whole."""
    parser = next(one for one in formats() if one.name == name)
    header, begun, rest = SAMPLES[name].partition(b"\x02")
    data = header.rstrip() + piece * (60_000 // len(piece)) + begun + rest
    with suppress(Malformed):
        assert parser.parse(data)[0].paragraphs
