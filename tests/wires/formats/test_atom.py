"""Atom feeds and entries."""

from __future__ import annotations

from datetime import UTC, datetime

from dateline.wires.formats import parse_wire

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"
 xmlns:ag="urn:agency" xmlns:media="http://search.yahoo.com/mrss/"><title>Harbour Wire</title>
<link href="https://harbour.example/"/><id>urn:feed</id><updated>2026-11-20T09:00:00Z</updated>
<entry><id>urn:1</id><title type="html">One &amp;lt;b>bold&amp;lt;/b> title</title>
<published>2026-11-20T08:00:00Z</published><updated>2026-11-20T09:00:00Z</updated>
<author><name>Jo Doe</name></author><link rel="enclosure" type="image/png" href="https://i.example/1.png"/>
<category term="ports" label="Ports"/><summary>Short</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>two</b> three.</p></div></content>
</entry>
<entry><id>urn:2</id><title>Second</title><content type="html">&lt;p&gt;A&lt;/p&gt;&lt;p&gt;B&lt;/p&gt;</content>
<ag:priority>high</ag:priority><ag:publishing_status>Published</ag:publishing_status></entry>
<entry><id>urn:3</id><title>Third</title><summary>Only a summary</summary></entry>
<entry><id>urn:4</id><title>Fourth</title><media:group><media:description>Said in a video</media:description>
<media:thumbnail url="https://i.example/t.jpg"/></media:group></entry></feed>"""


def test_the_facts_of_entries() -> None:
    first, second, third, fourth = parse_wire(ATOM, name="feed.atom").items
    assert (first.guid, first.provider, first.language) == ("urn:1", "Harbour Wire", "en")
    assert first.byline == "Jo Doe"
    assert first.versioncreated == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert first.firstcreated == datetime(2026, 11, 20, 8, tzinfo=UTC)
    assert [one.text for one in first.paragraphs] == ["One two three."]
    assert first.media[0].href == "https://i.example/1.png"
    assert [one.text for one in second.paragraphs] == ["A", "B"]
    assert (second.urgency, second.pubstatus) == (3, "usable")
    assert [one.text for one in third.paragraphs] == ["Only a summary"]
    assert [one.text for one in fourth.paragraphs] == ["Said in a video"]


def test_a_single_entry_is_a_feed_of_one() -> None:
    data = b'<entry xmlns="http://www.w3.org/2005/Atom"><id>x</id><title>T</title></entry>'
    assert parse_wire(data, name="e.xml").items[0].guid == "x"
