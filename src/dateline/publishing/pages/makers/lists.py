"""Sections, topics and authors: the newest of a list, and its full pages counted from the oldest.

The newest page shows as many as a full one, so that together they show everything; a full page
stays as it is for ever, but for articles that are changed or withdrawn.
"""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from dateline.publishing import addresses, listings
from dateline.publishing.assemble.chrome import chrome, feed_links
from dateline.publishing.assemble.memo import Shown
from dateline.publishing.assemble.places import Place, place_of
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.assemble.teasers import teasers
from dateline.publishing.assemble.windows import last_position
from dateline.publishing.outputs import author as author_output
from dateline.publishing.outputs import section as section_output
from dateline.publishing.outputs import topic as topic_output
from dateline.publishing.pages import keys
from dateline.publishing.pages.outputs import Made, Spec, Urgency, of_kind, output
from dateline.publishing.render.pages import (
    AuthorPage,
    Chrome,
    ListPage,
    Paging,
    SectionPage,
    TeaserView,
    TopicPage,
)

_Page = TypeVar("_Page", bound=ListPage)


@output("section", urgency=Urgency.LIST, listing=of_kind("section"))
def make_section(spec: Spec, reader: Reader) -> Made | None:
    """Make a page of a section: the subject is its slug, and after # the number of the page."""
    page = list_page(spec, reader, "section", SectionPage)
    return Made(section_output.render(page).body) if page else None


@output("topic", urgency=Urgency.LIST, listing=of_kind("topic"))
def make_topic(spec: Spec, reader: Reader) -> Made | None:
    """Make a page of a topic: the subject is its slug, and after # the number of the page."""
    page = list_page(spec, reader, "topic", TopicPage)
    return Made(topic_output.render(page).body) if page else None


@output("author", urgency=Urgency.LIST, listing=of_kind("author"))
def make_author(spec: Spec, reader: Reader) -> Made | None:
    """Make a page of an author: the subject is the slug, and after # the number of the page."""
    page = list_page(spec, reader, "author", AuthorPage)
    return Made(author_output.render(page).body) if page else None


def list_page(spec: Spec, reader: Reader, kind: str, form: type[_Page]) -> _Page | None:
    """Return a page of a list: the subject is its slug, and after # the number of the page."""
    # Page and text edition show the same.
    parts = reader.once(("list", kind, spec.service, spec.subject), partial(_parts, spec, kind))
    if parts is None:
        return None
    around, name, shown, paging = parts
    return form(around, name, shown, paging=paging)


def _parts(
    spec: Spec, kind: str, reader: Reader
) -> tuple[Chrome, str, tuple[TeaserView, ...], Paging] | None:
    slug, _, number = spec.subject.partition("#")
    place = place_of(reader, spec.service, f"{kind}/{slug}")
    if place is None:
        return None
    service = reader.service(spec.service)
    shown, paging = _stretch(reader, place, int(number or 0))
    around = chrome(
        service,
        place.path(int(number or 0)),
        section=slug if place.kind == "section" else "",
        feeds=feed_links(f"{place.name} – {service.row.site_title}", place.path())
        if place.has_feeds
        else (),
        has_lite=True,
    )
    return around, place.name, teasers(reader, service, shown), paging


def _stretch(reader: Reader, place: Place, number: int) -> tuple[tuple[Shown, ...], Paging]:
    listing = place.listing
    if not number:
        shown = reader.window(listing, listings.PAGE)
        return shown, Paging(older=_address(place, _older(shown)))
    # The next page's being full changes the way to it, and that is all that changes here.
    reader.depends_on(keys.listing(f"{listing}#{number + 1}"))
    shown = reader.range(listing, (number - 1) * listings.PAGE + 1, number * listings.PAGE)
    is_followed = last_position(listing) >= (number + 1) * listings.PAGE
    newer = addresses.encoded(place.path(number + 1 if is_followed else 0))
    return shown, Paging(newer=newer, older=_address(place, number - 1))


def _older(shown: tuple[Shown, ...]) -> int:
    """Return the full page that goes on where the newest one ends; 0 when nothing is older."""
    oldest = shown[-1].position if shown else 1
    return listings.page_of(oldest - 1) if oldest > 1 else 0


def _address(place: Place, number: int) -> str:
    return addresses.encoded(place.path(number)) if number else ""
