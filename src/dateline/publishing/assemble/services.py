"""Services with their sections, read again when something of them changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.db import connection

from dateline.languages.models import Service
from dateline.publishing.canonical import sha256_hex
from dateline.stories.models import Section

from .facts import ServiceFacts, service_view

# The database has a new version of a row, at another place or of another transaction, whenever
# anything of it changes.
_STAMPS: Final = """
SELECT service.code, service.active,
       concat_ws(' ', service.xmin, service.ctid, sections.versions)
FROM languages_service service LEFT JOIN (
  SELECT service_id, string_agg(concat_ws(' ', id, xmin, ctid), ',' ORDER BY id) AS versions
  FROM stories_section GROUP BY service_id) sections ON service_id = code
ORDER BY service.position, service.code
"""


@dataclass(frozen=True, slots=True)
class ServiceStamp:
    """Which version of a service and its sections there is, and whether it publishes."""

    code: str
    is_active: bool
    versions: str


_known: Final[dict[str, tuple[ServiceStamp, ServiceFacts]]] = {}


def load_stamps() -> dict[str, ServiceStamp]:
    """Return which versions there are now of all services, in their order."""
    with connection.cursor() as cursor:
        cursor.execute(_STAMPS)
        return {row[0]: ServiceStamp(*row) for row in cursor.fetchall()}


def load_services(stamps: Collection[ServiceStamp]) -> dict[str, ServiceFacts]:
    """Return services by their codes: read in two queries, or in none where they are known."""
    found = {one.code: _known.get(one.code) for one in stamps}
    missing = [one for one in stamps if (known := found[one.code]) is None or known[0] != one]
    if missing:
        facts = {one.row.code: one for one in _load([stamp.code for stamp in missing])}
        for stamp in missing:
            # What was read after its stamp may be newer. Then the next stamp is another.
            found[stamp.code] = _known[stamp.code] = (stamp, facts[stamp.code])
    return {code: known[1] for code, known in found.items() if known is not None}


def _load(codes: Collection[str]) -> Iterator[ServiceFacts]:
    rows = list(Service.objects.filter(pk__in=codes))
    sections: dict[str, list[Section]] = {}
    for section in Section.objects.filter(service__in=codes):
        sections.setdefault(section.service_id, []).append(section)
    for row in rows:
        yield _facts(row, sections.get(row.code, ()))


def _facts(row: Service, sections: Iterable[Section]) -> ServiceFacts:
    kept = tuple(sections)
    fields = [getattr(row, field.attname) for field in Service._meta.concrete_fields]  # noqa: SLF001
    words = repr((fields, [(section.slug, section.name) for section in kept]))
    return ServiceFacts(row, service_view(row), kept, sha256_hex(words.encode())[:16])
