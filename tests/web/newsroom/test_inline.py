"""Signs in a text area say what marks say, and lose nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ground.richtext import MARK_ORDER, Run, Text, from_plain, normalized, plain
from dateline.web.newsroom.editing.inline import (
    from_marked,
    items_from_marked,
    items_to_marked,
    to_marked,
)

_LETTERS = st.one_of(
    st.sampled_from(list("ab *_~^`[](){}\\\n-")), st.characters(exclude_categories=["Cs"])
)
_HREFS = [None, "https://a.example/b(c)", "mailto:x\\)y@z", "https://a.example/\\x*_[q]{fa}"]
_RUNS = st.builds(
    lambda text, marks, href, lang: Run(text=text, marks=marks, href=href, lang=lang),
    st.text(_LETTERS, max_size=12),
    st.lists(st.sampled_from(MARK_ORDER), unique=True).map(tuple),
    st.sampled_from(_HREFS),
    st.sampled_from([None, "fa", "zh-Hans"]),
)
_TEXTS = st.lists(_RUNS, max_size=6).map(normalized)


@given(_TEXTS)
def test_every_text_comes_back_with_its_marks(text: Text) -> None:
    assert from_marked(to_marked(text)) == normalized(text)


@given(st.lists(_TEXTS, max_size=4).map(tuple).filter(lambda items: items != ((),)))
def test_every_list_comes_back_with_its_items(items: tuple[Text, ...]) -> None:
    assert items_from_marked(items_to_marked(items)) == items


@given(st.text(st.sampled_from(list("ab *_~^`[]({}")), max_size=30))
def test_whatever_is_typed_keeps_its_letters(typed: str) -> None:
    letters = [sign for sign in typed if sign in "ab"]
    assert [sign for sign in plain(from_marked(typed)) if sign in "ab"] == letters


@pytest.mark.parametrize(
    "typed",
    [
        "5 * 3 * 2",
        "file_name_here",
        "he said [sic] so",
        "sign here: ______",
        "***",
        "**open",
        "a ~ b",
    ],
)
def test_signs_that_are_no_marks_stay_signs(typed: str) -> None:
    assert from_marked(typed) == from_plain(typed)


def test_an_unsafe_address_stays_visible_text() -> None:
    typed = "[words](javascript:alert(1))"
    assert from_marked(typed) == from_plain(typed)


def test_marks_may_stand_within_words_and_cross_links() -> None:
    text = from_marked("a**b**c [see **here**](https://example.org/)")
    assert text == (
        Run(text="a"),
        Run(text="b", marks=("strong",)),
        Run(text="c "),
        Run(text="see ", href="https://example.org/"),
        Run(text="here", marks=("strong",), href="https://example.org/"),
    )
