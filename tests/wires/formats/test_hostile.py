"""Bad input: one clear error with a place, never anything else."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.wires.errors import WireError
from dateline.wires.formats import formats, parse_wire
from dateline.wires.parsed import ParsedFile

BOMB = b"""<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<nitf><body><body.content><p>&c;</p></body.content></body></nitf>"""
EXTERNAL = b"""<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<nitf><body><body.content><p>&x;</p></body.content></body></nitf>"""
STYLED = b"""<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "http://127.0.0.1:1/nitf.dtd">
<nitf><body><body.content><p>Caf&eacute;</p></body.content></body></nitf>"""


def refused(data: bytes, name: str = "a.xml") -> WireError:
    with pytest.raises(WireError) as told:
        parse_wire(data, name=name)
    assert told.value.message
    return told.value


@pytest.mark.parametrize("data", [BOMB, EXTERNAL, EXTERNAL.decode().encode("utf-16")])
def test_entities_are_never_resolved(data: bytes) -> None:
    assert refused(data).code == "entities-declared"


def test_a_doctype_is_not_fetched_and_its_entities_are_those_of_html() -> None:
    assert parse_wire(STYLED, name="a.xml").items[0].paragraphs[0].text == "Café"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"\x00\x01\x02\x03", "unknown-format"),
        (b"\xff\xd8\xff\xe0 JFIF", "unknown-format"),
        (b"<html><body>x</body></html>", "unknown-format"),
        (b'{"some": "object"}', "unknown-format"),
        (b"<nitf><body><body.content><p>cut", "malformed"),
        (b'<newsItem guid="x"><a></b></newsItem>', "malformed"),
        (b'{"uri": "x", "headline": "cut', "malformed"),
        (b'{"uri": "x", "headline": "a",}', "malformed"),
        (b"<rss><channel/></rss>", "no-items"),
        (b'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"/>', "no-items"),
        (b"[]", "unknown-format"),
    ],
)
def test_each_fault_has_its_code(data: bytes, code: str) -> None:
    assert refused(data).code == code


def test_a_truncated_file_names_line_and_column() -> None:
    assert refused(b"<nitf>\n<body>\n<p>cut").place == "line 3, column 7"
    assert (refused(b'{"uri": "x",\n"headline": }').place or "").startswith("line 2")


def test_xml_that_nests_without_end_is_refused_at_once() -> None:
    data = b"<nitf><body><body.content>" + b"<p>" * 200_000
    assert refused(data).code in {"too-deep", "malformed"}


def test_json_that_nests_without_end_is_refused() -> None:
    data = b'{"uri": "x", "headline": "x", "subject": ' + b"[" * 100_000
    assert refused(data, "a.json").code in {"too-deep", "malformed"}


def test_packages_in_packages_without_end_are_refused_or_bounded() -> None:
    item: dict[str, object] = {"uri": "x", "headline": "x", "type": "composite"}
    for _ in range(100):
        item = {"uri": "x", "headline": "x", "type": "composite", "associations": {"a": item}}
    assert len(parse_wire(json.dumps(item).encode(), name="a.json").items) < 20


def test_comments_without_end_before_the_root_cost_no_time() -> None:
    refused(b"<!--a-->" * 5000 + b"<nitf>&broken")


def test_what_claims_another_encoding_is_read_as_what_it_is() -> None:
    text = "<nitf><body><body.content><p>Œuvre “café”</p></body.content></body></nitf>"
    for declared, real in [
        ("utf-8", "cp1252"),
        ("x-unknown", "utf-8"),
        ("utf8", "utf-8"),
        ("utf-16", "utf-8"),
    ]:
        data = f'<?xml version="1.0" encoding="{declared}"?>{text}'.encode(real)
        assert parse_wire(data, name="a.xml").items[0].paragraphs[0].text == "Œuvre “café”"


def test_control_characters_do_not_stop_the_rest() -> None:
    data = b"<nitf><body><body.content><p>a\x1ab&#x1;c</p></body.content></body></nitf>"
    assert parse_wire(data, name="a.xml").items[0].paragraphs[0].text == "a b c"


@pytest.mark.parametrize("reference", ["&#xD800;", "&#55296;", "&#x110000;", "&#xFFFE;", "&#0;"])
@pytest.mark.parametrize("prefix", ["", "<x:y/>"])
def test_references_to_no_character_do_not_stop_the_rest(reference: str, prefix: str) -> None:
    data = f"<nitf><body><body.content>{prefix}<p>a{reference}b</p></body.content></body></nitf>"
    assert parse_wire(data.encode(), name="a.xml").items[0].paragraphs[0].text == "a b"


def test_scripts_in_a_feed_are_not_in_the_text() -> None:
    data = b"""<rss><channel><item><title>&lt;script&gt;alert(1)&lt;/script&gt;T</title>
    <description>&lt;img src=x onerror=alert(1)&gt;&lt;p&gt;x&lt;/p&gt;</description></item></channel></rss>"""
    (item,) = parse_wire(data, name="a.xml").items
    assert item.headline == "T"
    assert [one.text for one in item.paragraphs] == ["x"]


SEEDS = {
    "newsml-g2": b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="g" version="1"><itemMeta>'
    b'<versionCreated>2026</versionCreated><signal qcode="sig:x"/></itemMeta><contentMeta><headline>h'
    b"</headline></contentMeta><contentSet><inlineXML><html><body><p>x<b>y</b></p></body></html>"
    b"</inlineXML></contentSet></newsItem>",
    "nitf": b'<nitf><head><docdata><doc-id id-string="a"/></docdata></head><body><body.head><hedline>'
    b"<hl1>h</hl1></hedline></body.head><body.content><p>x</p><table><tr><td>1</td></tr></table>"
    b"</body.content></body></nitf>",
    "ninjs": b'{"uri":"a","headline":"h","versioncreated":"2026-01-01","subject":[{"code":"1"}],'
    b'"body_html":"<p>x</p>","associations":{"a":{"type":"picture","renditions":{}}}}',
    "rss": b"<rss><channel><item><title>t</title><pubDate>Fri, 1 Jan 2026</pubDate><description>"
    b"&lt;p&gt;x&lt;/p&gt;</description></item></channel></rss>",
    "atom": b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a</id><title type="html">t</title>'
    b"<content>x</content></entry></feed>",
}


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_mutations_never_raise_anything_but_a_wire_error(name: str) -> None:
    parser = next(one for one in formats() if one.name == name)
    seed = SEEDS[name]

    @settings(max_examples=80, deadline=None)
    @given(
        st.lists(
            st.tuples(st.integers(0, len(seed)), st.integers(0, 12), st.binary(max_size=8)),
            max_size=4,
        )
    )
    def mutate(edits: list[tuple[int, int, bytes]]) -> None:
        data = seed
        for start, length, new in edits:
            data = data[:start] + new + data[start + length :]
        try:
            items = parser.parse(data)
        except WireError:
            return
        assert all(one.type for one in items)

    mutate()


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_items_or_a_wire_error(data: bytes) -> None:
    try:
        assert isinstance(parse_wire(data, name="x"), ParsedFile)
    except WireError:
        return


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "uri",
                    "headline",
                    "subject",
                    "associations",
                    "body_html",
                    "renditions",
                    "version",
                    "type",
                    "language",
                    "bodies",
                    "headlines",
                    "links",
                    "keywords",
                    "place",
                    "located",
                    "infosources",
                    "signals",
                    "versioncreated",
                    "item",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=100, deadline=None)
@given(_json)
def test_any_json_gives_items_or_a_wire_error(value: object) -> None:
    parser = next(one for one in formats() if one.name == "ninjs")
    try:
        parser.parse(json.dumps(value).encode())
    except WireError:
        return
