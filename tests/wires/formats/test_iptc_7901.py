"""IPTC 7901: header, title lines, notes that are not for readers, charsets."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dateline.wires.formats import parse_wire
from dateline.wires.parsed import ParsedItem

HEADER = "\x01eca042 3 i 400 ccccb   dpa 042\r\n\nHarbour/storm/\r\n"


def message(text: str, header: str = HEADER, trailer: str = "231000 GMT Nov 26") -> bytes:
    return f"{header}\x02{text}\r\n\x03{trailer}\r\n\x7f\n\x7f\x04".encode()


def read(data: bytes) -> ParsedItem:
    parsed = parse_wire(data, name="a.txt")
    assert parsed.format == "iptc-7901"
    (item,) = parsed.items
    return item


FULL = message(
    "REFILE\n2ND LEAD\nHarbour opens after storm\nBy Ann Writer, dpa =\r\n\n"
    "Lydmouth (dpa) - The harbour of Lydmouth opened again on Tuesday after\r\n"
    "four days of storm.\r\n\n   Second paragraph.\r\n\n"
    "Ship      Load    Late\r\nAnna      steel   3\r\nBea       wood    1\r\n\n"
    "# Notebook\r\n\n## Note to editors\r\n- adds first ships\r\n\n* * * *\r\n"
    "The following information is not for publication\r\n- Tel: +49 30 1; please kill time\r\n"
)


def test_header_and_title_lines_are_facts() -> None:
    item = read(FULL)
    assert item.slugline == "Harbour/storm"
    assert item.headline == "Harbour opens after storm"
    assert item.byline == "By Ann Writer, dpa"
    assert item.version == "2"
    assert item.urgency == 3
    assert item.signals == ("correction", "update")
    assert (item.provider_code, item.language) == ("dpa", "en")
    assert (item.dateline, item.located) == ("Lydmouth", "Lydmouth")
    assert item.versioncreated == datetime(2026, 11, 23, 10, tzinfo=UTC)


def test_paragraphs_are_unwrapped_and_tables_are_not() -> None:
    found = [(one.kind, one.text) for one in read(FULL).paragraphs]
    assert found == [
        (
            "paragraph",
            "Lydmouth (dpa) - The harbour of Lydmouth opened again on Tuesday after four days of storm.",
        ),
        ("paragraph", "Second paragraph."),
        (
            "preformatted",
            "Ship      Load    Late\nAnna      steel   3\nBea       wood    1",
        ),
    ]


def test_what_is_not_for_readers_is_in_the_note_and_its_contacts_signal_nothing() -> None:
    item = read(FULL)
    assert item.ednote is not None
    assert item.ednote.startswith("Notebook\nNote to editors\nadds first ships")
    assert item.ednote.endswith("Tel: +49 30 1; please kill time")
    assert "kill" not in item.signals


def test_of_an_agency_with_several_title_lines_the_last_is_the_headline() -> None:
    item = read(
        message(
            "Situation \r\nFrance: \r\nLe port ouvre = \r\n \r\n   Paris (ats afp) Le port a ouvert.",
            "\x7f\r\n\x7f\x01bsf025 3 ec 121   etf 967\r\n\r\nFrance\r\n\r\n",
            "231100 nov 26",
        )
    )
    assert item.headline == "Le port ouvre"
    assert item.keywords == ("Situation", "France", "bsf025")
    assert (item.provider_code, item.language) == ("keystone-sda", "fr")
    assert item.versioncreated == datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "cp850"])
def test_any_charset_gives_the_letters(charset: str) -> None:
    data = message("Müller à Köln élu =\n\nText.").decode().encode(charset)
    assert read(data).headline == "Müller à Köln élu"


def test_several_messages_are_several_items() -> None:
    assert len(parse_wire(FULL * 3, name="a").items) == 3


def test_without_title_lines_there_is_no_headline_and_no_word_is_lost() -> None:
    item = read(message("\n   Lydmouth (dpa) - One paragraph only."))
    assert item.paragraphs[0].text == "Lydmouth (dpa) - One paragraph only."


@pytest.mark.parametrize("text", ["\r\n", "\n", "", "\n\n\n", " \n"])
def test_a_message_of_empty_lines_is_an_item_without_text(text: str) -> None:
    data = f"\x01bsd123 4 a 12 AFP\r\n\x02{text}\x03".encode()
    (item,) = parse_wire(data, name="a.txt").items
    assert item.paragraphs == ()
