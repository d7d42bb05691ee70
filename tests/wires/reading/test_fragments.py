"""Plainly written HTML is cut without a tree, and exactly as a parser's tree would be cut."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.wires.reading import elements, markup
from dateline.wires.reading.fields import _cut_tree
from dateline.wires.reading.fragments import cut_fragment

_TEXT = st.text(st.sampled_from("ab \n\t\xa0\u2009é“\x85\x01.&;"), max_size=8) | st.sampled_from(
    [
        "&amp;",
        "&nbsp;",
        "&#8217;",
        "&#128;",
        "&copy;",
        "&copy",
        "AT&T",
        "&lt;b&gt;",
        "&amp;#39;",
        ">",
    ]
)
_INLINE = st.sampled_from(
    [
        "b",
        "strong",
        "em",
        'span lang="fr"',
        'a href="https://a.example/?a=1&amp;b=2&c=3"',
        "a",
        "code",
    ]
)
_BLOCK = st.sampled_from(
    [
        "p",
        "P",
        'p class="x y"',
        "h2",
        "div",
        "blockquote",
        "li",
        "ul",
        "ol",
        "figure",
        "figcaption",
        "section",
        "html",
        "body",
        "table",
        "tr",
        "td",
        "pre",
        "q",
        "script",
    ]
)
_ALONE = st.sampled_from(
    [
        "<br>",
        "<br/>",
        "<hr />",
        "<img src='a.jpg' alt='An &amp; b'>",
        '<img src="https://a.example/b"/>',
        "<!-- note -->",
        "<!--a--><!---->",
        "</p>",
        "<p>",
        "</b>",
        "<a href='x'>",
        "< ",
        "<p",
    ]
)


def _element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    names = _INLINE | _BLOCK
    made = st.tuples(names, st.lists(inner, max_size=4).map("".join))
    return made.map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0].split()[0]}>")


SOURCES = st.lists(
    st.recursive(_TEXT | _ALONE, _element, max_leaves=12) | st.sampled_from([" ", "\n"]), max_size=5
).map("".join)


@given(SOURCES)
@settings(max_examples=400, deadline=None)
def test_what_is_cut_without_a_tree_is_cut_as_the_tree_would_be(source: str) -> None:
    quick, slow = cut_fragment(source), _cut_tree(source)
    if quick is None or slow is None:
        return
    assert quick.paragraphs == slow.paragraphs
    assert quick.media == slow.media


@pytest.mark.parametrize(
    "source",
    [
        "<p>One.</p>\n<p>Two <b>strong</b> &amp; <a href='https://a.example/'>linked</a>.</p>",
        "<div><h2>Title</h2><ul><li>first</li><li>second <em>item</em></li></ul></div>",
        "<html><head><title>T</title></head><body><p>One.</p></body></html>",
        "<p>One<br/>line</p><figure><img src='a.jpg'/><figcaption>Ships</figcaption></figure>",
    ],
)
def test_the_html_of_most_news_needs_no_tree(source: str) -> None:
    assert cut_fragment(source) is not None


@pytest.mark.parametrize(
    "source",
    [
        "bare words",
        "<p>one<p>two",
        "<p>a<div>b</div></p>",
        "<b>a</b>",
        "<p>a < b</p>",
        "<table></table>",
        "<p>a</p><!-- cut",
        "<p onclick=x>a</p>",
        "<li>a</li>",
        "<p><svg></svg></p>",
    ],
)
def test_html_that_has_to_be_mended_is_left_to_a_parser(source: str) -> None:
    assert cut_fragment(source) is None


def test_a_picture_that_is_written_into_its_address_is_not_kept_in_memory() -> None:
    def kept() -> int:
        return len(elements.TAGS) + markup._kept_style.cache_info().currsize

    before = kept()
    data = "A" * 5000
    for number in range(3):
        source = f"<p>x <img src='data:image/png;base64,{data}{number}'>"
        source += f" <a href='https://a.example/{data}{number}'>y</a></p>"
        found = cut_fragment(source)
        assert found is not None
        assert found.paragraphs[0].runs[1].href == f"https://a.example/{data}{number}"
    assert kept() - before <= 4


def test_tags_that_never_end_do_not_fill_the_memory() -> None:
    for number in range(elements._MOST_KEPT + 10):
        assert cut_fragment(f"<p class='{number}'>x</p>") is not None
    assert len(elements.TAGS) <= elements._MOST_KEPT


@pytest.mark.parametrize(
    "source",
    [
        "<h4><p>Begins.</p></h4><p>Goes on.</p>",
        "<section><h2>Said <b>so</b><p>a</p> <h3>b</h3></h2><p>c</p></section>",
        "<h4>\n<p>a <i>b</i></p>\n</h4>",
    ],
)
def test_a_paragraph_ends_the_heading_in_which_it_begins(source: str) -> None:
    plain, tree = cut_fragment(source), _cut_tree(source)
    assert plain is not None
    assert tree is not None
    assert plain.paragraphs == tree.paragraphs
