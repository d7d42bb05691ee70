"""IPTC 7901 and its kin without controls, and the frame ZCZC … NNNN of telegraph lines."""

from __future__ import annotations

import pytest

from dateline.wires.errors import WireError
from dateline.wires.formats import parse_wire
from dateline.wires.parsed import ParsedItem, Subject


def read(text: str) -> ParsedItem:
    parsed = parse_wire(text.encode(), name="a.tst")
    assert parsed.format == "iptc-7901"
    (item,) = parsed.items
    return item


def test_marked_lines_are_facts_and_the_rest_is_the_text() -> None:
    item = read(
        "  ZCZC AAP\r\n$T\r\n:Harbour\r\n=Tides\r\n^Harbour opens after storm\r\n+15054000\r\n*X\r\n"
        "@VIC\r\n&A\r\nThe harbour is open.\r\n\r\nShips wait.\r\n\r\nNNNN\r\n"
    )
    assert (item.headline, item.slugline) == ("Harbour opens after storm", "Harbour")
    assert (item.provider_code, item.keywords) == ("aap", ("Tides", "VIC", "A"))
    assert item.subjects[:2] == (
        Subject("anpa-1312-category", "t", None),
        Subject("subj", "15054000", None),
    )
    assert [one.text for one in item.paragraphs] == ["The harbour is open.", "Ships wait."]


def test_a_slug_line_of_its_own_makes_the_other_line_the_headline() -> None:
    item = read(
        "ZCZC\n#Harbour Sail\n:Results 1-2 Friday\nHARBOUR SAIL\n"
        "    Race 1: 6 10-9. Win $3.80.\n    Race 2: 3 4 1.\n\nAAP RESULTS\nNNNN"
    )
    assert (item.slugline, item.headline) == ("Harbour Sail", "Results 1-2 Friday")
    assert item.provider_code == "aap"
    assert [one.text for one in item.paragraphs][-1] == "AAP RESULTS"


def test_a_line_that_stands_for_itself_is_the_headline_where_none_is_marked() -> None:
    item = read(
        "ZCZC AAP\n%ALL\n:\n:Harbour Board\n*X\nRelease: ships wait\n\nThey wait.\n\nNNNN\n"
    )
    assert (item.headline, item.slugline) == ("Release: ships wait", "Harbour Board")
    assert [one.text for one in item.paragraphs] == ["They wait."]


def test_codes_for_typesetters_and_routing_are_no_words() -> None:
    item = read(
        "ZCZC FMG000\nYY TDA\nHarbour WEIGHTS<!\nCUP 1400M .=!\nAnna 58.0\nBea 57.0\nNNNN\n"
    )
    text = "\n".join(one.text for one in item.paragraphs)
    assert text == "Harbour WEIGHTS\nCUP 1400M .\nAnna 58.0\nBea 57.0"
    assert item.keywords == ("YY TDA",)


def test_several_messages_are_several_items() -> None:
    text = "ZCZC\n^One\nFirst text.\nNNNN\n\nZCZC\n^Two\nSecond text.\nNNNN\n"
    parsed = parse_wire(text.encode(), name="a")
    assert [one.headline for one in parsed.items] == ["One", "Two"]


def test_nothing_behind_the_frame_is_told() -> None:
    with pytest.raises(WireError) as told:
        parse_wire(b"ZCZC\nNNNN\n", name="a")
    assert (told.value.code, told.value.place) == ("malformed", "message 1")


def test_a_message_that_lost_its_controls_is_read_as_if_it_had_them() -> None:
    item = read(
        "eca0003 3 i 380  dpa 0045\n\nHarbour/storm/\nREFILE\nHarbour opens after storm =\n\n"
        "Lydmouth (dpa) - The harbour of Lydmouth opened again on Tuesday.\n\n"
        "dpa al rmo\n\n231000 GMT Nov 26\n"
    )
    assert (item.slugline, item.headline) == ("Harbour/storm", "Harbour opens after storm")
    assert (item.signals, item.located) == (("correction",), "Lydmouth")
    assert item.versioncreated is not None
    assert all("GMT" not in one.text for one in item.paragraphs)


@pytest.mark.parametrize(
    "text",
    ["abc123 4 is the number of the ship", "eca0003 3 i 380  dpa 0045\n\nNo line of slashes\n"],
)
def test_prose_is_not_taken_for_a_message_without_controls(text: str) -> None:
    with pytest.raises(WireError) as told:
        parse_wire(text.encode(), name="a")
    assert told.value.code == "unknown-format"
