from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.translation.comparison import says_the_same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He said so.", "He said so!"),
        ("“Yes,” he said — twice.", '"Yes", he said - twice'),
        ("one  two\nthree", "one two three"),
        ("It cost 5 million.", "It cost 5\u00a0million"),
        ("北京、上海。", "北京，上海"),
        ("می\u200cرود", "می رود"),
        ("Cafe\u0301", "Café"),
        ("in 2019–2021", "in 2019-2021"),
        ("12, 13 and 14", "12; 13, and 14"),
    ],
)
def test_typography_is_no_change(one: str, other: str) -> None:
    assert says_the_same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 were killed", "21 were killed"),
        ("3.5 million", "35 million"),
        ("5% of all", "5 of all"),
        ("−5 degrees", "5 degrees"),
        ("-5 degrees", "5 degrees"),
        ("rooms 12 and 13, 4", "rooms 12 and 134"),
        ("$5", "€5"),
        ("the US said", "the us said"),
        ("कि", "का"),
        ("18:30", "1830"),
        ("", "Something"),
    ],
)
def test_a_change_of_words_or_numbers_is_one(one: str, other: str) -> None:
    assert not says_the_same(one, other)


@given(st.text(), st.sampled_from(["", ".", "…", "  ", "\n", "”"]))
def test_a_text_says_the_same_with_punctuation_or_space_at_its_end(text: str, end: str) -> None:
    assert says_the_same(text, text + end)


@given(st.text(), st.sampled_from(["word", "7", "字"]))
def test_a_word_more_is_a_change(text: str, word: str) -> None:
    assert not says_the_same(text, f"{text} {word}")
