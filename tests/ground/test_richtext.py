from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pydantic import ValidationError

from dateline.ground.richtext import (
    MARK_ORDER,
    Run,
    from_plain,
    normalized,
    plain,
    safe_href,
    to_html,
)

_runs = st.lists(
    st.builds(
        Run,
        text=st.text(max_size=30),
        marks=st.lists(st.sampled_from(MARK_ORDER), unique=True).map(tuple),
        href=st.sampled_from([None, "https://example.org/?a=1&b=<2>", "mailto:a@example.org"]),
        lang=st.sampled_from([None, "fa", "zh-Hans"]),
    ),
    max_size=8,
)


def _ink(text: str) -> str:
    return "".join(text.split())


@given(_runs)
def test_no_visible_character_is_lost_in_normalizing(runs: list[Run]) -> None:
    assert _ink(plain(normalized(runs))) == _ink(plain(runs))


@given(_runs)
def test_normalizing_twice_changes_nothing_more(runs: list[Run]) -> None:
    once = normalized(runs)
    assert normalized(once) == once


@given(_runs)
def test_any_text_gives_well_formed_markup_with_the_same_words(runs: list[Run]) -> None:
    element = etree.fromstring(f"<p>{to_html(normalized(runs))}</p>")
    assert _ink("".join(element.itertext())) == _ink(plain(runs))


def test_markup_in_the_words_comes_out_as_words() -> None:
    html = to_html(from_plain('<script>alert("x")</script> & more'))
    assert html == '&lt;script&gt;alert("x")&lt;/script&gt; &amp; more'


def test_spaces_fold_across_runs_and_line_breaks_stay() -> None:
    text = normalized([Run(text=" One  "), Run(text="  two \n three ", marks=("em",))])
    assert plain(text) == "One two\nthree"
    assert to_html(text) == "One <em>two<br/>three</em>"


def test_neighbours_with_the_same_marks_become_one_run() -> None:
    text = normalized(
        [Run(text="a", marks=("em", "strong")), Run(text="b", marks=("strong", "em"))]
    )
    assert text == (Run(text="ab", marks=("strong", "em")),)


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "//example.org/",
        "/path",
        "https:",
        "http://[bad/",
        "vbscript:x",
        "",
    ],
)
def test_an_address_that_could_harm_or_leads_nowhere_is_no_link(href: str) -> None:
    assert safe_href(href) is None


@pytest.mark.parametrize("href", ["javascript:alert(1)", "/x"])
def test_a_run_refuses_such_an_address(href: str) -> None:
    with pytest.raises(ValidationError, match="must start with"):
        Run(text="x", href=href)


def test_a_run_refuses_what_is_no_language() -> None:
    with pytest.raises(ValidationError, match="BCP 47"):
        Run(text="x", lang='en" onclick="x')


def test_control_characters_are_dropped() -> None:
    assert Run(text="a\x00b\x1bc\ud800d").text == "abcd"
