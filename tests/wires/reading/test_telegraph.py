"""Old charsets that nothing names: ISO 646 in its national versions, ISO 6937."""

from __future__ import annotations

import pytest

from dateline.wires.formats import parse_wire
from dateline.wires.reading.telegraph import characters_of


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        (
            b"Die H{fen f}r K|ln und M}nchen sind nicht mit der Gr|~e von gestern offen.",
            "Die Häfen für Köln und München sind nicht mit der Größe von gestern offen.",
        ),
        (
            b"Hamnen {r |ppen och b}ten som l}g d{r p} natten seglade att det inte var f|r sent.",
            "Hamnen är öppen och båten som låg där på natten seglade att det inte var för sent.",
        ),
        (
            b"Havnen er }pen og b}ten l{rte ikke det som f|r var til for en m}ned.",
            "Havnen er åpen og båten lærte ikke det som før var til for en måned.",
        ),
        (
            b"Le port a rouvert apr}s la temp{te et les marins {taient dans une for{t o| est le bl{.",
            "Le port a rouvert après la tempéte et les marins étaient dans une forét où est le blé.",
        ),
    ],
)
def test_national_letters_stand_in_the_places_of_braces(sent: bytes, meant: str) -> None:
    assert characters_of(sent) == meant


@pytest.mark.parametrize(
    "text",
    [
        b"Ship;Load;Late 3{ 1{ 2{ games and the score is not {a} or [sic] of the day",
        b"function(a) {return b|c} is not a text of words in the paper",
        b"The harbour is open.",
    ],
)
def test_braces_that_are_braces_stay(text: bytes) -> None:
    assert characters_of(text) == text.decode()


def test_accents_before_their_letters_are_put_upon_them() -> None:
    sent = (
        b"Les \xc2el\xc1eves de Gen\xc1eve, gar\xcbcons \xabet\xbb \xfauvres, Stra\xfbe, \xc2Ecole"
    )
    assert characters_of(sent) == "Les élèves de Genève, garçons «et» œuvres, Straße, École"


@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
def test_texts_of_today_are_read_as_they_are(charset: str) -> None:
    text = "École Âge État Éa élèves Ïle naïf Ça Étoile"
    assert characters_of(text.encode(charset)) == text


def test_messages_of_both_formats_are_read_so() -> None:
    body = b"\x02Die H{fen =\r\n\n   Die H{fen f}r K|ln und M}nchen sind nicht offen.\r\n\x03"
    (one,) = parse_wire(b"\x01bsd123 4 a 12 dpa\r\n" + body, name="a").items
    assert one.headline == "Die Häfen"
    header = b"\x16\x16\x01a0042\x1fexmpl\r\nr f\x13\x11 BC-EX--Hafen   11-23 0400\r\n"
    (other,) = parse_wire(header + body, name="a").items
    assert "Häfen für Köln" in " ".join(p.text for p in other.paragraphs)
