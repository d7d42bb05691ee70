"""What a publication changes on the site: lists, keys that pages read, pages that must exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import connection

from dateline.publishing import listings
from dateline.publishing.days import day_before
from dateline.publishing.documents import Document
from dateline.publishing.listings import Place
from dateline.publishing.models import PublicArticle
from dateline.publishing.pages import keys, specs
from dateline.publishing.pages.marking import record_change
from dateline.publishing.pages.outputs import Spec


def show_change(
    public: PublicArticle, document: Document, *, is_first: bool, is_renamed: bool
) -> None:
    """Bring the lists to what the document says, and have the pages rendered that show it.

    Args:
        is_first: whether it was never published before.
    """
    places, left = listings.stand_in(public, _lists(document), is_new=is_first)
    changed = {keys.article(public.pk), keys.LEDGER, keys.sitemaps(document.service)}
    changed |= {keys.listing(place.listing) for place in places if place.is_new}
    changed |= {keys.listing(key) for key in left} | _filled(places) | set(_begun(places))
    if is_renamed or any(place.is_new for place in places):
        changed.add(keys.story(public.story_id))
    came_back = public.first_published != public.modified and all(one.is_new for one in places)
    if came_back or any(note.kind == "correction" for note in document.notes):
        changed.add(keys.corrections(document.service))
    story = _in_services(public)
    changed |= _sitemap_keys(public, story)
    if document.entries:
        changed.add(keys.growing(document.service))
    pages = [
        *_pages(public, document, places),
        *specs.partners(public, has_sisters=len(story) > 1),
    ]
    record_change(changed, pages, urgent=_urgent(public))


def hide_change(public: PublicArticle) -> None:
    """Take the article out of all lists, and have the pages rendered that showed it."""
    _, left = listings.stand_in(public, ())
    changed = {keys.article(public.pk), keys.story(public.story_id), keys.LEDGER}
    changed |= {keys.listing(key) for key in left} | {keys.sitemaps(public.service_id)}
    changed |= {keys.corrections(public.service_id)}
    story = _in_services(public)
    changed |= _sitemap_keys(public, story)
    if public.last_entry:
        changed.add(keys.growing(public.service_id))
    partners = list(specs.partners(public, has_sisters=len(story) > 1))
    pages = [
        *specs.article(public),
        *specs.entries(public),
        *partners,
        *specs.ledger(public.publication.number),
    ]
    # A kill must reach whoever republishes as soon as it reaches readers.
    urgent = _urgent(public) | {spec.path for spec in partners}
    record_change(changed, pages, urgent=urgent)


def _urgent(public: PublicArticle) -> set[str]:
    if not public.standing:
        return {spec.path for spec in (*specs.article(public), *specs.entries(public))}
    return {spec.path for spec in specs.article(public) if spec.output != "card"}


def _filled(places: Iterable[Place]) -> set[str]:
    """Return the keys of the pages that are full now: the page before each leads on to it."""
    return {
        keys.listing(f"{place.listing}#{place.position // listings.PAGE}")
        for place in places
        if place.is_new and place.position % listings.PAGE == 0
    }


def _begun(places: Iterable[Place]) -> Iterator[str]:
    """Yield the keys of the archive that a new day of publication changes."""
    for place in places:
        code, kind, day = [*place.listing.split("/", 2), "", ""][:3]
        if kind == "day" and place.is_new and place.position == 1:
            yield from (keys.archive(code), keys.month(code, day[:7]))
            yield keys.day_after(code, day_before(code, day))


def _lists(document: Document) -> Iterator[str]:
    yield listings.of_service(document.service)
    yield listings.of_day(document.service, document.published)
    if document.section:
        yield listings.of_section(document.service, document.section)
    for topic in document.topics:
        yield listings.of_topic(document.service, topic.slug)
    for slug in document.byline.author_slugs:
        yield listings.of_author(document.service, slug)


def _in_services(public: PublicArticle) -> list[tuple[str, int]]:
    """Return where each article of the story stands in the list of all articles of its service."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT service_id, position FROM publishing_publicarticle article"
            " JOIN publishing_listentry entry ON entry.article_id = article.article_id"
            " AND entry.listing_id = article.service_id WHERE story_id = %s",
            [public.story_id],
        )
        return [(service, int(position)) for service, position in cursor.fetchall()]


def _sitemap_keys(public: PublicArticle, story: Iterable[tuple[str, int]]) -> set[str]:
    """Note the change in the parts of the sitemaps that list the story, and return their keys."""
    parts = {(service, listings.part_of(position)) for service, position in story}
    if not parts:
        return set()
    with connection.cursor() as cursor:
        # In one order, whoever publishes: nobody waits for one who waits for him.
        cursor.execute(
            "INSERT INTO publishing_sitemappart (service_id, number, modified) "
            "SELECT service, number, %s FROM unnest(%s::text[], %s::int[]) part (service, number)"
            " ON CONFLICT (service_id, number) DO UPDATE SET modified = excluded.modified",
            [public.modified, *(list(column) for column in zip(*sorted(parts), strict=True))],
        )
    # The list of a sister's sitemaps says when each of its parts changed.
    return {keys.sitemap(*part) for part in parts} | {keys.sitemaps(code) for code, _ in parts}


def _pages(public: PublicArticle, document: Document, places: Iterable[Place]) -> Iterator[Spec]:
    code = document.service
    yield from specs.article(public)
    yield from specs.entries(public)
    yield from specs.ledger(public.publication.number)
    for place in places:
        full = place.is_new and place.position % listings.PAGE == 0
        number = listings.page_of(place.position) if full else 0
        if place.listing == listings.of_service(code):
            yield specs.sitemap_part(code, listings.part_of(place.position))
            if place.position == 1:
                yield from specs.of_service(code)
        elif place.position == 1 or full:
            yield from specs.of_list(place.listing, number)
