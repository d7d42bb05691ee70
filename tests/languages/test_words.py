"""Words as a search sees them."""

from __future__ import annotations

import pytest

from dateline.languages.folding import fold
from dateline.languages.words import cut_words, has_endings_attached, is_unspaced, runs_of_letters


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It's 5.30pm: COVID-19!", ["it", "s", "5", "30pm", "covid", "19"]),
        ("L'Élysée, naïve Straße", ["l", "élysée", "naïve", "strasse"]),
        ("हिन्दी में समाचार।", ["हिन्दी", "में", "समाचार"]),
        ("བོད་ཡིག།", ["བོད", "ཡིག"]),
        ("ＴＯＫＹＯ 2026年", ["tokyo", "2026", "年"]),
        ("a_b __ -- \u0000", ["a", "b"]),
        ("", []),
    ],
)
def test_words_end_where_letters_and_their_marks_end(text: str, words: list[str]) -> None:
    assert cut_words(text) == words


def test_scripts_without_spaces_are_cut_by_dictionary_also_within_other_text() -> None:
    assert cut_words("BBC: 北京选举 today") == ["bbc", "北京", "选举", "today"]
    assert runs_of_letters("BBC: 北京选举 today") == ["bbc", "北京选举", "today"]


def test_a_word_without_end_is_cut() -> None:
    assert [len(one) for one in cut_words("x" * 5_000 + " y")] == [100, 1]
    assert len(cut_words("é" * 5_000)[0]) == 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("élysée", "elysee"),
        ("łódź", "lodz"),
        ("straße".casefold(), "strasse"),
        ("istanbul", "İSTANBUL".casefold()),
        ("ılgaz", "ilgaz"),
        ("фёдор", "федор"),
        ("كابل", "کابل"),
        ("أحمد", "احمد"),
        ("مُحَمَّد", "محمد"),
        ("می\u200cشود", "میشود"),
        ("۱۲", "12"),
        ("٣", "3"),
        ("שָׁלוֹם", "שלום"),
        ("αθήνα", "αθηνα"),
    ],
)
def test_what_people_write_differently_is_folded_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("मंत्री", "मतर"), ("ไม้", "ไม"), ("мой", "мои")])
def test_marks_and_letters_that_make_another_word_stay(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_scripts_are_told() -> None:
    assert is_unspaced("on 北")
    assert not is_unspaced("서울 Москва བོད")
    assert has_endings_attached("선거")
    assert not has_endings_attached("election")
