from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ground.richtext import from_plain
from dateline.stories.blocks import (
    BadBlock,
    Embed,
    Heading,
    ListBlock,
    Paragraph,
    parse_content,
    to_json,
    words,
)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"kind": "script", "text": []}, "script"),
        ({}, "kind"),
        ("paragraph", "valid dictionary"),
        (None, "valid dictionary"),
        ({"kind": "heading", "level": 1, "text": []}, "heading.level"),
        ({"kind": "paragraph", "text": [{"text": "x", "onclick": "y"}]}, "onclick"),
        ({"kind": "paragraph", "text": [{"text": "x", "href": "javascript:1"}]}, "href"),
        ({"kind": "paragraph", "html": "<b>x</b>"}, "html"),
        ({"kind": "embed", "url": "data:text/html,x"}, "embed.url"),
        ({"kind": "picture", "picture": "../../etc/passwd"}, "picture.picture"),
        ({"kind": "paragraph", "text": [{"text": "x" * 20_001}]}, "split it"),
        ({"kind": "list", "items": [[]] * 501}, "list.items"),
    ],
)
def test_what_is_no_block_is_refused_with_the_place(data: object, place: str) -> None:
    with pytest.raises(BadBlock, match=place):
        parse_content(data)


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_json_is_a_block_or_is_refused(data: object) -> None:
    with contextlib.suppress(BadBlock):
        parse_content(data)


@pytest.mark.parametrize(
    "content",
    [
        Paragraph(text=from_plain("One")),
        Heading(level=3, text=from_plain("Two")),
        ListBlock(ordered=True, items=(from_plain("a"), from_plain("b"))),
        Embed(url="https://example.org/video", title="A film"),
    ],
)
def test_a_block_comes_back_from_its_stored_form(content: Paragraph) -> None:
    assert parse_content(to_json(content)) == content


def test_the_items_of_a_list_do_not_run_together() -> None:
    assert words(ListBlock(items=(from_plain("first"), from_plain("second")))) == "first\nsecond"
