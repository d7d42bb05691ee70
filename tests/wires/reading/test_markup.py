"""From markup to paragraphs: every word, no markup."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ground.richtext import Run, normalized, to_html
from dateline.wires.parsed import Stretch
from dateline.wires.reading.fields import cut_html, one_line, paragraphs_of, plain_paragraphs
from dateline.wires.reading.markup import Cutter
from dateline.wires.reading.xml import parse_xml


def cut(html: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in cut_html(html)[0]]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One <b>bold</b> and tail.</p>", ["One bold and tail."]),
        ("loose<p>in</p>after", ["loose", "in", "after"]),
        ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
        ("<div><div><p>deep</p></div></div>", ["deep"]),
        ("<p>un<b>bel</b>ievable</p>", ["unbelievable"]),
        ("<p>a<br>b</p>", ["a\nb"]),
        ("<p>a<br><br>b</p>", ["a", "b"]),
        ("<p>a<!-- no -->b</p>", ["ab"]),
        ("<p>&amp;lt; &nbsp;x</p>", ["&lt; \u00a0x"]),
        ("<unknown>words <odd>stay</odd></unknown>", ["words stay"]),
        ("<p>  many   spaces\n\there </p>", ["many spaces here"]),
        ("<p></p><p> </p>", []),
        ("<div>a <i> </i> <b> </b> <u> </u> b<br/>c</div>", ["a b\nc"]),
        ("<p>&nbsp;</p><p><b>&nbsp;</b> &nbsp;</p><p>x</p>", ["x"]),
        ("<html><body><p>one</p></body></html><p>two</p>", ["one", "two"]),
        ("<p>one</p></body></html> two", ["one", "two"]),
        ("<link rel='x'><wbr>words", ["words"]),
        ("<html><head><title>no</title></head><body><table><tr><td>x</body></html>y", ["x y"]),
        ("<p>one</p><svg><title>no</title><p>two</p>", ["one", "two"]),
        ("<p>if <math><mi>x</mi> = <mn>2</mn></math></p>", ["if x = 2"]),
    ],
)
def test_all_words_are_kept(html: str, expected: list[str]) -> None:
    assert [text for _, text in cut(html)] == expected


def test_kinds_of_paragraphs() -> None:
    html = """<h2>Head</h2><p>Text</p><ul><li>one<ul><li>inner</li></ul></li></ul>
    <blockquote><p>Said</p></blockquote><table><tr><td>a</td><td>b</td></tr></table>
    <pre>x  y
 z</pre><figure><img src="https://i.example/a.jpg"><figcaption>Seen</figcaption></figure>"""
    assert cut(html) == [
        ("heading", "Head"),
        ("paragraph", "Text"),
        ("list-item", "one"),
        ("list-item", "inner"),
        ("quotation", "Said"),
        ("table-row", "a\tb"),
        ("preformatted", "x  y\n z"),
        ("caption", "Seen"),
    ]


def test_emphasis_and_links_are_runs() -> None:
    html = '<p>a <strong>b <em>c</em></strong> <a href="https://x.example/?a=1&amp;b=2">d</a></p>'
    (paragraph,) = cut_html(html)[0]
    assert paragraph.runs == (
        Stretch("a "),
        Stretch("b ", ("strong",)),
        Stretch("c", ("strong", "em")),
        Stretch(" "),
        Stretch("d", href="https://x.example/?a=1&b=2"),
    )


def test_runs_made_here_are_as_the_model_makes_them() -> None:
    (paragraph,) = cut_html("<p>a <b>b</b> <a href='https://x.example/'>c</a></p>")[0]
    checked = tuple(Run.model_validate(run._asdict()) for run in paragraph.runs)
    assert [run.model_dump() for run in checked] == [run._asdict() for run in paragraph.runs]
    assert normalized(checked) == checked
    assert to_html(paragraph.runs) == to_html(checked)


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script><p>x</p>",
        "<p onclick='alert(1)'>x</p>",
        "<p><a href='javascript:alert(1)'>x</a></p>",
        "<p><a href='&#106;avascript:alert(1)'>x</a></p>",
        "<style>p{}</style><p>x</p>",
        "<p>x<svg onload=alert(1)></svg></p>",
        "<p>x<img src=x onerror=alert(1)></p>",
    ],
)
def test_nothing_that_acts_gets_through(html: str) -> None:
    paragraphs, media = cut_html(html)
    assert [one.text for one in paragraphs] == ["x"]
    assert all(run.href is None for one in paragraphs for run in one.runs)
    assert all(one.href is None or ":" not in one.href for one in media)


def test_a_table_that_lays_out_a_page_is_no_row() -> None:
    html = "<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>"
    assert cut(html) == [("paragraph", "One."), ("paragraph", "Two.")]


def test_nesting_without_end_keeps_its_words() -> None:
    html = "<div>" * 5000 + "deep words" + "</div>" * 5000
    assert " ".join(text for _, text in cut(html)) == "deep words"


def test_windows_letters_in_the_place_of_controls() -> None:
    assert cut("<p>a \x93quoted\x94 word\x85</p>") == [("paragraph", "a “quoted” word…")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("a line\nanother", ["a line\nanother"]),
        (("words " * 11 + "\n") * 2 + "end", [("words " * 22).strip() + " end"]),
        (("long " * 30 + "\n") * 2, [("long " * 30).strip()] * 2),
        ("First line of it\n   Second begins", ["First line of it", "Second begins"]),
    ],
)
def test_plain_text_is_cut_as_it_was_meant(text: str, expected: list[str]) -> None:
    assert [one.text for one in plain_paragraphs(text)] == expected


def test_a_field_of_html_becomes_one_line() -> None:
    assert one_line("<p>One</p> <p>two &amp; three</p>") == "One two & three"
    assert one_line("2 < 3 & 4 > 1") == "2 < 3 & 4 > 1"


_WORD = re.compile(r"\w+")
_words = st.text(alphabet="abcxyzé漢ß ", min_size=1, max_size=12)
_tags = st.sampled_from(
    [
        "p",
        "div",
        "b",
        "i",
        "em",
        "a",
        "span",
        "li",
        "ul",
        "table",
        "tr",
        "td",
        "h2",
        "blockquote",
        "section",
        "pre",
        "q",
        "font",
    ]
)
_trees = st.recursive(
    _words.map(escape),
    lambda inner: st.tuples(_tags, st.lists(inner, max_size=4)).map(
        lambda one: f"<{one[0]}>{' '.join(one[1])}</{one[0]}>"
    ),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_trees, max_size=4))
def test_no_word_is_lost_whatever_the_nesting(parts: list[str]) -> None:
    html = " ".join(parts)
    wanted = sorted(_WORD.findall(re.sub(r"<[^>]*>", " ", html)))
    got = sorted(_WORD.findall(" ".join(text for _, text in cut(html))))
    assert "".join(got) == "".join(wanted) or sorted("".join(got)) == sorted("".join(wanted))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_cut(text: str) -> None:
    for one in paragraphs_of(text):
        assert one.text.strip()
        for run in one.runs:
            Run.model_validate(run._asdict())


def cut_xml(xml: str) -> list[tuple[str, str]]:
    cutter = Cutter()
    cutter.cut(parse_xml(xml.encode()))
    return [(one.kind, one.text) for one in cutter.paragraphs]


def test_unknown_elements_that_hold_no_text_between_them_are_paragraphs() -> None:
    xml = "<BODY><TEXT>\n<INGRESS><P>Lead.</P></INGRESS> <CITAT>Said.</CITAT>\n<CITAT>More.</CITAT>"
    assert cut_xml(xml + "<MELLIS>Crosshead</MELLIS></TEXT></BODY>") == [
        ("paragraph", "Lead."),
        ("paragraph", "Said."),
        ("paragraph", "More."),
        ("heading", "Crosshead"),
    ]


@pytest.mark.parametrize(
    "phrase",
    [
        "<who>Ann</who> <what>sails</what>",
        "<b><who>Ann</who> <what>sails</what></b>",
        "<location><city>Ann</city> <state>sails</state></location>",
        "<odd><who>Ann</who> <what>sails</what></odd>",
    ],
)
def test_unknown_elements_inside_a_paragraph_do_not_part_it(phrase: str) -> None:
    assert cut_xml(f"<body><p>{phrase}</p></body>") == [("paragraph", "Ann sails")]
    assert cut_xml(f"<body><p>Now {phrase}</p></body>") == [("paragraph", "Now Ann sails")]


@pytest.mark.parametrize("between", ["\n\n", "\r\n\r\n", "\n \n\n"])
def test_blank_lines_part_paragraphs_where_no_element_does(between: str) -> None:
    html = f"One <b>strong</b> &amp; long{between}<h2>Title</h2>Two\nlines{between}Three"
    assert [text for _, text in cut(html)] == ["One strong & long", "Title", "Two lines", "Three"]


def test_blank_lines_are_space_where_elements_part_paragraphs() -> None:
    assert [text for _, text in cut("<p>One\n\nand <i>more</i></p>")] == ["One and more"]
