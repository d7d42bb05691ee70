"""The front of a service that nobody arranged."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dateline.languages.models import Service
from dateline.stories.models import Section

from .arrangement import Area, Arrangement

_SLOTS: Final = 4
_LATEST: Final = 15
_IN_STRIP: Final = 4
# The newest that it shows above its strips; one window of the service's list serves its feeds too.
SHOWN: Final = 1 + _SLOTS + _LATEST


def usual_arrangement(sections: Iterable[Section]) -> Arrangement:
    """Return one lead, a second tier, the latest, and a strip for each section."""
    strips = (
        Area(
            id=f"strip-{number}",
            kind="strip",
            source=f"section/{section.slug}",
            count=_IN_STRIP,
            repeats=True,
        )
        for number, section in enumerate(sections, 1)
    )
    return Arrangement(
        areas=(
            Area(id="lead", kind="lead"),
            Area(id="second", kind="slots", count=_SLOTS),
            Area(id="latest", kind="list", count=_LATEST),
            *list(strips)[:25],
        )
    )


def explicit(service: Service, arrangement: Arrangement) -> Arrangement:
    """Return the arrangement with the areas that it has by being the usual one."""
    if arrangement.areas:
        return arrangement
    return usual_arrangement(Section.objects.filter(service=service))
