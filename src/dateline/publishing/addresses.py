"""The addresses of the site: which path answers for what, for ever.

Paths here are decoded Unicode in the normal form C; `encoded` gives them as addresses carry them.
"""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import Final
from urllib.parse import quote
from uuid import UUID

# Two services' words for these would be read as parts of addresses.
_TAKEN: Final = frozenset(
    {
        "about",
        "archive",
        "author",
        "contact",
        "corrections",
        "email",
        "lite",
        "most-read",
        "offline",
        "page",
        "search",
        "sitemap",
        "topic",
    }
)
MOST_SLUG_BYTES: Final = 200

SERVICES: Final = "/"
LITE_SERVICES: Final = "/lite/"
ROBOTS: Final = "/robots.txt"
SITEMAP: Final = "/sitemap.xml"
NOT_FOUND: Final = "/404.html"
LEDGER_HEAD: Final = "/ledger/head.json"
LEDGER_KEY: Final = "/ledger/key.json"


def encoded(path: str) -> str:
    """Return a path as it stands in an address (RFC 3986): what is not ASCII, by percent signs."""
    return quote(path, safe="/:@!$&'()*+,;=~-._")


def short(slug: str, most: int = MOST_SLUG_BYTES) -> str:
    """Return a slug as the name of a folder: composed, and cut at a hyphen where it is too long."""
    slug = unicodedata.normalize("NFC", slug.replace("/", "-").lstrip("."))
    if len(slug.encode()) <= most:
        return slug
    cut = slug.encode()[: most + 1].decode(errors="ignore")
    return (cut.rpartition("-")[0] or cut[:-1]).rstrip("-")


def article(service: str, slug: str, published: datetime, article_id: UUID) -> str:
    """Return the path of an article: service, day of first publication (UTC), slug."""
    return f"/{service}/{published:%Y/%m/%d}/{short(slug) or article_id.hex[-12:]}/"


def card(article: str) -> str:
    """Return the path of an article's card, by the article's path."""
    return f"{article}card.png"


def entries(article: str, number: int) -> str:
    """Return the path of a part of a live report, by the report's path; counted from the oldest."""
    return f"{article}page/{number}/"


def newest_entries(article: str) -> str:
    """Return the path of a live report's newest entries first, where its own is the other way."""
    return f"{article}newest/"


def front(service: str) -> str:
    """Return the path of a service's front."""
    return f"/{service}/"


def section(service: str, slug: str, number: int = 0) -> str:
    """Return the path of a section's list: its newest, or a page of it counted from the oldest."""
    name = short(slug)
    if name in _TAKEN or name.isdigit():
        name = f"section-{name}"
    return f"/{service}/{name}/" + (f"page/{number}/" if number else "")


def topic(service: str, slug: str, number: int = 0) -> str:
    """Return the path of a topic's list: its newest, or a page of it counted from the oldest."""
    return f"/{service}/topic/{short(slug)}/" + (f"page/{number}/" if number else "")


def lite(page: str, number: int = 1) -> str:
    """Return the path of the text edition of a page, or of a further page of a long article."""
    if page == SERVICES:
        return LITE_SERVICES
    service, rest = page[1:].split("/", 1)
    return f"/{service}/lite/{rest}" + (f"{number}/" if number > 1 else "")


def corrections(service: str) -> str:
    """Return the path of a service's page of what was withdrawn."""
    return f"/{service}/corrections/"


def house_page(service: str, kind: str) -> str:
    """Return the path of what a service says of itself: `about` or `contact`."""
    return f"/{service}/{kind}/"


def search(service: str) -> str:
    """Return the path of a service's search, which takes `?q=`."""
    return f"/{service}/search/"


def author(service: str, slug: str, number: int = 0) -> str:
    """Return the path of an author's list: its newest, or a page of it counted from the oldest."""
    return f"/{service}/author/{short(slug)}/" + (f"page/{number}/" if number else "")


def most_read(service: str) -> str:
    """Return the path of what is read most in a service."""
    return f"/{service}/most-read/"


def archive(service: str) -> str:
    """Return the path of the index of all months in which a service published."""
    return f"/{service}/archive/"


def month(service: str, month: str) -> str:
    """Return the path of the days of a month (`2021-10`) on which a service published."""
    return f"/{service}/archive/{month.replace('-', '/')}/"


def day(service: str, day: str, number: int = 0) -> str:
    """Return the path of what a service first published on a day (`2021-10-21`, UTC).

    Or that of a page of it counted from the oldest.
    """
    return f"/{service}/archive/{day.replace('-', '/')}/" + (f"page/{number}/" if number else "")


def of_list(listing: str, number: int = 0) -> str:
    """Return the path of the newest page of a list (`listings`), or of the full page of a number.

    Raises:
        KeyError: a list of this kind has no pages.
    """
    code, kind, slug = listing.split("/", 2)
    kinds = {"section": section, "topic": topic, "author": author, "day": day}
    return kinds[kind](code, slug, number)


def rss(page: str) -> str:
    """Return the path of the RSS feed of what a page lists: a front, section, topic or author."""
    return f"{page}rss.xml"


def atom(page: str) -> str:
    """Return the path of the Atom feed of what a page lists."""
    return f"{page}atom.xml"


def json_feed(page: str) -> str:
    """Return the path of the JSON Feed of what a page lists."""
    return f"{page}feed.json"


def email(page: str) -> str:
    """Return the path of the newsletter of a front or an article, by the path of its page."""
    return f"{page}email/"


def ninjs(page: str) -> str:
    """Return the path of an article as ninjs, by the path of its page."""
    return f"{page}ninjs.json"


def newsml(page: str) -> str:
    """Return the path of an article as NewsML-G2, by the path of its page."""
    return f"{page}newsml-g2.xml"


def story_newsml(story_id: UUID) -> str:
    """Return the path of a story in all its languages as a package of NewsML-G2."""
    return f"/story/{story_id}/newsml-g2.xml"


def sitemap_index(service: str) -> str:
    """Return the path of the list of a service's sitemaps."""
    return f"/{service}/sitemap.xml"


def sitemap_part(service: str, number: int) -> str:
    """Return the path of a service's sitemap, counted from the oldest articles."""
    return f"/{service}/sitemap/{number}.xml"


def news_sitemap(service: str) -> str:
    """Return the path of a service's news sitemap."""
    return f"/{service}/news-sitemap.xml"


def not_found(service: str) -> str:
    """Return the path of a service's page for what is not there; no address leads to it."""
    return f"/{service}/404.html"


def lite_not_found(service: str = "") -> str:
    """Return the path of the text edition of `not_found`, or of the site's own."""
    return f"/{service}/lite/404.html" if service else f"{LITE_SERVICES}404.html"


def offline(service: str) -> str:
    """Return the path of what a service's readers see without network; a worker keeps it."""
    return f"/{service}/offline/"


def withdrawn(service: str) -> str:
    """Return the path of the list by which kept pages are dropped that were withdrawn."""
    return f"/{service}/withdrawn.json"


def live(service: str) -> str:
    """Return the path of a service's live file."""
    return f"/live/{service}.json"


def ledger_part(number: int) -> str:
    """Return the path of a part of the public ledger."""
    return f"/ledger/{number}.jsonl"
