"""What pages show of the site and its services."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, cast

from django.db.models import QuerySet

from dateline.ground.settings import get_settings
from dateline.languages.models import Service
from dateline.languages.queries import active_services
from dateline.publishing import addresses
from dateline.publishing.canonical import sha256_hex
from dateline.publishing.fronts.arrangement import Arrangement
from dateline.publishing.fronts.models import Front
from dateline.publishing.render.pages import Link, ServiceView
from dateline.stories.models import Section


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
    front = Front.objects.select_related("version").filter(pk=code).first()
    if front is None:
        return FrontFacts(Arrangement(), 0, datetime.min.replace(tzinfo=UTC))
    return FrontFacts(front.version.arrangement, front.version.number, front.as_of)


def load_service(code: str) -> ServiceFacts:
    """Read a service and its sections.

    Raises:
        Service.DoesNotExist: there is none of this code.
    """
    return _facts(Service.objects.get(pk=code), Section.objects.filter(service=code))


def load_services(codes: Collection[str]) -> dict[str, ServiceFacts]:
    """Read several services with their sections, by their codes; those that there are."""
    rows = Service.objects.filter(pk__in=codes)
    return {one.row.code: one for one in _with_sections(rows)}


def load_active_services() -> tuple[ServiceFacts, ...]:
    """Read the services that publish, in their order, with their sections."""
    return tuple(_with_sections(active_services()))


def _with_sections(services: QuerySet[Service]) -> Iterator[ServiceFacts]:
    rows = list(services)
    sections: dict[str, list[Section]] = {}
    for section in Section.objects.filter(service__in=[row.pk for row in rows]):
        sections.setdefault(section.service_id, []).append(section)
    for row in rows:
        yield _facts(row, sections.get(row.code, ()))


def _facts(row: Service, sections: Iterable[Section]) -> ServiceFacts:
    kept = tuple(sections)
    fields = [getattr(row, field.attname) for field in Service._meta.concrete_fields]  # noqa: SLF001
    words = repr((fields, [(section.slug, section.name) for section in kept]))
    return ServiceFacts(row, service_view(row), kept, sha256_hex(words.encode())[:16])


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
