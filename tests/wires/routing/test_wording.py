"""Whole words, in every script."""

from __future__ import annotations

import pytest

from dateline.wires.routing.wording import folded, has_words


def found(words: str, text: str) -> bool:
    return has_words(folded(text), folded(words))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("port", "The PORT is closed"),
        ("port", "A port, then"),
        ("climate change", "On climate \n change"),
        ("covid-19", "Covid-19 again"),
        ("u.s.", "In the U.S. today"),
        ("l'iran", "L\u2019Iran et la France"),
        ("iran", "L\u2019Iran et la France"),
        ("istanbul", "İstanbul'da deprem"),
        ("выборы", "ВЫБОРЫ в среду"),
        ("ایران", "وزیر خارجه ايران گفت"),
        ("کتاب", "کتاب\u200cها رسیدند"),
        ("محمد", "قال مُحَمَّد اليوم"),
        ("हिन्दी", "वह हिन्दी बोलता है"),
        ("北京", "他昨天去了北京开会"),
        ("東京", "彼は東京へ行った"),
        ("ประเทศไทย", "นายกรัฐมนตรีของประเทศไทยกล่าว"),
        ("ＮＡＴＯ", "nato said"),
        ("nato", "北约NATO峰会"),
        ("selenskyj", "Präsident Selenskyj"),
        ("sao paulo", "Em São Paulo"),
        ("straße", "STRASSE gesperrt"),
    ],
)
def test_a_word_is_found(words: str, text: str) -> None:
    assert found(words, text)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("port", "Sport and reports"),
        ("change", "exchanges"),
        ("iran", "miranda"),
        ("हिन्द", "वह हिन्दी बोलता है"),
        ("मित्र", "मित्रों ने कहा"),
        ("ران", "وزیر خارجه ایران گفت"),
        ("京都", "東京都の発表"),
        ("กา", "การเมืองไทย"),
        ("climate change", "a climate of change"),
    ],
)
def test_a_part_of_a_word_is_not(words: str, text: str) -> None:
    assert not found(words, text)


def test_a_later_place_counts_where_the_first_is_inside_a_word() -> None:
    assert found("port", "Sport at the port")
