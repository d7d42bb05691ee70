from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.stories.similarity import comparable_words, label, similarity


def test_typography_does_not_make_a_text_another() -> None:
    assert label("“Gas  prices,” she said", 'He left. "GAS prices", she said. Later') == (
        "verbatim",
        1.0,
    )


def test_one_word_changed_is_adapted() -> None:
    assert label("Police said 21 were killed", "Police said 12 were killed")[0] == "adapted"


def test_words_in_another_order_are_adapted() -> None:
    assert label("on Thursday he spoke", "he spoke on Thursday")[0] == "adapted"


def test_part_of_a_word_is_not_that_word() -> None:
    assert label("art", "the party")[0] == "background"


@pytest.mark.parametrize(
    ("text", "source"),
    [("北约国防部长开会", "周四，北约国防部长开会。"), ("รัฐมนตรี", "การประชุมรัฐมนตรีกลาโหม")],
)
def test_scripts_without_spaces_are_compared_by_sign(text: str, source: str) -> None:
    assert label(text, source)[0] == "verbatim"


def test_nothing_rests_on_nothing() -> None:
    assert label("", "words")[0] == "background"
    assert label("words", "")[0] == "background"


@given(st.text(max_size=200), st.text(max_size=200))
def test_the_share_is_between_none_and_all(text: str, source: str) -> None:
    assert 0 <= similarity(text, source) <= 1


@given(st.text(max_size=200).filter(comparable_words))
def test_a_text_is_verbatim_of_itself(text: str) -> None:
    assert label(text, text) == ("verbatim", 1.0)
