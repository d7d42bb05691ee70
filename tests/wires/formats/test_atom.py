"""Atom feeds and entries."""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime

from dateline.wires.formats import parse_wire
from dateline.wires.parsed import ParsedItem

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


def _entry_of(inner: str, xmlns: str = "http://www.w3.org/2005/Atom") -> ParsedItem:
    data = f'<feed xmlns="{xmlns}"><entry><id>e</id>{inner}</entry></feed>'
    return parse_wire(data.encode(), name="a.xml").items[0]


def test_base64_that_holds_text_is_unpacked() -> None:
    coded = b64encode(b"<p>Ships <b>wait</b>.</p><p>Tides turn.</p>").decode()
    new = _entry_of(f'<title>T</title><content type="application/octet-stream">{coded}</content>')
    old = _entry_of(f'<content mode="base64">{coded}</content>', "http://purl.org/atom/ns#")
    for item in (new, old):
        assert [one.text for one in item.paragraphs] == ["Ships wait.", "Tides turn."]
    title = b64encode(b"Ships &amp; tides").decode()
    assert _entry_of(f'<title mode="base64">{title}</title>').headline == "Ships & tides"


def test_base64_that_holds_no_text_is_none() -> None:
    coded = b64encode(b"\x89PNG\x00\x00").decode()
    assert (
        _entry_of(f'<title>T</title><content type="image/png">{coded}</content>').paragraphs == ()
    )
    broken = _entry_of('<content type="application/octet-stream">\u00e9=</content>')
    assert broken.paragraphs == ()


def test_escaped_text_of_atom_0_3_is_read_whatever_its_type() -> None:
    item = _entry_of(
        '<content type="application/xhtml+xml" mode="escaped">&lt;p&gt;Ships wait.&lt;/p&gt;</content>',
        "http://purl.org/atom/ns#",
    )
    assert [one.text for one in item.paragraphs] == ["Ships wait."]
