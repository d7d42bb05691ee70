"""The lists that have pages and feeds of their own: a section's, a topic's, an author's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.languages.dates import format_date
from dateline.publishing import addresses
from dateline.publishing.documents import HOUSE
from dateline.publishing.models import Author
from dateline.publishing.pages import keys
from dateline.stories.models import Topic

from .reader import Reader


@dataclass(frozen=True, slots=True)
class Place:
    """A list with its name; `kind` and `slug` tell its pages from those of others."""

    service: str
    kind: str
    slug: str
    name: str

    @property
    def listing(self) -> str:
        """The key of the list."""
        return f"{self.service}/{self.kind}/{self.slug}"

    @property
    def has_feeds(self) -> bool:
        """Whether the list goes on for ever; that of a day ends."""
        return self.kind != "day"

    def path(self, number: int = 0) -> str:
        """Return the path of the newest page, or of the full page of this number."""
        return addresses.of_list(self.listing, number)


def place_of(reader: Reader, code: str, subject: str) -> Place | None:
    """Return the list of a service by `kind/slug`; None where there is none any more."""
    kind, _, slug = subject.partition("/")
    if kind == "day":
        name = format_date(date.fromisoformat(slug), reader.service(code).row)
        return Place(code, kind, slug, name)
    if kind == "section":
        section = reader.service(code).section(slug)
        return Place(code, kind, slug, section.name) if section else None
    return _topic(reader, code, slug) if kind == "topic" else _author(reader, code, slug)


def _topic(reader: Reader, code: str, slug: str) -> Place | None:
    rows = Topic.objects.filter(service_id=code, slug=slug).values_list("name", flat=True)
    name = reader.name(keys.topic(code, slug), rows.first)
    return Place(code, "topic", slug, name) if name is not None else None


def _author(reader: Reader, code: str, slug: str) -> Place | None:
    if slug == HOUSE:
        service = reader.service(code).row
        name = service.house_byline or service.site_title
        return Place(code, "author", slug, name)
    rows = Author.objects.filter(service_id=code, slug=slug).values_list("name", flat=True)
    found = reader.name(keys.author(code, slug), rows.first)
    return Place(code, "author", slug, found) if found is not None else None
