"""Sections and topics: the newest of a list, and its full pages counted from the oldest.

The newest page shows as many as a full one, so that together they show everything; a full page
stays as it is for ever, but for articles that are changed or withdrawn.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.publishing import addresses, listings
from dateline.publishing.assemble.chrome import chrome
from dateline.publishing.assemble.memo import Shown
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.assemble.teasers import teasers
from dateline.publishing.assemble.windows import last_position
from dateline.publishing.outputs import section as section_output
from dateline.publishing.outputs import topic as topic_output
from dateline.publishing.pages import keys
from dateline.publishing.pages.outputs import Made, Spec, Urgency, output
from dateline.publishing.render.pages import Paging, SectionPage, TopicPage
from dateline.stories.models import Topic

PathOf = Callable[[int], str]


@output("section", urgency=Urgency.LIST)
def make_section(spec: Spec, reader: Reader) -> Made | None:
    """Make a page of a section: the subject is its slug, and after # the number of the page."""
    slug, number = _subject(spec)
    service = reader.service(spec.service)
    section = service.section(slug)
    if section is None:
        return None
    listing = listings.of_section(spec.service, slug)
    shown, paging = _stretch(
        reader, listing, number, lambda page: addresses.section(spec.service, slug, page)
    )
    page = SectionPage(
        chrome(service, spec.path, section=slug),
        section.name,
        teasers(reader, service, shown),
        paging=paging,
    )
    return Made(section_output.render(page).body)


@output("topic", urgency=Urgency.LIST)
def make_topic(spec: Spec, reader: Reader) -> Made | None:
    """Make a page of a topic: the subject is its slug, and after # the number of the page."""
    slug, number = _subject(spec)
    service = reader.service(spec.service)
    reader.depends_on(keys.topic(spec.service, slug))
    topic = Topic.objects.filter(service_id=spec.service, slug=slug).first()
    if topic is None:
        return None
    listing = listings.of_topic(spec.service, slug)
    shown, paging = _stretch(
        reader, listing, number, lambda page: addresses.topic(spec.service, slug, page)
    )
    page = TopicPage(
        chrome(service, spec.path), topic.name, teasers(reader, service, shown), paging=paging
    )
    return Made(topic_output.render(page).body)


def _subject(spec: Spec) -> tuple[str, int]:
    slug, _, number = spec.subject.partition("#")
    return slug, int(number or 0)


def _stretch(
    reader: Reader, listing: str, number: int, path: PathOf
) -> tuple[tuple[Shown, ...], Paging]:
    if not number:
        shown = reader.window(listing, listings.PAGE)
        return shown, Paging(older=_address(path, _older(shown)))
    # The next page's being full changes the way to it, and that is all that changes here.
    reader.depends_on(keys.listing(f"{listing}#{number + 1}"))
    shown = reader.range(listing, (number - 1) * listings.PAGE + 1, number * listings.PAGE)
    is_followed = last_position(listing) >= (number + 1) * listings.PAGE
    newer = addresses.encoded(path(number + 1 if is_followed else 0))
    return shown, Paging(newer=newer, older=_address(path, number - 1))


def _older(shown: tuple[Shown, ...]) -> int:
    """Return the full page that goes on where the newest one ends; 0 when nothing is older."""
    oldest = shown[-1].position if shown else 1
    return listings.page_of(oldest - 1) if oldest > 1 else 0


def _address(path: PathOf, number: int) -> str:
    return addresses.encoded(path(number)) if number else ""
