"""NewsML-G2: items, packages, messages, and the ways in which agencies write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dateline.wires.errors import WireError
from dateline.wires.formats import parse_wire
from dateline.wires.parsed import ParsedItem, Subject

NAR = "http://iptc.org/std/nar/2006-10-01/"
ITEM = f"""<newsItem xmlns="{NAR}" guid="urn:newsml:dpa.com:20261120:harbour" version="3"
 standard="NewsML-G2" xml:lang="de">
<rightsInfo><copyrightHolder literal="dpa"/>
<copyrightNotice xml:lang="en">All rights</copyrightNotice>
<copyrightNotice xml:lang="de">Alle Rechte</copyrightNotice>
<usageTerms>Only with consent</usageTerms></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:dpa"/>
<versionCreated>2026-11-20T10:00:00+01:00</versionCreated>
<firstCreated>2026-11-20T09:00:00</firstCreated>
<pubStatus qcode="stat:usable"/><edNote>Adds what the minister said</edNote>
<signal qcode="sig:update"/>
<link rel="irel:supersedes" residref="urn:newsml:dpa.com:20261119:storm"/></itemMeta>
<contentMeta><urgency>3</urgency><located><name>Hamburg</name></located>
<slugline>Hafen/Sturm</slugline><headline>Der Hafen ist wieder offen</headline>
<headline role="hld:subHeadline">Zwölf Schiffe warten</headline>
<dateline>Hamburg (dpa) - </dateline><by>Anna Muster</by>
<subject qcode="medtop:11000000"><name>Politik</name></subject>
<genre qcode="genre:Current"/><keyword>Hafen</keyword></contentMeta>
<contentSet>{{content}}</contentSet></newsItem>"""
XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>Nicht im Text</title></head><body>{body}</body></html></inlineXML>"""


def parse(body: str = "<p>Der Hafen ist offen.</p>", content: str | None = None) -> ParsedItem:
    content = content if content is not None else XHTML.format(body=body)
    parsed = parse_wire(ITEM.replace("{content}", content).encode(), name="a.xml")
    assert parsed.format == "newsml-g2"
    return parsed.items[0]


def test_the_facts_of_an_item() -> None:
    item = parse()
    assert (item.guid, item.version) == ("urn:newsml:dpa.com:20261120:harbour", "3")
    assert (item.provider, item.provider_code, item.type) == ("dpa", "dpa", "text")
    assert (item.language, item.pubstatus, item.urgency) == ("de", "usable", 3)
    assert item.headline == "Der Hafen ist wieder offen"
    assert (item.slugline, item.byline, item.located) == ("Hafen/Sturm", "Anna Muster", "Hamburg")
    assert item.dateline == "Hamburg (dpa)"
    assert item.copyrightnotice == "Alle Rechte"
    assert item.usageterms == "Only with consent"
    assert item.subjects == (Subject("medtop", "11000000", "Politik"),)
    assert item.signals == ("update",)
    assert item.links[0].rel == "irel:supersedes"


def test_a_time_without_zone_is_the_agencys() -> None:
    item = parse()
    assert item.versioncreated == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert item.firstcreated == datetime(2026, 11, 20, 8, tzinfo=UTC)


def test_a_canceled_item_is_a_kill() -> None:
    data = ITEM.replace("stat:usable", "stat:canceled").replace("{content}", "")
    item = parse_wire(data.encode(), name="a.xml").items[0]
    assert item.pubstatus == "canceled"
    assert item.signals == ("kill", "update")
    assert item.paragraphs == ()


def test_an_embargo_is_a_fact_and_a_signal() -> None:
    data = ITEM.replace(
        "<pubStatus", "<embargoed>2026-11-21T06:00:00Z</embargoed><pubStatus"
    ).replace("{content}", "")
    item = parse_wire(data.encode(), name="a.xml").items[0]
    assert item.embargoed == datetime(2026, 11, 21, 6, tzinfo=UTC)
    assert "embargo" in item.signals


@pytest.mark.parametrize(
    "content",
    [
        "<inlineData contenttype='text/plain'>One.\n\nTwo.</inlineData>",
        "<inlineData contenttype='text/html'><![CDATA[<p>One.</p><p>Two.</p>]]></inlineData>",
        "<inlineData contenttype='text/html'>&lt;p>One.&lt;/p>&lt;p>Two.&lt;/p></inlineData>",
        "<inlineData contenttype='text/plain' encoding='base64'>T25lLgoKVHdvLg==</inlineData>",
        "<inlineXML><html><body>One.<p>Two.</p></body></html></inlineXML>",
        "<inlineXML><nitf><body><body.content><p>One.</p><p>Two.</p></body.content></body></nitf></inlineXML>",
        "<inlineXML><div><div>One.</div>Two.</div></inlineXML>",
    ],
)
def test_the_text_is_read_in_whatever_form_it_comes(content: str) -> None:
    assert [one.text for one in parse(content=content).paragraphs] == ["One.", "Two."]


def test_a_text_of_two_contents_is_kept_whole_and_a_repeated_one_once() -> None:
    first, second = XHTML.format(body="<p>One.</p>"), XHTML.format(body="<p>Two.</p>")
    assert [one.text for one in parse(content=first + second).paragraphs] == ["One.", "Two."]
    assert [one.text for one in parse(content=first + first).paragraphs] == ["One."]


def test_a_headline_may_stand_only_in_the_text() -> None:
    content = """<inlineXML><nitf><head><title>From the title</title></head><body><body.content>
    <p>Text.</p></body.content></body></nitf></inlineXML>"""
    data = ITEM.replace("<headline>Der Hafen ist wieder offen</headline>", "")
    data = data.replace('<headline role="hld:subHeadline">Zwölf Schiffe warten</headline>', "")
    item = parse_wire(data.replace("{content}", content).encode(), name="a.xml").items[0]
    assert item.headline == "From the title"


def test_a_picture_gives_its_largest_rendition_with_caption_and_credit() -> None:
    data = f"""<newsItem xmlns="{NAR}" guid="tag:reuters.com,2026:p1" version="1"><itemMeta>
    <itemClass qcode="icls:picture"/></itemMeta><contentMeta><headline>Ships</headline>
    <creditline>REUTERS</creditline><description role="descRole:caption">Ships wait.</description>
    </contentMeta><contentSet>
    <remoteContent rendition="rend:thumbnail" contenttype="image/jpeg" width="150"
     href="https://content.example/t.jpg"/>
    <remoteContent rendition="rend:baseImage" contenttype="image/jpeg" width="3500"
     href="https://content.example/b.jpg"/></contentSet></newsItem>"""
    item = parse_wire(data.encode(), name="p.xml").items[0]
    (picture,) = item.media
    assert item.type == "picture"
    assert (picture.type, picture.href) == ("picture", "https://content.example/b.jpg")
    assert (picture.caption, picture.credit) == ("Ships wait.", "REUTERS")


def test_a_message_gives_one_item_for_each_that_it_carries() -> None:
    one = ITEM.replace("{content}", XHTML.format(body="<p>Text.</p>"))
    two = one.replace("harbour", "ferry")
    data = f"<newsMessage xmlns='{NAR}'><header/><itemSet>{one}{two}</itemSet></newsMessage>"
    guids = [item.guid for item in parse_wire(data.encode(), name="m.xml").items]
    assert guids == ["urn:newsml:dpa.com:20261120:harbour", "urn:newsml:dpa.com:20261120:ferry"]


def test_a_package_of_references_is_one_composite() -> None:
    data = f"""<packageItem xmlns="{NAR}" guid="tag:example.com,2026:top" version="9"><itemMeta>
    <itemClass qcode="ninat:composite"/></itemMeta><contentMeta><headline>Top stories</headline>
    </contentMeta><groupSet root="G"><group id="G" role="group:main">
    <itemRef residref="urn:a"><title>First</title></itemRef><itemRef residref="urn:b"/>
    </group></groupSet></packageItem>"""
    (item,) = parse_wire(data.encode(), name="p.xml").items
    assert (item.type, item.headline) == ("composite", "Top stories")
    assert [(one.rel, one.href, one.title) for one in item.links] == [
        ("group:main", "urn:a", "First"),
        ("group:main", "urn:b", None),
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(f' xmlns="{NAR}"', ""),
        lambda text: text.replace(NAR, "http://iptc.org/std/nar/wrong/"),
        lambda text: text.replace("<newsItem", "<g2:newsItem xmlns:g2='x'").replace(
            "</newsItem", "</g2:newsItem"
        ),
        lambda text: text.replace("itemMeta", "ItemMeta").replace("contentMeta", "ContentMeta"),
        lambda text: "\ufeff" + text,
        lambda text: "\n\n <?xml version='1.0'?>" + text,
        lambda text: text.replace(' version="3"', ""),
        lambda text: text.replace("<urgency>", "<other:thing/><urgency>"),
    ],
)
def test_namespaces_case_and_declarations_may_be_wrong(change: object) -> None:
    assert callable(change)
    data = change(ITEM.replace("{content}", XHTML.format(body="<p>Der Hafen.</p>")))
    item = parse_wire(data.encode(), name="a.xml").items[0]
    assert item.headline == "Der Hafen ist wieder offen"
    assert [one.text for one in item.paragraphs] == ["Der Hafen."]


def _g2(inside: str, name: str = "newsItem", kind: str = "ninat:text") -> bytes:
    return (
        f'<{name} xmlns="http://iptc.org/std/nar/2006-10-01/" guid="g" version="1"><itemMeta>'
        f'<itemClass qcode="{kind}"/></itemMeta>{inside}</{name}>'
    ).encode()


def test_a_planning_item_says_what_is_planned() -> None:
    planned = "<headline>Harbour opens</headline><edNote>Text 250 words</edNote>"
    planned += "<scheduled>2026-11-23T10:00:00Z</scheduled>"
    inside = f"<newsCoverageSet><newsCoverage><planning>{planned}</planning></newsCoverage>"
    inside += "<newsCoverage><planning><edNote>Picture</edNote></planning></newsCoverage>"
    data = _g2(inside + "</newsCoverageSet>", "planningItem", "plinat:newscoverage")
    (item,) = parse_wire(data, name="a.xml").items
    assert item.type == "planning"
    assert [one.text for one in item.paragraphs] == [
        "Harbour opens; Text 250 words; 2026-11-23T10:00:00Z",
        "Picture",
    ]


@pytest.mark.parametrize("name", ["conceptItem", "knowledgeItem", "catalogItem"])
def test_terms_are_no_news_and_the_answer_says_so(name: str) -> None:
    alone = _g2("<concept/>", name, "cinat:concept")
    around = b'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>' + alone
    for data in (alone, around + b"</itemSet></newsMessage>"):
        with pytest.raises(WireError) as told:
            parse_wire(data, name="a.xml")
        assert told.value.code == "no-items"
        assert "no news" in told.value.message
        assert told.value.place


def test_a_rendition_without_type_of_content_is_what_the_item_is() -> None:
    inside = '<contentSet><remoteContent href="ship.avi"/></contentSet>'
    (item,) = parse_wire(_g2(inside, kind="ninat:video"), name="a.xml").items
    assert [(one.type, one.href) for one in item.media] == [("video", "ship.avi")]
    assert parse_wire(_g2(inside), name="a.xml").items[0].media == ()


def test_who_informed_an_agency_is_not_the_provider() -> None:
    about = '<contentMeta><infoSource qcode="is:AP"><name>The Associated Press</name></infoSource>'
    rights = "<rightsInfo><copyrightHolder><name>Harbour News</name></copyrightHolder></rightsInfo>"
    (item,) = parse_wire(_g2(rights + about + "</contentMeta>"), name="a.xml").items
    assert (item.provider, item.provider_code) == ("Harbour News", None)
    (item,) = parse_wire(_g2(about + "</contentMeta>"), name="a.xml").items
    assert item.provider_code == "ap"


def test_the_markup_of_tt_keeps_structure_byline_and_picture() -> None:
    body = "<BODY xmlns=''><TEXT><RUBRIK>Harbour</RUBRIK><INGRESS><P>Lead.</P></INGRESS><BRODTEXT>"
    body += "<CITAT>Said.</CITAT><MELLIS>More</MELLIS><P>End.</P></BRODTEXT><BYLINE>Ann Berg/TT</BYLINE>"
    body += "<BILD><BILDFIL>https://tt.example/a.jpg</BILDFIL><BILDTEXT><P>Ships.</P></BILDTEXT>"
    body += "<BILDSKAPARE>Bo/TT</BILDSKAPARE></BILD></TEXT></BODY>"
    kind = 'contenttype="application/ttnitf+xml"'
    data = _g2(f"<contentSet><inlineXML {kind}>{body}</inlineXML></contentSet>")
    (item,) = parse_wire(data, name="a.xml").items
    assert [(one.kind, one.text) for one in item.paragraphs][:5] == [
        ("heading", "Harbour"),
        ("paragraph", "Lead."),
        ("paragraph", "Said."),
        ("heading", "More"),
        ("paragraph", "End."),
    ]
    assert item.byline == "Ann Berg/TT"
    (picture,) = item.media
    assert (picture.href, picture.caption, picture.credit) == (
        "https://tt.example/a.jpg",
        "Ships.",
        "Bo/TT",
    )


def test_linked_pictures_are_media_with_their_captions() -> None:
    links = (
        '<link rel="irel:associatedWith" contenttype="image/jpeg" href="https://pix.example/1.jpg">'
        "<title>Harbour</title><description>Ships wait.</description></link>"
        '<link rel="irel:seeAlso" contenttype="image/jpeg" residref="urn:pix:2">'
        '<title role="drol:caption">Tides turn.</title></link>'
        '<link rel="irel:seeAlso" contenttype="application/vnd.iptc.g2.newsitem+xml" residref="u:3"/>'
    )
    data = ITEM.replace("{content}", XHTML.format(body="<p>x</p>")).replace(
        "</itemMeta>", f"{links}</itemMeta>"
    )
    media = parse_wire(data.encode(), name="a.xml").items[0].media
    assert [(one.href, one.headline, one.caption) for one in media] == [
        ("https://pix.example/1.jpg", "Harbour", "Ships wait."),
        ("urn:pix:2", None, "Tides turn."),
    ]


def test_what_describes_a_text_does_not_describe_its_pictures() -> None:
    data = ITEM.replace(
        "{content}", '<remoteContent contenttype="image/jpeg" href="https://pix.example/logo.jpg"/>'
    ).replace("</contentMeta>", "<description>The harbour opens.</description></contentMeta>")
    item = parse_wire(data.encode(), name="a.xml").items[0]
    assert item.summary == "The harbour opens."
    assert (item.media[0].caption, item.media[0].headline) == (None, None)


def test_the_abstract_of_nitf_inside_is_the_summary() -> None:
    content = (
        "<inlineXML contenttype='application/nitf+xml'><nitf><body><body.head><abstract><p>The lead."
        "</p></abstract></body.head><body.content><p>More.</p></body.content></body></nitf></inlineXML>"
    )
    assert parse(content=content).summary == "The lead."


def test_a_country_is_known_by_its_code_in_any_list_of_countries() -> None:
    data = ITEM.replace(
        "<located><name>Hamburg</name></located>",
        "<located type='cptype:city'><name>Lydmouth</name>"
        "<broader type='cptype:country' qcode='geo:ARG'/></located>",
    )
    assert parse_wire(data.replace("{content}", "").encode(), name="a").items[0].country == "AR"


def test_tt_names_the_item_that_it_replaces_by_another_identifier() -> None:
    data = f"""<newsItem xmlns="{NAR}" guid="urn:newsml:tt.se:20261120:TT:2:0"><itemMeta>
    <provider literal="TT"/><signal qcode="tt_sig:replace"/></itemMeta><contentMeta>
    <altId type="tt:uno">20261120:TT:2:0</altId><altId type="tt:refuno">20261120:TT:1:0</altId>
    <headline>Hamnen</headline></contentMeta></newsItem>"""
    item = parse_wire(data.encode(), name="a.xml").items[0]
    assert item.signals == ("update",)
    assert [(one.rel, one.href) for one in item.links] == [
        ("supersedes", "urn:newsml:tt.se:20261120:TT:1:0")
    ]


def test_shot_lists_and_parts_of_a_video_are_its_text() -> None:
    data = f"""<newsItem xmlns="{NAR}" guid="v:1" xml:lang="en"><itemMeta><itemClass qcode="ninat:video"/>
    </itemMeta><contentMeta><headline>Harbour</headline><description>The harbour opens.</description>
    <description role="r:shotlist">Lydmouth<br/><br/>- ships at the quay<br/></description>
    <description xml:lang="de">Der Hafen</description></contentMeta>
    <partMeta><description>The master speaks</description></partMeta><contentSet>
    <remoteContent contenttype="video/mp4" href="https://v.example/1.mp4"/></contentSet></newsItem>"""
    item = parse_wire(data.encode(), name="a.xml").items[0]
    assert (item.summary, item.media[0].caption) == ("The harbour opens.", "The harbour opens.")
    assert [(one.kind, one.text) for one in item.paragraphs] == [
        ("paragraph", "Lydmouth"),
        ("paragraph", "- ships at the quay"),
        ("list-item", "The master speaks"),
    ]


def test_a_subject_without_a_code_is_known_by_its_address_literal_or_name() -> None:
    codes = (
        'qcode="medtop:11000000"',
        'qcode=" " uri="http://cv.iptc.org/newscodes/mediatopic/04000000"',
        'qcode="" uri="  " literal=" the\n  port "',
        "",
        f'literal="{"x" * 400}"',
        'qcode="medtop:11000000"',
    )
    subjects = "".join(
        f"<subject {one}><name> Of <b>{number % 5}</b>\n </name></subject>"
        for number, one in enumerate(codes)
    )
    data = f'<newsItem guid="g"><contentMeta>{subjects}<subject/></contentMeta></newsItem>'
    assert parse_wire(data.encode(), name="a.xml").items[0].subjects == (
        Subject("medtop", "11000000", "Of 0"),
        Subject("medtop", "04000000", "Of 1"),
        Subject(None, "the port", "Of 2"),
        Subject(None, None, "Of 3"),
        Subject(None, "x" * 400, "Of 4"),
    )
