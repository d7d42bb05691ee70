"""The front of a service."""

from __future__ import annotations

from typing import Final

from dateline.publishing import addresses, listings
from dateline.publishing.assemble.chrome import chrome, front_alternates
from dateline.publishing.assemble.facts import ServiceFacts
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.assemble.teasers import teasers
from dateline.publishing.outputs import front as front_output
from dateline.publishing.pages.outputs import Made, Spec, Urgency, output
from dateline.publishing.render.pages import FrontPage, SectionStrip

# One window of the service's list serves its front and its feeds.
NEWEST: Final = 20
_SECOND: Final = 4
_IN_STRIP: Final = 4


@output("front", urgency=Urgency.FRONT)
def make_front(spec: Spec, reader: Reader) -> Made:
    """Make the front of the service."""
    return Made(front_output.render(front_page(spec, reader)).body)


def front_page(spec: Spec, reader: Reader) -> FrontPage:
    """Return what stands on the front of a service."""
    service = reader.service(spec.service)
    newest = teasers(reader, service, reader.window(listings.of_service(spec.service), NEWEST))
    return FrontPage(
        chrome(
            service,
            addresses.front(spec.service),
            alternates=front_alternates(reader),
            default_path=addresses.SERVICES,
            has_lite=True,
        ),
        lead=newest[0] if newest else None,
        second=newest[1 : 1 + _SECOND],
        latest=newest[1 + _SECOND :],
        sections=_strips(reader, service),
    )


def _strips(reader: Reader, service: ServiceFacts) -> tuple[SectionStrip, ...]:
    code = service.row.code
    lists = {listings.of_section(code, section.slug): section for section in service.sections}
    windows = reader.windows(list(lists), _IN_STRIP)
    return tuple(
        SectionStrip(
            section.name,
            addresses.encoded(addresses.section(code, section.slug)),
            teasers(reader, service, windows[key]),
        )
        for key, section in lists.items()
        if windows[key]
    )
