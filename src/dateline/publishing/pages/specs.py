"""Which pages exist, each with its output and subject."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final
from uuid import UUID

from django.db.models import Count

from dateline.languages.models import Service
from dateline.languages.queries import active_services
from dateline.publishing import addresses, listings
from dateline.publishing.assemble.lite_parts import lite_parts
from dateline.publishing.assemble.memo import load_documents
from dateline.publishing.documents import HOUSE
from dateline.publishing.ledger.lines import part_of
from dateline.publishing.models import HousePage, Listing, PublicArticle, Publication
from dateline.publishing.render.assets import static_files
from dateline.stories.models import Section

from .outputs import Spec

# Later domains add pages that every service has, as alerts does with the live file.
ServicePages = Callable[[str], Iterator[Spec]]
_more_of_service: Final[list[ServicePages]] = []
# In characters of a publication: no shorter one is cut in the text edition.
_SURELY_SHORT: Final = 6_000


def each_service_has(pages: ServicePages) -> ServicePages:
    """Register a function that yields further pages of the service of a code."""
    _more_of_service.append(pages)
    return pages


def article(public: PublicArticle) -> Iterator[Spec]:
    """Yield the page of an article, its text edition and its card."""
    yield Spec(public.path, "article", public.service_id, str(public.pk))
    for number in range(1, lite_pages(public) + 1):
        part = f"#{number}" if number > 1 else ""
        path = addresses.lite(public.path, number)
        yield Spec(path, "lite-article", public.service_id, f"{public.pk}{part}")
    yield Spec(addresses.card(public.path), "card", public.service_id, str(public.pk))


def entries(public: PublicArticle) -> Iterator[Spec]:
    """Yield the pages of a live report beside its own, each with its text edition."""
    if not public.last_entry:
        return
    code = public.service_id
    yield Spec(addresses.newest_entries(public.path), "live-newest", code, str(public.pk))
    for number in range(1, listings.entries_page_of(public.last_entry) + 1):
        path, subject = addresses.entries(public.path, number), f"{public.pk}#{number}"
        yield Spec(path, "live-part", code, subject)
        yield Spec(addresses.lite(path), "lite-live-part", code, subject)


def lite_pages(public: PublicArticle) -> int:
    """Return how many pages the text edition of an article has."""
    if not public.standing or len(public.publication.content) < _SURELY_SHORT:
        return 1
    document = load_documents([public.publication_id])[public.publication_id]
    return len(lite_parts(document, public.service.language_tag))


def partners(public: PublicArticle, *, has_sisters: bool) -> Iterator[Spec]:
    """Yield the files of an article for other systems, and of its story where it has sisters."""
    yield from _items(public)
    if has_sisters:
        yield _package(public.story_id)


def _items(public: PublicArticle) -> Iterator[Spec]:
    yield Spec(addresses.ninjs(public.path), "ninjs", public.service_id, str(public.pk))
    yield Spec(addresses.newsml(public.path), "newsml-g2", public.service_id, str(public.pk))
    yield Spec(addresses.email(public.path), "email-article", public.service_id, str(public.pk))


def _package(story: UUID) -> Spec:
    return Spec(addresses.story_newsml(story), "newsml-g2-package", "", str(story))


def ledger(number: int) -> Iterator[Spec]:
    """Yield the files of the ledger that an entry stands in."""
    part = part_of(number)
    yield Spec(addresses.ledger_part(part), "ledger-part", "", str(part))
    yield Spec(addresses.LEDGER_HEAD, "ledger-head")


def sitemap_part(code: str, number: int) -> Spec:
    """Return a part of a service's sitemap."""
    return Spec(addresses.sitemap_part(code, number), "sitemap", code, str(number))


def news_sitemap(code: str) -> Spec:
    """Return a service's news sitemap."""
    return Spec(addresses.news_sitemap(code), "news-sitemap", code)


def of_service(code: str) -> Iterator[Spec]:
    """Yield the pages that each service has, whatever it published."""
    yield Spec(addresses.front(code), "front", code)
    yield Spec(addresses.lite(addresses.front(code)), "lite-front", code)
    yield Spec(addresses.email(addresses.front(code)), "email-digest", code)
    yield from _feeds(addresses.front(code), code)
    yield Spec(addresses.sitemap_index(code), "sitemap-index", code)
    yield news_sitemap(code)
    yield Spec(addresses.corrections(code), "corrections", code)
    for kind in HousePage.Kind.values:
        path = addresses.house_page(code, kind)
        yield Spec(path, "house-page", code, kind)
        yield Spec(addresses.lite(path), "lite-house-page", code, kind)
    yield Spec(addresses.offline(code), "offline", code)
    yield Spec(addresses.withdrawn(code), "withdrawn-list", code)
    yield Spec(addresses.archive(code), "archive", code)
    yield Spec(addresses.lite(addresses.archive(code)), "lite-archive", code)
    yield Spec(addresses.lite(addresses.corrections(code)), "lite-corrections", code)
    yield Spec(addresses.search(code), "search", code)
    yield Spec(addresses.lite(addresses.search(code)), "lite-search", code)
    yield Spec(addresses.not_found(code), "not-found", code)
    yield Spec(addresses.lite_not_found(code), "lite-not-found", code)
    for section in Section.objects.filter(service_id=code):
        yield from of_list(listings.of_section(code, section.slug))
    yield from of_list(listings.of_author(code, HOUSE))
    for pages in _more_of_service:
        yield from pages(code)


def of_list(listing: str, number: int = 0) -> Iterator[Spec]:
    """Yield the newest page of a section's, topic's or author's list and its feeds.

    Or yield the full page of a number. With a day goes its month. Whole services have lists but no
    such pages.
    """
    if "/" not in listing:
        return
    code, kind, slug = listing.split("/", 2)
    path = addresses.of_list(listing, number)
    subject = f"{slug}#{number}" if number else slug
    yield Spec(path, kind, code, subject)
    yield Spec(addresses.lite(path), f"lite-{kind}", code, subject)
    if kind == "day":
        yield from _of_month(code, slug[:7])
    elif not number:
        yield from _feeds(path, code, f"{kind}/{slug}")


def _of_month(code: str, month: str) -> Iterator[Spec]:
    path = addresses.month(code, month)
    yield Spec(path, "month", code, month)
    yield Spec(addresses.lite(path), "lite-month", code, month)


def _feeds(page: str, code: str, subject: str = "") -> Iterator[Spec]:
    of = "list-" if subject else ""
    yield Spec(addresses.rss(page), f"{of}rss", code, subject)
    yield Spec(addresses.atom(page), f"{of}atom", code, subject)
    yield Spec(addresses.json_feed(page), f"{of}json-feed", code, subject)


def of_site() -> Iterator[Spec]:
    """Yield the pages that the site has once."""
    yield Spec(addresses.SERVICES, "services")
    yield Spec(addresses.LITE_SERVICES, "lite-services")
    yield Spec(addresses.ROBOTS, "robots")
    yield Spec(addresses.SITEMAP, "site-sitemap")
    yield Spec(addresses.NOT_FOUND, "not-found")
    yield Spec(addresses.lite_not_found(), "lite-not-found")
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
    articles = PublicArticle.objects.select_related("publication", "service").order_by("pk")
    for public in articles.iterator(chunk_size=500):
        yield from article(public)
        yield from entries(public)
        yield from _items(public)
    stories = PublicArticle.objects.values("story").annotate(of=Count("pk")).filter(of__gt=1)
    for row in stories.order_by("story").iterator(chunk_size=2_000):
        yield _package(row["story"])
    last = Publication.objects.order_by("-number").first()
    for part in range(1, part_of(last.number) + 1 if last else 1):
        yield Spec(addresses.ledger_part(part), "ledger-part", "", str(part))


def _of_listing(listing: Listing) -> Iterator[Spec]:
    for number in range(listing.last // listings.PAGE + 1):
        yield from of_list(listing.key, number)
    if "/" not in listing.key and Service.objects.filter(pk=listing.key).exists():
        for number in range(1, listings.part_of(listing.last) + 1):
            yield sitemap_part(listing.key, number)
