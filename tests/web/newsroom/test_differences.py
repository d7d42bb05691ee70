from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.web.newsroom.differences import Part, word_changes


def test_only_the_changed_word_is_marked() -> None:
    assert word_changes("12 countries agreed", "21 countries agreed") == (
        Part("gone", "12"),
        Part("new", "21"),
        Part("same", " countries agreed"),
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_parts_are_the_later_text_without_what_is_gone(before: str, after: str) -> None:
    parts = word_changes(before, after)
    assert "".join(part.text for part in parts if part.change != "gone") == after
