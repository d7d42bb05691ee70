"""XML of strangers: charsets without a mark, declarations and namespaces gone astray."""

from __future__ import annotations

import pytest

from dateline.wires.errors import WireError
from dateline.wires.formats import parse_wire
from dateline.wires.reading.xml import parse_xml, words

NITF = "<nitf><body><body.content><p>Ships wait, “tides” turn: 港.</p></body.content></body></nitf>"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-32"])
@pytest.mark.parametrize("declared", ["", '<?xml version="1.0" encoding="utf-16"?>'])
def test_wide_characters_need_no_mark(encoding: str, declared: str) -> None:
    (item,) = parse_wire((declared + NITF).encode(encoding), name="a.xml").items
    assert [one.text for one in item.paragraphs] == ["Ships wait, “tides” turn: 港."]


def test_json_of_wide_characters_needs_no_mark() -> None:
    data = '{"uri": "u:1", "headline": "港", "body_text": "Ships."}'.encode("utf-16-be")
    assert parse_wire(data, name="a.json").items[0].headline == "港"


@pytest.mark.parametrize(
    "before", ["\n\n", "<!-- made by a program -->", "\n<!-- a -->\n<!-- b -->\n"]
)
def test_a_declaration_that_is_not_at_the_beginning_is_passed_over(before: str) -> None:
    root = parse_xml(f'{before}<?xml version="1.0"?><a><b>Ships</b></a>'.encode())
    assert words(root) == "Ships"


def test_an_address_of_a_namespace_that_is_none_takes_nothing_away() -> None:
    root = parse_xml(b"<a xmlns:g='http://geo.example/\n x'><g:p>Ships</g:p><q:r>wait</q:r></a>")
    assert words(root) == "Shipswait"


def test_what_is_cut_off_is_told_also_where_prefixes_are_undeclared() -> None:
    with pytest.raises(WireError) as told:
        parse_xml(b"<a>\n<q:r>Ships</q:r>\n<b>wait")
    assert (told.value.code, told.value.place) == ("malformed", "line 3, column 8")


def test_stray_bytes_of_windows_stand_beside_utf_8() -> None:
    data = "<a>港 ".encode() + b"\x93tides\x94</a>"
    assert words(parse_xml(data)) == "港 “tides”"
