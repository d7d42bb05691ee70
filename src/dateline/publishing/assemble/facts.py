"""What pages show of the site and its services."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal, cast

import orjson
from django.db import connection

from dateline.ground.settings import get_settings
from dateline.languages.models import Service
from dateline.publishing import addresses
from dateline.publishing.fronts.arrangement import Arrangement, parse_arrangement
from dateline.publishing.render.pages import Link, ServiceView
from dateline.stories.models import Section

# Written out: it is asked with each publication, and Django takes longer to write it than it takes.
_FRONT: Final = """
SELECT version.content::text, version.number, front.as_of
FROM publishing_front front JOIN publishing_frontversion version ON version.id = front.version_id
WHERE front.service_id = %s
"""


@dataclass(frozen=True, eq=False)
class ServiceFacts:
    """A service with its sections. `version` changes whenever anything of it does."""

    row: Service
    view: ServiceView
    sections: tuple[Section, ...]
    version: str

    def section(self, slug: str) -> Section | None:
        """Return the section of this slug, if there still is one."""
        return next((section for section in self.sections if section.slug == slug), None)

    def section_link(self, slug: str, *, current: bool = False) -> Link | None:
        """Return the way to a section."""
        section = self.section(slug)
        if section is None:
            return None
        path = addresses.encoded(addresses.section(self.row.code, section.slug))
        return Link(section.name, path, current)


@dataclass(frozen=True, slots=True)
class FrontFacts:
    """How a front is arranged, by which version (0: by none), and as of when its pins hold."""

    arrangement: Arrangement
    number: int
    as_of: datetime


def load_front(code: str) -> FrontFacts:
    """Read how the front of a service is arranged."""
    with connection.cursor() as cursor:
        cursor.execute(_FRONT, [code])
        row = cursor.fetchone()
    if row is None:
        return FrontFacts(Arrangement(), 0, datetime.min.replace(tzinfo=UTC))
    content, number, as_of = row
    return FrontFacts(parse_arrangement(orjson.loads(content)), number, as_of)


def service_view(row: Service) -> ServiceView:
    """Return what every page shows of a service."""
    return ServiceView(
        code=row.code,
        tag=row.language_tag,
        direction=cast(Literal["ltr", "rtl"], row.direction),
        name=row.name,
        english_name=row.english_name,
        site_title=row.site_title,
        path=addresses.front(row.code),
        script=row.script,
    )


def base_url() -> str:
    """Return the public address of the site, without a slash at its end."""
    return get_settings().public_url


def organisation() -> str:
    """Return the name of the news organisation."""
    return get_settings().organisation
