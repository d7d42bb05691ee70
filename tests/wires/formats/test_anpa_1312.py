"""ANPA 1312: header, typesetting codes, tables, notes, several stories in a file."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dateline.wires.errors import WireError
from dateline.wires.formats import parse_wire
from dateline.wires.parsed import ParsedItem

HEADER = "\x16\x16\x01a0042\x1fexmpl\r\nr s\x13\x11 BC-EX--Harbour 2ndLd-Writethru   11-23 0400\r\n"


def story(text: str, header: str = HEADER, trailer: str = "AP-WF-11-23-26 1000GMT<") -> bytes:
    return f"{header}\x02{text}\t   \x03{trailer}\r\n\x0c\r\n\x04".encode()


def read(data: bytes) -> ParsedItem:
    parsed = parse_wire(data, name="a.tst")
    assert parsed.format == "anpa-1312"
    (item,) = parsed.items
    return item


FULL = story(
    "^BC-EX--Harbour, 2nd Ld-Writethru,400<\r\n^Harbour opens after storm<\r\n"
    "^AP Photo EX101, EX102<\r\n^Eds: UPDATES with first ships.<\r\n^By ANN WRITER=\r\n"
    "^AP Maritime Writer=\r\n\t   LYDMOUTH, Maine (AP) _ The ``old'' harbour is open.\r\n"
    "^ARRIVALS=\r\n\x08^;Load;Late\x10 \r\n\x08Anna\x10 B;steel;3{\x10 \r\n\x08Bea;_;{\x10 \r\n"
)


def test_header_notes_and_byline_are_facts() -> None:
    item = read(FULL)
    assert item.slugline == "EX--Harbour"
    assert item.version == "2"
    assert item.signals == ("update",)
    assert item.urgency == 4
    assert item.headline == "Harbour opens after storm"
    assert item.byline == "By ANN WRITER, AP Maritime Writer"
    assert item.ednote == "AP Photo EX101, EX102\nEds: UPDATES with first ships."
    assert (item.dateline, item.located) == ("LYDMOUTH, Maine", "Lydmouth")
    assert item.versioncreated == datetime(2026, 11, 23, 10, tzinfo=UTC)
    assert (item.provider, item.provider_code) == ("AP", "ap")
    assert item.subjects[0].name == "sports"


def test_tables_keep_their_cells_and_codes_become_characters() -> None:
    found = [(one.kind, one.text) for one in read(FULL).paragraphs]
    assert found == [
        ("paragraph", "LYDMOUTH, Maine (AP) — The “old” harbour is open."),
        ("heading", "ARRIVALS"),
        ("table-row", "\tLoad\tLate"),
        ("table-row", "Anna B\tsteel\t3 1/2"),
        ("table-row", "Bea\t—\t1/2"),
    ]


def test_wrapped_lines_are_one_paragraph_and_short_ones_stay_apart() -> None:
    text = (
        "BC-EX-Harbour\r\nHarbour opens after storm+\r\n"
        "     LYDMOUTH, Japan, Nov. 23 Kyodo - The harbour of Lydmouth opened \r\n"
        "again on Monday after a storm of four days and nights.\r\n"
        "     First ship in port:\r\nAnna\r\n==Kyodo\r\n"
    )
    item = read(
        story(
            text,
            "\x01a0105KYODO\x1fkoko-\r\nu s\x14\x12 BC-EX-Harbour   23-11 0344\r\n",
            "KWS-21:37-23-11-26",
        )
    )
    assert [one.text for one in item.paragraphs] == [
        "LYDMOUTH, Japan, Nov. 23 Kyodo - The harbour of Lydmouth opened again on Monday after a storm of four days and nights.",
        "First ship in port:",
        "Anna",
        "==Kyodo",
    ]
    assert item.provider == "Kyodo"
    assert item.language == "en"
    assert item.versioncreated == datetime(2026, 11, 23, 12, 37, tzinfo=UTC)


def test_a_keyword_that_was_cut_is_taken_from_the_text() -> None:
    header = HEADER.replace("BC-EX--Harbour 2ndLd-Writethru", "BC-EX--Harbour-OpenAfter")
    item = read(story("^BC-EX--Harbour-Open Afterwards,100<\r\n\t   Text.\r\n", header))
    assert item.slugline == "EX--Harbour-Open Afterwards"


def test_several_stories_in_a_file_are_several_items() -> None:
    parsed = parse_wire(FULL + FULL.replace(b"a0042", b"a0043"), name="a")
    assert [one.keywords[-1] for one in parsed.items] == ["a0042", "a0043"]


def test_a_kill_in_the_headline_is_a_kill() -> None:
    item = read(story("^BULLETIN KILL<\r\n^Eds: Kill the story slugged Harbour.<\r\n"))
    assert item.signals[0] == "kill"


def test_a_story_that_was_cut_off_keeps_what_there_is() -> None:
    item = read(FULL.partition(b"^ARRIVALS")[0])
    assert item.paragraphs[-1].text.endswith("harbour is open.")
    assert item.versioncreated is None


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "cp850"])
def test_any_charset_gives_the_letters(charset: str) -> None:
    data = story("^Señor Müller is élu à Köln<\r\n\t   Text.\r\n").decode().encode(charset)
    assert read(data).headline == "Señor Müller is élu à Köln"


def test_a_header_without_text_says_where() -> None:
    with pytest.raises(WireError) as told:
        parse_wire(HEADER.encode(), name="a")
    assert (told.value.code, told.value.place) == ("malformed", "message 1")


def test_a_story_that_lost_its_controls_is_read_as_if_it_had_them() -> None:
    item = read(
        b"a0042exmpl\nr s BC-EX--Harbour     11-23 0400\n^BC-EX--Harbour,400<\n"
        b"^Harbour opens after storm<\n^GAMES=\nAnna 73 16{\n"
        b"\t   LYDMOUTH, Maine (AP) _ The harbour is open.\n\n\t   AP-WF-11-23-26 1000GMT<\n\n"
    )
    assert (item.provider_code, item.slugline) == ("ap", "EX--Harbour")
    assert (item.headline, item.located) == ("Harbour opens after storm", "Lydmouth")
    assert item.versioncreated == datetime(2026, 11, 23, 10, tzinfo=UTC)
    assert [one.text for one in item.paragraphs][1] == "Anna 73 16 1/2"
    assert not any("GMT" in one.text for one in item.paragraphs)
