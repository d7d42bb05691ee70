"""Which pages exist, each with its output and subject."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from dateline.languages.models import Service
from dateline.languages.queries import active_services
from dateline.publishing import addresses, listings
from dateline.publishing.documents import HOUSE
from dateline.publishing.ledger.lines import part_of
from dateline.publishing.models import Listing, PublicArticle, Publication
from dateline.publishing.render.assets import static_files
from dateline.stories.models import Section

from .outputs import Spec

# Later domains add pages that every service has, as alerts does with the live file.
ServicePages = Callable[[str], Iterator[Spec]]
_more_of_service: Final[list[ServicePages]] = []


def each_service_has(pages: ServicePages) -> ServicePages:
    """Register a function that yields further pages of the service of a code."""
    _more_of_service.append(pages)
    return pages


def article(public: PublicArticle) -> Iterator[Spec]:
    """Yield the page of an article and its text edition."""
    yield Spec(public.path, "article", public.service_id, str(public.pk))
    yield Spec(addresses.lite(public.path), "lite-article", public.service_id, str(public.pk))


def ledger(number: int) -> Iterator[Spec]:
    """Yield the files of the ledger that an entry stands in."""
    part = part_of(number)
    yield Spec(addresses.ledger_part(part), "ledger-part", "", str(part))
    yield Spec(addresses.LEDGER_HEAD, "ledger-head")


def sitemap_part(code: str, number: int) -> Spec:
    """Return a part of a service's sitemap."""
    return Spec(addresses.sitemap_part(code, number), "sitemap", code, str(number))


def of_service(code: str) -> Iterator[Spec]:
    """Yield the pages that each service has, whatever it published."""
    yield Spec(addresses.front(code), "front", code)
    yield Spec(addresses.lite(addresses.front(code)), "lite-front", code)
    yield from _feeds(addresses.front(code), code)
    yield Spec(addresses.sitemap_index(code), "sitemap-index", code)
    yield Spec(addresses.news_sitemap(code), "news-sitemap", code)
    yield Spec(addresses.corrections(code), "corrections", code)
    yield Spec(addresses.not_found(code), "not-found", code)
    for section in Section.objects.filter(service_id=code):
        yield from of_list(listings.of_section(code, section.slug))
    yield from of_list(listings.of_author(code, HOUSE))
    for pages in _more_of_service:
        yield from pages(code)


def of_list(listing: str, number: int = 0) -> Iterator[Spec]:
    """Yield the newest page of a section's, topic's or author's list and its feeds.

    Or yield the full page of a number. Whole services have lists but no such pages.
    """
    if "/" not in listing:
        return
    code, kind, slug = listing.split("/", 2)
    path = addresses.of_list(listing, number)
    subject = f"{slug}#{number}" if number else slug
    yield Spec(path, kind, code, subject)
    yield Spec(addresses.lite(path), f"lite-{kind}", code, subject)
    if not number:
        yield from _feeds(path, code, f"{kind}/{slug}")


def _feeds(page: str, code: str, subject: str = "") -> Iterator[Spec]:
    of = "list-" if subject else ""
    yield Spec(addresses.rss(page), f"{of}rss", code, subject)
    yield Spec(addresses.atom(page), f"{of}atom", code, subject)
    yield Spec(addresses.json_feed(page), f"{of}json-feed", code, subject)


def of_site() -> Iterator[Spec]:
    """Yield the pages that the site has once."""
    yield Spec(addresses.SERVICES, "services")
    yield Spec(addresses.ROBOTS, "robots")
    yield Spec(addresses.SITEMAP, "site-sitemap")
    yield Spec(addresses.NOT_FOUND, "not-found")
    yield Spec(addresses.LEDGER_HEAD, "ledger-head")
    yield Spec(addresses.LEDGER_KEY, "ledger-key")
    for path in static_files():
        yield Spec(path, "static")


def always() -> Iterator[Spec]:
    """Yield the pages that site and services have before anything is published."""
    yield from of_site()
    for service in active_services():
        yield from of_service(service.code)


def every() -> Iterator[Spec]:
    """Yield every page that there is to be."""
    yield from always()
    yield from archive()


def archive() -> Iterator[Spec]:
    """Yield the pages that there are for what was published."""
    for listing in Listing.objects.order_by("key"):
        yield from _of_listing(listing)
    for public in PublicArticle.objects.order_by("pk").iterator(chunk_size=2_000):
        yield from article(public)
    last = Publication.objects.order_by("-number").first()
    for part in range(1, part_of(last.number) + 1 if last else 1):
        yield Spec(addresses.ledger_part(part), "ledger-part", "", str(part))


def _of_listing(listing: Listing) -> Iterator[Spec]:
    for number in range(listing.last // listings.PAGE + 1):
        yield from of_list(listing.key, number)
    if "/" not in listing.key and Service.objects.filter(pk=listing.key).exists():
        for number in range(1, listings.part_of(listing.last) + 1):
            yield sitemap_part(listing.key, number)
