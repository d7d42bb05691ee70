"""The page of what is read most, and its text edition, in every service."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.audience.queries import most_read
from dateline.languages.numerals import places
from dateline.languages.site_text import site_text
from dateline.publishing import addresses
from dateline.publishing.assemble.chrome import chrome
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.assemble.teasers import teasers
from dateline.publishing.fronts.arrangement import MOST_READ
from dateline.publishing.fronts.rankings import Ranking, offer
from dateline.publishing.outputs import lite, section
from dateline.publishing.pages.marking import record_change
from dateline.publishing.pages.outputs import Made, Spec, Urgency, output
from dateline.publishing.pages.specs import each_service_has
from dateline.publishing.render.pages import SectionPage


@each_service_has
def most_read_pages(service: str) -> Iterator[Spec]:
    """Yield the pages of what is read most in a service."""
    path = addresses.most_read(service)
    yield Spec(path, "most-read", service)
    yield Spec(addresses.lite(path), "lite-most-read", service)


@output("most-read", urgency=Urgency.LIST)
def make_most_read(spec: Spec, reader: Reader) -> Made:
    """Make the page of what most people read in the last 24 hours."""
    return Made(section.render(_page(spec, reader)).body)


@output("lite-most-read", urgency=Urgency.AGAIN)
def make_lite_most_read(spec: Spec, reader: Reader) -> Made:
    """Make its text edition."""
    return Made(lite.listing(_page(spec, reader)).body)


def _page(spec: Spec, reader: Reader) -> SectionPage:
    service = reader.service(spec.service)
    words = site_text(service.row.language_tag)
    shown = teasers(reader, service, reader.ranked(MOST_READ_RANKING, spec.service))
    return SectionPage(
        chrome(service, addresses.most_read(spec.service), has_lite=True),
        words(MOST_READ_RANKING.name),
        shown,
        words("What most people read in the last 24 hours."),
        numbers=places(len(shown), service.row),
    )


def change_most_read(service: str) -> None:
    """Have the pages rendered that show what is read most in a service."""
    record_change([_key(service)], most_read_pages(service))


def _key(service: str) -> str:
    return f"most-read:{service}"


MOST_READ_RANKING: Final = Ranking(
    source=MOST_READ,
    name="Most read",
    key=_key,
    articles=most_read,
    path=addresses.most_read,
)
# An area of a front can be filled from it.
offer(MOST_READ_RANKING)
