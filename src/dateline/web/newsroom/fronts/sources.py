"""What an area can be filled from, and how areas are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dateline.audience.queries import most_read
from dateline.languages.models import Service
from dateline.publishing.fronts.arrangement import (
    MOST_READ,
    NEWEST,
    PINNED_ONLY,
    URGENT,
    Area,
)
from dateline.stories.models import Section, Topic

KINDS: Final = {
    "lead": gettext_lazy("Lead"),
    "slots": gettext_lazy("Slots with pictures"),
    "list": gettext_lazy("List of headlines"),
    "strip": gettext_lazy("Strip"),
}
_MOST_TOPICS: Final = 300


@dataclass(frozen=True, slots=True)
class Sources:
    """The sections and topics of a service, each as `section/<slug>` with its name.

    `is_counted`: readers were counted, so that it is known what they read most.
    """

    sections: tuple[tuple[str, str], ...]
    topics: tuple[tuple[str, str], ...]
    is_counted: bool = False

    @property
    def general(self) -> tuple[tuple[str, str], ...]:
        """What every service has."""
        return (
            (NEWEST, _("The newest")),
            (URGENT, _("The most urgent")),
            *(((MOST_READ, _("Most read")),) if self.is_counted else ()),
            (PINNED_ONLY, _("Pinned stories only")),
        )

    def name(self, source: str) -> str:
        """Return what a source is called; one that is gone is called so."""
        named = dict((*self.general, *self.sections, *self.topics))
        # What an area was filled from keeps its name while nobody is counted.
        named[MOST_READ] = _("Most read")
        return named.get(source) or _("a section or topic that is gone")

    def title(self, area: Area) -> str:
        """Return what an area is called on the editor's page."""
        if area.name:
            return area.name
        if area.kind == "strip" or area.source == MOST_READ:
            return self.name(area.source)
        return str(KINDS[area.kind])


def sources_of(service: Service) -> Sources:
    """Return what the areas of a service's front can be filled from."""
    sections = Section.objects.filter(service=service)
    topics = Topic.objects.filter(service=service).order_by("name")[:_MOST_TOPICS]
    return Sources(
        tuple((f"section/{one.slug}", one.name) for one in sections),
        tuple((f"topic/{one.slug}", one.name) for one in topics),
        bool(most_read(service.pk)),
    )
