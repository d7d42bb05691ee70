"""RSS 2.0, RSS 1.0 and what publishers add."""

from __future__ import annotations

from datetime import UTC, datetime

from dateline.wires.formats import parse_wire
from dateline.wires.parsed import ParsedItem

RSS = b"""<?xml version="1.0"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Harbour News</title><link>https://harbour.example/</link><language>en-GB</language>
<item><title>Harbour &amp;amp; ferry open</title><link>https://harbour.example/1</link>
<guid isPermaLink="false">h-1</guid><pubDate>Fri, 20 Nov 2026 10:00:00 +0100</pubDate>
<dc:creator>Jo Doe</dc:creator><category domain="topic">Ports</category>
<description>A short one</description>
<content:encoded><![CDATA[<p>One <b>bold</b> and tail.</p><p>Two&nbsp;words</p>]]></content:encoded>
<media:content url="https://img.example/1.jpg" type="image/jpeg"><media:title>Ships</media:title>
<media:description>Ships wait.</media:description><media:credit>A. P.</media:credit></media:content>
</item><item><description>&lt;p&gt;Only this.&lt;/p&gt;</description>
<enclosure url="https://img.example/a.mp3" type="audio/mpeg" length="1"/></item></channel></rss>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Old News</title></channel>
<item rdf:about="https://old.example/1"><title>Old</title><link>https://old.example/1</link>
<dc:date>2026-11-20T09:00:00Z</dc:date><description>Words</description></item></rdf:RDF>"""


def test_the_facts_of_an_item() -> None:
    parsed = parse_wire(RSS, name="feed.xml")
    item = parsed.items[0]
    assert (parsed.format, len(parsed.items)) == ("rss", 2)
    assert (item.guid, item.headline) == ("h-1", "Harbour & ferry open")
    assert (item.provider, item.language, item.byline) == ("Harbour News", "en-GB", "Jo Doe")
    assert item.versioncreated == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert [one.text for one in item.paragraphs] == ["One bold and tail.", "Two\u00a0words"]
    assert item.summary == "A short one"
    assert (item.media[0].href, item.media[0].credit) == ("https://img.example/1.jpg", "A. P.")


def test_the_description_is_the_text_where_there_is_no_other() -> None:
    item = parse_wire(RSS, name="feed.xml").items[1]
    assert [one.text for one in item.paragraphs] == ["Only this."]
    assert (item.guid, item.summary) == (None, None)
    assert item.media[0].type == "audio"


def test_rss_1_keeps_its_items_beside_the_channel() -> None:
    parsed = parse_wire(RDF, name="feed.rdf")
    assert parsed.format == "rss"
    assert (parsed.items[0].guid, parsed.items[0].headline) == ("https://old.example/1", "Old")
    assert parsed.items[0].provider == "Old News"


def _one(inner: str, attributes: str = "") -> ParsedItem:
    data = f"<rss version='2.0' {attributes}><channel><item>{inner}</item></channel></rss>"
    return parse_wire(data.encode(), name="feed.xml").items[0]


def test_what_several_fields_tell_in_short_is_kept_and_not_told_twice() -> None:
    xmlns = "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"
    item = _one(
        "<description>Ships wait for the tide.</description>"
        "<itunes:subtitle>Ships wait…</itunes:subtitle>"
        "<itunes:summary>A talk with the harbour master.</itunes:summary>",
        xmlns,
    )
    assert [one.text for one in item.paragraphs] == ["Ships wait for the tide."]
    assert item.summary == "A talk with the harbour master."
    only = _one("<itunes:summary>All there is.</itunes:summary>", xmlns)
    assert ([one.text for one in only.paragraphs], only.summary) == (["All there is."], None)


def test_an_excerpt_of_an_export_is_the_summary() -> None:
    item = _one(
        "<description/><content:encoded>Whole &lt;b&gt;text&lt;/b&gt;.</content:encoded>"
        "<excerpt:encoded>In short.</excerpt:encoded>",
        "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
        " xmlns:excerpt='http://wordpress.org/export/1.2/excerpt/'",
    )
    assert ([one.text for one in item.paragraphs], item.summary) == (["Whole text."], "In short.")


def test_a_guid_is_the_link_unless_it_says_that_it_is_none() -> None:
    item = _one("<title>T</title><guid>https://harbour.example/7</guid>")
    assert [one.href for one in item.links] == ["https://harbour.example/7"]
    assert _one("<guid isPermaLink='false'>https://harbour.example/7</guid>").links == ()


def test_rss_0_9_is_read_as_rss_1() -> None:
    data = b"""<?xml version="1.0"?><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Old</title></channel>
    <item><title>Ships</title><link>https://old.example/2</link></item></r:RDF>"""
    parsed = parse_wire(data, name="a.rdf")
    assert (parsed.format, parsed.items[0].headline) == ("rss", "Ships")
