from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from lxml import etree

from dateline.ground.richtext import from_plain
from dateline.publishing.outputs import atom, json_feed, rss
from dateline.publishing.outputs.feed_items import feed_item
from dateline.publishing.outputs.markup import xml_text
from dateline.publishing.render.pages import Feed, ParagraphView
from dateline.publishing.render.specimen import samples

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
MEDIA = "{http://search.yahoo.com/mrss/}content"
NAMES = {"a": "http://www.w3.org/2005/Atom"}
ATOM = "{http://www.w3.org/2005/Atom}link"


def feed(code: str = "fa", **changes: Any) -> Feed:
    chrome = samples.chrome(code, f"/{code}/")
    return Feed(
        chrome=chrome,
        title="Dateline News",
        rss_path=f"/{code}/rss.xml",
        atom_path=f"/{code}/atom.xml",
        json_path=f"/{code}/feed.json",
        updated=datetime(2026, 11, 23, 13, 5, tzinfo=UTC),
        items=(feed_item(replace(samples.article(code), **changes), chrome),),
    )


def channel(source: Feed) -> etree._Element:
    found = etree.fromstring(rss.render(source).body).find("channel")
    assert found is not None
    return found


def test_rss_names_itself_its_language_and_its_articles() -> None:
    found = channel(feed())
    assert found.findtext("link") == "https://news.example/fa/"
    assert found.findtext("language") == "fa"
    own = found.find(ATOM)
    assert own is not None
    assert own.get("rel") == "self"
    assert own.get("href") == "https://news.example/fa/rss.xml"
    assert found.findtext("lastBuildDate") == "Mon, 23 Nov 2026 13:05:00 GMT"


def test_an_rss_item_carries_the_whole_text_and_its_picture() -> None:
    item = channel(feed("en")).find("item")
    assert item is not None
    guid = item.find("guid")
    assert guid is not None
    assert guid.get("isPermaLink") == "true"
    assert guid.text == item.findtext("link") == "https://news.example/en/flood-warnings/"
    published = parsedate_to_datetime(item.findtext("pubDate") or "")
    assert published == samples.article("en").published.instant
    text = item.findtext(CONTENT) or ""
    assert samples.article("en").credit_line in text
    assert '<a href="https://gauges.example/">' in text
    assert 'src="https://news.example/media/' in text
    picture = item.find(MEDIA)
    assert picture is not None
    assert picture.get("url", "").startswith("https://news.example/media/")


def test_a_feed_has_no_way_for_script_or_broken_characters() -> None:
    hostile = "<script>alert(1)</script>\x0b & done"
    blocks = (ParagraphView("p", from_plain(hostile)),)
    source = feed(headline=hostile, blocks=blocks, picture=None, deck="")
    item = channel(source).find("item")
    assert item is not None
    assert item.findtext("title") == "<script>alert(1)</script> & done"
    assert "<script" not in (item.findtext(CONTENT) or "")


def test_json_feed_says_the_same() -> None:
    found = json.loads(json_feed.render(feed("en")).body)
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == "https://news.example/en/feed.json"
    (item,) = found["items"]
    assert item["id"] == item["url"] == "https://news.example/en/flood-warnings/"
    assert item["date_published"] == "2026-11-23T09:05:00Z"
    assert item["date_modified"] == "2026-11-23T13:05:00Z"
    assert item["image"].startswith("https://")
    page = "https://news.example/en/author/newsroom/"
    assert item["authors"] == [{"name": "Dateline News", "url": page}]
    assert item["content_html"].startswith("<p><strong>Gauges upstream")


def test_atom_says_the_same() -> None:
    root = etree.fromstring(atom.render(feed("en")).body)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert root.findtext("a:id", "", NAMES) == "https://news.example/en/atom.xml"
    assert root.xpath("string(a:link[@rel='self']/@href)", namespaces=NAMES) == (
        "https://news.example/en/atom.xml"
    )
    assert root.xpath("string(a:link[@rel='alternate']/@href)", namespaces=NAMES) == (
        "https://news.example/en/"
    )
    (entry,) = root.findall("a:entry", NAMES)
    assert entry.findtext("a:id", "", NAMES) == "https://news.example/en/flood-warnings/"
    assert entry.findtext("a:published", "", NAMES) == "2026-11-23T09:05:00Z"
    assert entry.findtext("a:updated", "", NAMES) == "2026-11-23T13:05:00Z"
    assert entry.findtext("a:author/a:uri", "", NAMES) == (
        "https://news.example/en/author/newsroom/"
    )
    assert samples.article("en").credit_line in entry.findtext("a:content", "", NAMES)


def test_hostile_words_stay_words_in_atom() -> None:
    hostile = "<script>alert(1)</script>\x0b & done"
    body = atom.render(feed("en", headline=hostile, deck=hostile, picture=None)).body
    entry = etree.fromstring(body).find("a:entry", NAMES)
    assert entry is not None
    assert entry.findtext("a:title", "", NAMES) == "<script>alert(1)</script> & done"
    assert "<script" not in entry.findtext("a:content", "", NAMES)


def test_equal_feeds_have_equal_bytes() -> None:
    assert atom.render(feed()) == atom.render(feed())
    assert rss.render(feed()) == rss.render(feed())
    assert json_feed.render(feed()) == json_feed.render(feed())


def test_xml_drops_what_it_cannot_hold() -> None:
    assert xml_text("a\x00\x0b\ud800\ufffeb\t\U0001f30a") == "ab\t\U0001f30a"
