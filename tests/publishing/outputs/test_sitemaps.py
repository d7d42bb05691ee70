from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from lxml import etree

from dateline.publishing.outputs import news_sitemap, sitemap, sitemap_index
from dateline.publishing.outputs.news_sitemap import news_language
from dateline.publishing.render.pages import (
    Alternate,
    ImageFile,
    NewsEntry,
    NewsSitemap,
    Sitemap,
    SitemapEntry,
    SitemapIndex,
    SitemapPart,
)
from dateline.publishing.render.specimen import samples

NOW = samples.NOW
BASE = "https://news.example"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}
LANGUAGES = (Alternate("en", "/en/a/"), Alternate("zh-Hans", "/zh-Hans/a/"))
ENTRY = SitemapEntry("/en/a/?b&c", NOW, LANGUAGES, ImageFile("/media/a.jpg", 1024, 576))


def news(*ages: timedelta, code: str = "zh-Hans") -> NewsSitemap:
    entries = tuple(
        NewsEntry(samples.service(code), f"/{n}/", NOW - age, "Title & more")
        for n, age in enumerate(ages)
    )
    return NewsSitemap(BASE, entries, NOW)


def found(body: bytes, path: str) -> list[str]:
    return list(map(str, etree.fromstring(body).xpath(path, namespaces=NAMES)))


def test_a_sitemap_names_each_language_of_a_page_and_its_picture() -> None:
    body = sitemap.render(Sitemap(BASE, (ENTRY,))).body
    assert found(body, "//s:url/s:loc/text()") == [f"{BASE}/en/a/?b&c"]
    assert found(body, "//s:lastmod/text()") == ["2026-11-23T14:05:00Z"]
    assert found(body, "//x:link/@hreflang") == ["en", "zh-Hans"]
    assert found(body, "//x:link/@href") == [f"{BASE}/en/a/", f"{BASE}/zh-Hans/a/"]
    assert found(body, "//i:loc/text()") == [f"{BASE}/media/a.jpg"]


def test_the_index_names_each_file() -> None:
    parts = (SitemapPart("/sitemap/en/2026-11.xml", datetime(2026, 11, 1, tzinfo=UTC)),)
    body = sitemap_index.render(SitemapIndex(BASE, parts)).body
    assert found(body, "//s:sitemap/s:loc/text()") == [f"{BASE}/sitemap/en/2026-11.xml"]
    assert found(body, "//s:lastmod/text()") == ["2026-11-01T00:00:00Z"]


def test_news_older_than_two_days_is_left_out_and_the_newest_stands_first() -> None:
    hours = [timedelta(hours=47), timedelta(hours=49), timedelta(hours=1)]
    body = news_sitemap.render(news(*hours)).body
    assert found(body, "//s:loc/text()") == [f"{BASE}/2/", f"{BASE}/0/"]
    assert found(body, "//n:title/text()") == ["Title & more"] * 2


def test_a_news_sitemap_has_at_most_a_thousand_entries() -> None:
    body = news_sitemap.render(news(*[timedelta(minutes=n) for n in range(1001)])).body
    assert len(found(body, "//s:loc/text()")) == 1000
    assert f"{BASE}/1000/" not in found(body, "//s:loc/text()")


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh-Hans", "zh-cn"),
        ("zh-Hant", "zh-tw"),
        ("zh-HK", "zh-tw"),
        ("zh", "zh-cn"),
        ("sr-Latn", "sr"),
        ("prs", "prs"),
        ("pt-BR", "pt"),
    ],
)
def test_news_sitemaps_name_languages_their_own_way(tag: str, language: str) -> None:
    assert news_language(tag) == language


@pytest.mark.shared
def test_every_sitemap_is_valid_by_the_schemas(shared: Path) -> None:
    schema = etree.XMLSchema(etree.parse(shared / "schemas/news-sitemap/all-local.xsd"))
    plain = sitemap.render(Sitemap(BASE, (ENTRY,))).body
    tree = etree.fromstring(plain)
    # The schemas know no hreflang links, which stand beside them by agreement.
    for link in tree.findall(".//x:link", NAMES):
        parent = link.getparent()
        assert parent is not None
        parent.remove(link)
    schema.assertValid(tree)
    for code in ("zh-Hans", "fa", "en"):
        schema.assertValid(
            etree.fromstring(news_sitemap.render(news(timedelta(0), code=code)).body)
        )


def test_both_scripts_of_a_language_are_named() -> None:
    both = (Alternate("sr-Latn", "/sr-Latn/a/"), Alternate("sr-Cyrl", "/sr-Cyrl/a/"))
    body = sitemap.render(Sitemap(BASE, (SitemapEntry("/sr-Latn/a/", NOW, both),))).body
    assert found(body, "//x:link/@hreflang") == ["sr-Latn", "sr-Cyrl"]
