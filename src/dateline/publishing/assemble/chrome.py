"""What stands around the content of a page."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.publishing import addresses
from dateline.publishing.render.pages import Alternate, Chrome, FeedLink, Link
from dateline.publishing.render.theming import site_theme

from .facts import ServiceFacts, base_url, organisation
from .reader import Reader


def chrome(
    service: ServiceFacts,
    path: str,
    *,
    section: str = "",
    alternates: Sequence[Alternate] = (),
    default_path: str = "",
    indexed: bool = True,
    feeds: Sequence[FeedLink] = (),
    has_lite: bool = False,
) -> Chrome:
    """Return the surroundings of a page of a service; `path` is decoded, `default_path` encoded.

    Args:
        feeds: those of what the page lists; the service's own when there are none.
        has_lite: whether the page has a text edition.
    """
    code = service.row.code
    return Chrome(
        service=service.view,
        organisation=organisation(),
        base_url=base_url(),
        path=addresses.encoded(path),
        navigation=_navigation(service, section),
        alternates=tuple(alternates),
        default_path=default_path,
        live_path=addresses.live(code),
        lite_path=addresses.encoded(addresses.lite(path)) if has_lite else "",
        corrections_path=addresses.corrections(code),
        archive_path=addresses.archive(code),
        most_read_path=addresses.most_read(code),
        about_path=addresses.house_page(code, "about"),
        contact_path=addresses.house_page(code, "contact"),
        search_path=addresses.search(code),
        feeds=tuple(feeds) or feed_links(service.row.site_title, addresses.front(code)),
        indexed=indexed,
        theme=site_theme(),
    )


def _navigation(service: ServiceFacts, current: str) -> tuple[Link, ...]:
    links = (
        service.section_link(section.slug, current=section.slug == current)
        for section in service.sections
    )
    return tuple(link for link in links if link)


def feed_links(title: str, page: str) -> tuple[FeedLink, ...]:
    """Return the feeds of what a page lists, by the page's path (decoded)."""
    path = addresses.encoded(page)
    return (
        FeedLink(title, addresses.rss(path), "application/rss+xml"),
        FeedLink(title, addresses.atom(path), "application/atom+xml"),
        FeedLink(title, addresses.json_feed(path), "application/feed+json"),
    )


def front_alternates(reader: Reader) -> tuple[Alternate, ...]:
    """Return the fronts of all services."""
    return tuple(
        Alternate(service.row.language_tag, addresses.front(service.row.code))
        for service in reader.services()
    )
