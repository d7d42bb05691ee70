"""NewsML 1: identity, packages, renditions, roles, status, document types."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest

from dateline.wires.errors import WireError
from dateline.wires.formats import parse_wire
from dateline.wires.parsed import ParsedItem

IDENTITY = """<Identification><NewsIdentifier><ProviderId>wire.example</ProviderId>
<DateId>20261123</DateId><NewsItemId>h1</NewsItemId><RevisionId PreviousRevision="1" Update="N">2
</RevisionId><PublicIdentifier>urn:newsml:wire.example:20261123:h1:2N</PublicIdentifier>
</NewsIdentifier><NameLabel>Harbour</NameLabel></Identification>"""
USABLE = '<Status FormalName="Usable"/>'


def newsml(component: str, management: str = USABLE, before: str = "", xmlns: str = "") -> bytes:
    return (
        f"{before}<NewsML{xmlns}><NewsEnvelope><DateAndTime>20261123T100000Z</DateAndTime>"
        f"</NewsEnvelope><NewsItem xml:lang='en'>{IDENTITY}<NewsManagement>{management}"
        f"</NewsManagement>{component}</NewsItem></NewsML>"
    ).encode()


def read(data: bytes) -> ParsedItem:
    parsed = parse_wire(data, name="a.xml")
    assert parsed.format == "newsml-1"
    (item,) = parsed.items
    return item


def component(inner: str, role: str = "", lines: str = "") -> str:
    named = f'<Role FormalName="{role}"/>' if role else ""
    return f"<NewsComponent>{named}<NewsLines>{lines}</NewsLines>{inner}</NewsComponent>"


def content(data: str, kind: str = "Text") -> str:
    return (
        f'<ContentItem><MediaType FormalName="{kind}"/><DataContent>{data}</DataContent>'
        "</ContentItem>"
    )


NITF = "<nitf><body><body.head><byline>By Ann</byline></body.head><body.content><p>One</p><p>Two</p></body.content></body></nitf>"


def test_the_guid_stays_through_revisions() -> None:
    item = read(newsml(component(content(NITF))))
    assert (item.guid, item.version) == ("urn:newsml:wire.example:20261123:h1", "2")
    assert (item.slugline, item.byline, item.language) == ("Harbour", "By Ann", "en")
    assert [one.text for one in item.paragraphs] == ["One", "Two"]


@pytest.mark.parametrize(
    "data",
    [
        NITF,
        "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>One</p><p>Two</p></body></html>",
        "<![CDATA[<P>One</P><P>Two</P>]]>",
        "&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;",
        "One\n\nTwo",
    ],
)
def test_text_is_read_in_any_of_its_forms(data: str) -> None:
    item = read(newsml(component(content(data))))
    assert [one.text for one in item.paragraphs] == ["One", "Two"]


def test_base64_text_is_decoded() -> None:
    coded = base64.b64encode("Größe".encode()).decode()
    item = read(
        newsml(
            component(
                f'<ContentItem><MediaType FormalName="Text"/><Encoding Notation="IptcBase64">'
                f"<DataContent>{coded}</DataContent></Encoding></ContentItem>"
            )
        )
    )
    assert item.paragraphs[0].text == "Größe"


def test_a_story_keeps_its_pictures_with_captions_and_one_rendition_each() -> None:
    picture = component(
        component(
            '<ContentItem Href="small.jpg"><MediaType FormalName="Photo"/></ContentItem>',
            "Thumbnail",
        )
        + component(
            '<ContentItem Href="large.jpg"><MediaType FormalName="Photo"/></ContentItem>', "HighRes"
        )
        + component(content("<p>A ship.</p>"), "Caption"),
        "Photo",
        "<HeadLine>Ship</HeadLine><CreditLine>EX</CreditLine>",
    )
    item = read(
        newsml(
            component(
                component(content(NITF), "Main", "<HeadLine>Harbour opens</HeadLine>") + picture
            )
        )
    )
    assert item.headline == "Harbour opens"
    (medium,) = item.media
    assert (medium.type, medium.href, medium.caption) == ("picture", "large.jpg", "A ship.")
    assert [one.text for one in item.paragraphs if one.kind == "paragraph"] == ["One", "Two"]


def test_a_package_of_stories_gives_each_of_them() -> None:
    stories = "".join(
        f'<NewsComponent Duid="{number}" xml:lang="{tag}"><Role FormalName="Short"/><NewsLines>'
        f"<HeadLine>{tag}</HeadLine></NewsLines>{content(tag * 2)}</NewsComponent>"
        for number, tag in ((11, "nl"), (12, "fr"))
    )
    parsed = parse_wire(newsml(f"<NewsComponent>{stories}</NewsComponent>"), name="a")
    assert [(x.guid, x.language, x.headline) for x in parsed.items] == [
        ("urn:newsml:wire.example:20261123:h1#11", "nl", "nl"),
        ("urn:newsml:wire.example:20261123:h1#12", "fr", "fr"),
    ]


def test_of_equivalents_the_fullest_is_taken_once() -> None:
    both = content("<![CDATA[<p>One and more</p>]]>") + content("One and")
    wrapped = f'<NewsComponent EquivalentsList="yes">{both}</NewsComponent>'
    assert [one.text for one in read(newsml(wrapped)).paragraphs] == ["One and more"]


@pytest.mark.parametrize(
    ("management", "status", "signals"),
    [
        (USABLE, "usable", ()),
        ('<Status FormalName="Canceled"/>', "canceled", ("kill",)),
        ('<Status FormalName="Withheld"/>', "withheld", ("withhold",)),
        (USABLE + '<Instruction FormalName="Rectify"/>', "usable", ("correction",)),
        (USABLE + '<Instruction FormalName="Delete"/>', "usable", ("kill",)),
        (USABLE + '<Instruction FormalName="Update"/>', "usable", ("update",)),
    ],
)
def test_status_and_instructions_are_signals(
    management: str, status: str, signals: tuple[str, ...]
) -> None:
    item = read(newsml(component(content("x")), management))
    assert (item.pubstatus, item.signals) == (status, signals)


def test_an_embargo_ends_when_the_status_will_change() -> None:
    item = read(
        newsml(
            component(content("x")),
            '<Status FormalName="Embargoed"/><StatusWillChange><FutureStatus FormalName="Usable"/>'
            "<DateAndTime>20261124T060000+0100</DateAndTime></StatusWillChange>",
        )
    )
    assert item.embargoed == datetime(2026, 11, 24, 5, tzinfo=UTC)
    assert "embargo" in item.signals


def test_subjects_have_the_names_of_topic_sets() -> None:
    topics = """<TopicSet><Topic><FormalName>04000000</FormalName><Description xml:lang="de"
    Variant="Name">Wirtschaft</Description><Description xml:lang="en" Variant="Name">Economy
    </Description></Topic></TopicSet><DescriptiveMetadata><SubjectCode><Subject
    FormalName="04000000" Scheme="IptcSubjectCodes"/></SubjectCode></DescriptiveMetadata>"""
    subject, _ = read(newsml(component(topics + content("x")))).subjects
    assert (subject.scheme, subject.code, subject.name) == ("subj", "04000000", "Economy")


def test_the_document_type_of_the_standard_is_left_unread_and_any_other_entity_refused() -> None:
    nitf = '<!DOCTYPE NewsML SYSTEM "x.dtd" [<!ENTITY % nitf SYSTEM "nitf.dtd"> %nitf; ]>'
    bomb = '<!DOCTYPE NewsML [<!ENTITY a "b"><!ENTITY % nitf SYSTEM "nitf.dtd">]>'
    assert read(newsml(component(content("Caf&eacute;")), before=nitf)).paragraphs[0].text == "Café"
    with pytest.raises(WireError) as told:
        parse_wire(newsml(component(content("&a;")), before=bomb), name="a")
    assert told.value.code == "entities-declared"


def test_a_namespace_and_several_items_change_nothing() -> None:
    data = newsml(
        component(content(NITF)), xmlns=' xmlns="http://iptc.org/std/NewsML/2003-10-10/"'
    ).replace(b"</NewsItem>", b"</NewsItem><NewsItem><NewsComponent/></NewsItem>", 1)
    first, second = parse_wire(data, name="a").items
    assert [one.text for one in first.paragraphs] == ["One", "Two"]
    assert second.guid is None


def _with_ids(number: str, duid: str, inside: str = "") -> bytes:
    return (
        "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>wire.example</ProviderId>"
        f"<DateId>20261123</DateId><NewsItemId>{number}</NewsItemId><PublicIdentifier>"
        "urn:newsml:wire.example</PublicIdentifier></NewsIdentifier></Identification>"
        f'<NewsComponent Duid="{duid}"><NewsLines><HeadLine>One</HeadLine></NewsLines>{inside}'
        "</NewsComponent></NewsItem></NewsML>"
    ).encode()


@pytest.mark.parametrize(
    ("number", "duid", "guid"),
    [
        ("0", "0", None),
        ("h1", "0", "urn:newsml:wire.example:20261123:h1"),
        ("h1", "c1", "urn:newsml:wire.example:20261123:h1"),
        ("0", "story-4711", "story-4711"),
    ],
)
def test_an_identifier_that_says_nothing_is_none(number: str, duid: str, guid: str | None) -> None:
    (item,) = parse_wire(_with_ids(number, duid), name="a.xml").items
    assert item.guid == guid


def test_stories_of_one_news_item_never_share_a_guid() -> None:
    story = (
        '<NewsComponent Duid="{}"><NewsLines><HeadLine>S{}</HeadLine></NewsLines></NewsComponent>'
    )
    inside = "".join(story.format(one, one) for one in ("c1", "c2", "0"))
    found = parse_wire(_with_ids("h1", "0", inside), name="a.xml").items
    base = "urn:newsml:wire.example:20261123:h1"
    assert [one.guid for one in found] == [f"{base}#c1", f"{base}#c2", None]


def test_a_caption_before_its_picture_belongs_to_it() -> None:
    def part(role: str, inside: str) -> str:
        return (
            f'<NewsComponent><Role FormalName="{role}"/><ContentItem{inside}</ContentItem>'
            "</NewsComponent>"
        )

    text = '><Format FormalName="Text"/><DataContent>{}</DataContent>'
    picture = ' Href="a.jpg"><Format FormalName="Jpeg"/>'
    inside = part("Body", text.format("Words.")) + '<NewsComponent><Role FormalName="Picture"/>'
    inside += part("Caption", text.format("A ship.")) + part("Image", picture) + "</NewsComponent>"
    (item,) = parse_wire(_with_ids("h1", "0", inside), name="a.xml").items
    assert [(one.href, one.caption) for one in item.media] == [("a.jpg", "A ship.")]
    assert item.summary is None


def test_what_a_program_needs_to_show_the_text_is_no_text() -> None:
    sheet = (
        '<ContentItem><MimeType FormalName="text/css"/>'
        "<DataContent>.lead { margin: 0 }</DataContent></ContentItem>"
    )
    text = "<ContentItem><DataContent>Ships wait.</DataContent></ContentItem>"
    lines = "<HeadLine>Harbour</HeadLine>"
    inner = component(sheet, "StyleSheet") + component(text, "Body")
    assert [one.text for one in read(newsml(component(inner, "", lines))).paragraphs] == [
        "Ships wait."
    ]


@pytest.mark.parametrize("stated", ["4/4/2026", "20261123", "2 Nov. 2026", "2026-11-23 10:00:00"])
def test_a_bare_date_is_no_dateline(stated: str) -> None:
    text = "<ContentItem><DataContent>Ships wait.</DataContent></ContentItem>"
    item = read(newsml(component(text, "Main", f"<DateLine>{stated}</DateLine>")))
    assert item.dateline is None


def test_a_revision_named_by_letters_is_no_part_of_the_guid() -> None:
    data = newsml(component("<ContentItem><DataContent>x</DataContent></ContentItem>"))
    named = data.replace(b">2\n</RevisionId>", b">DS77</RevisionId>").replace(
        b":h1:2N", b":h1:DS77"
    )
    assert read(named).guid == "urn:newsml:wire.example:20261123:h1"
    counted = data.replace(b":h1:2N", b":77:2").replace(b">2\n<", b">2<")
    assert read(counted).guid == "urn:newsml:wire.example:20261123:77"


def test_a_property_may_say_that_a_version_corrects() -> None:
    described = (
        "<DescriptiveMetadata><Property FormalName='Version' Value='Correction'/>"
        "</DescriptiveMetadata><ContentItem><DataContent>x</DataContent></ContentItem>"
    )
    assert read(newsml(component(described))).signals == ("correction",)


def test_the_place_may_stand_in_the_head_of_the_nitf_that_is_the_text() -> None:
    nitf = (
        "<ContentItem><DataContent><nitf><head><docdata><evloc city='Lydmouth'/></docdata></head>"
        "<body><body.content><p>x</p></body.content></body></nitf></DataContent></ContentItem>"
    )
    assert read(newsml(component(nitf))).located == "Lydmouth"


def test_a_topic_that_is_named_by_its_place_in_the_document_is_looked_up() -> None:
    inner = (
        "<TopicSet><Topic Duid='ts_1'><FormalName Scheme='IPTCSubjectCodes'>14000000</FormalName>"
        "<Description xml:lang='en'>Social Issues</Description></Topic><Topic Duid='ts_2'>"
        "<FormalName Scheme='Own'>CYS</FormalName><Description>Sociedad</Description></Topic>"
        "</TopicSet><DescriptiveMetadata><TopicOccurrence Topic='#ts_1'/>"
        "<TopicOccurrence Topic='#ts_2'/><TopicOccurrence Topic='#ts_3'/></DescriptiveMetadata>"
        "<ContentItem><DataContent>x</DataContent></ContentItem>"
    )
    found = [(one.scheme, one.code, one.name) for one in read(newsml(component(inner))).subjects]
    assert found[:3] == [
        ("subj", "14000000", "Social Issues"),
        ("Own", "CYS", "Sociedad"),
        (None, "ts_3", None),
    ]


def test_a_line_that_says_no_type_is_told_to_the_desk() -> None:
    line = "<HeadLine>Harbour</HeadLine><NewsLine><NewsLineText>CORRECTS para 4</NewsLineText></NewsLine>"
    text = "<ContentItem><DataContent>x</DataContent></ContentItem>"
    item = read(newsml(component(text, "Main", line)))
    assert (item.ednote, item.signals) == ("CORRECTS para 4", ("correction",))


def test_the_only_story_beside_a_picture_gives_the_facts_whatever_its_role() -> None:
    story = (
        '<NewsComponent><Role FormalName="Original"/><NewsLines>'
        "<HeadLine>Harbour opens</HeadLine><CopyrightLine>EX</CopyrightLine></NewsLines>"
        '<DescriptiveMetadata><Location><Property FormalName="City" Value="Linz"/></Location>'
        f"</DescriptiveMetadata>{component(content('One'), 'Body')}</NewsComponent>"
    )
    picture = component(
        component(
            '<ContentItem Href="a.jpg"><MediaType FormalName="Photo"/></ContentItem>', "Image"
        ),
        "Picture",
        "<HeadLine>Ship</HeadLine>",
    )
    item = read(newsml(component(story + picture, lines="<HeadLine>Harbour</HeadLine>")))
    assert (item.headline, item.located, item.copyrightnotice) == ("Harbour opens", "Linz", "EX")
    assert [one.text for one in item.paragraphs if one.kind == "paragraph"] == ["One"]
