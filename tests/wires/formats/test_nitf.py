"""NITF with its head, its body and what agencies do with both."""

from __future__ import annotations

from datetime import UTC, datetime

from dateline.wires.formats import parse_wire
from dateline.wires.parsed import ParsedItem, Subject

HEAD = """<title>Harbour opens</title><meta name="anpa-keyword" content="Harbour Storm"/>
<tobject tobject.type="News"><tobject.subject tobject.subject.refnum="11000000"
 tobject.subject.type="Politics" tobject.subject.matter="Ports"/></tobject>
<docdata management-status="usable"><doc-id id-string="AAP.1.2" regsrc="AAP"/>
<urgency ed-urg="4"/><date.issue norm="20261120T200000+1100"/><du-key version="2" key="storm"/>
<key-list><keyword key="harbour"/></key-list><doc.copyright year="2026" holder="AAP"/>
<ed-msg info="Updates with ferry"/></docdata>"""


def parse(content: str = "<p>Text.</p>", *, head: str = HEAD, top: str = "") -> ParsedItem:
    data = f"""<nitf><head>{head}</head><body><body.head><hedline><hl1>Harbour opens again</hl1>
    <hl2>Ships wait</hl2></hedline><byline>By JO DOE<byttl>Harbour Writer</byttl></byline>
    <dateline><location><city>Sydney</city></location></dateline>{top}</body.head>
    <body.content>{content}</body.content></body></nitf>"""
    parsed = parse_wire(data.encode(), name="a.xml")
    assert parsed.format == "nitf"
    return parsed.items[0]


def test_the_facts_of_a_document() -> None:
    item = parse()
    assert (item.guid, item.version, item.provider_code) == ("AAP.1.2", "2", "aap")
    assert (item.headline, item.slugline) == ("Harbour opens again", "Harbour Storm")
    assert (item.byline, item.dateline, item.located) == (
        "By JO DOE Harbour Writer",
        "Sydney",
        "Sydney",
    )
    assert (item.pubstatus, item.urgency, item.ednote) == ("usable", 4, "Updates with ferry")
    assert item.versioncreated == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert item.subjects == (
        Subject("subj", "11000000", "Ports"),
        Subject("medtop", "11000000", "politics and government"),
    )
    assert item.signals == ("update",)


def test_blocks_second_headlines_tables_and_lists_keep_their_text() -> None:
    item = parse(
        """<block><hl2>East</hl2><p>One <em>two</em> three.</p>
        <table><tr><th/><th>W</th></tr><tr><td>Reds</td><td>47</td></tr></table>
        <ul><li>first</li><li>second</li></ul></block>loose words<pre>a  b
c</pre>"""
    )
    assert [(one.kind, one.text) for one in item.paragraphs] == [
        ("heading", "East"),
        ("paragraph", "One two three."),
        ("table-row", "\tW"),
        ("table-row", "Reds\t47"),
        ("list-item", "first"),
        ("list-item", "second"),
        ("paragraph", "loose words"),
        ("preformatted", "a  b\nc"),
    ]


def test_inline_elements_of_nitf_lose_no_word() -> None:
    item = parse("<p><person>Ann</person>, of <org>Reds <alt-code/></org> said <q>Yes</q>.</p>")
    assert item.paragraphs[0].text == "Ann, of Reds said “Yes”."


def test_a_picture_in_the_body_comes_with_caption_and_credit() -> None:
    item = parse(
        """<media media-type="image"><media-reference source="ship.jpg"/>
        <media-caption>Ships wait.</media-caption><media-producer>J. Doe</media-producer></media>
        <p>Text.</p>"""
    )
    (picture,) = item.media
    assert (picture.type, picture.href) == ("picture", "ship.jpg")
    assert (picture.caption, picture.credit) == ("Ships wait.", "J. Doe")
    assert ("caption", "Ships wait.") in [(one.kind, one.text) for one in item.paragraphs]


def test_a_kill_without_text_is_kept() -> None:
    head = HEAD.replace('management-status="usable"', 'management-status="canceled"')
    item = parse("", head=head)
    assert item.pubstatus == "canceled"
    assert item.signals[0] == "kill"
    assert item.paragraphs == ()


def test_a_document_that_states_no_status_is_usable() -> None:
    assert parse(head=HEAD.replace(' management-status="usable"', "")).pubstatus == "usable"
    assert parse(head=HEAD.replace('"usable"', '"pondered"')).pubstatus is None


def test_what_it_supersedes_is_a_link() -> None:
    head = HEAD.replace("<docdata ", '<docdata management-doc-idref="AAP.1.1" ')
    assert parse(head=head).links[0].href == "AAP.1.1"


def test_a_release_time_is_an_embargo_only_when_it_is_said_to_be_one() -> None:
    dated = HEAD.replace("<du-key", '<date.release norm="20261121T000000Z"/><du-key')
    assert parse(head=dated).embargoed is None
    embargoed = dated.replace('"usable"', '"embargoed"')
    assert parse(head=embargoed).embargoed == datetime(2026, 11, 21, tzinfo=UTC)


def test_html_entities_without_a_declaration_are_read() -> None:
    assert parse("<p>Caf&eacute;&nbsp;&amp; bar & grill</p>").paragraphs[0].text == (
        "Café\u00a0& bar & grill"
    )


def test_notes_to_editors_are_editors_notes() -> None:
    item = parse(
        top="<note noteclass='editorsnote'><body.content><p>Eds: kill this.</p></body.content></note>"
    )
    assert "Eds: kill this." in (item.ednote or "")
    assert "kill" in item.signals


def test_escaped_html_as_content_is_read() -> None:
    item = parse("&lt;p&gt;One &lt;b&gt;two&lt;/b&gt;&lt;/p&gt;")
    assert [one.text for one in item.paragraphs] == ["One two"]


def test_a_stamp_for_programs_is_no_dateline() -> None:
    date = "<story.date norm='20261123T100000+0000'>20261123T100000+0000</story.date>"
    (item,) = parse_wire(_headed(f"<dateline>{date}</dateline>"), name="a.xml").items
    assert item.dateline is None
    (item,) = parse_wire(_headed(f"<dateline>Lydmouth {date}</dateline>"), name="a.xml").items
    assert item.dateline == "Lydmouth"
    said = "<dateline><location>Lydmouth</location>, <story.date>Nov 23</story.date></dateline>"
    (item,) = parse_wire(_headed(said), name="a.xml").items
    assert item.dateline == "Lydmouth, Nov 23"


def test_a_second_headline_is_the_summary_where_no_abstract_is() -> None:
    headlines = "<hedline><hl1>One</hl1><hl2>Two</hl2></hedline>"
    (item,) = parse_wire(_headed(headlines), name="a.xml").items
    assert (item.headline, item.summary) == ("One", "Two")
    (item,) = parse_wire(_headed(headlines + "<abstract>Three</abstract>"), name="a.xml").items
    assert item.summary == "Three"


def _headed(head: str) -> bytes:
    return f"<nitf><body><body.head>{head}</body.head></body></nitf>".encode()


def test_owner_and_time_may_stand_in_the_head_of_the_body() -> None:
    data = b"""<nitf><head><title>Ships</title><docdata><evloc city="Lydmouth" iso-cc="HUN"/>
    <doc-id id-string="7"/></docdata></head><body><body.head><rights.owner>Agencia EFE</rights.owner>
    <dateline><story.date norm="20261120T080200+0000">20261120T080200+0000</story.date></dateline>
    </body.head><body.content><p>x</p></body.content></body></nitf>"""
    item = parse_wire(data, name="a.xml").items[0]
    assert (item.provider_code, item.located, item.country) == ("efe", "Lydmouth", "HU")
    assert (item.dateline, item.versioncreated) == (None, datetime(2026, 11, 20, 8, 2, tzinfo=UTC))


def test_what_a_revision_adds_is_told_to_the_desk() -> None:
    item = parse(head=HEAD + '<revision-history norm="20261120" comment="ADDS ferry statement"/>')
    assert item.ednote == "Updates with ferry\nADDS ferry statement"
