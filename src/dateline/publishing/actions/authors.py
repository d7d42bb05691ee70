"""Whose pages there are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.utils.text import slugify

from dateline.publishing import addresses
from dateline.publishing.documents.model import HOUSE
from dateline.publishing.models import Author
from dateline.publishing.pages import keys
from dateline.publishing.pages.marking import record_change

_MOST_SLUG_BYTES: Final = 80


def enroll_authors(*, service: str, people: Mapping[UUID, str]) -> None:
    """Give each of these people a page in a service, and have it carry the name they have now.

    Runs in the transaction of a publication. Two people of one name have two pages.

    Effects: authors; the job that renders pages of an author whose name is another now.
    """
    known = {
        row.person: row for row in Author.objects.filter(service_id=service, person__in=people)
    }
    for person, name in people.items():
        row = known.get(person)
        if row is None:
            slug = _free_slug(service, person, name)
            Author.objects.get_or_create(
                service_id=service, person=person, defaults={"slug": slug, "name": name}
            )
        elif row.name != name:
            Author.objects.filter(pk=row.pk).update(name=name)
            record_change({keys.author(service, row.slug)})


def _free_slug(service: str, person: UUID, name: str) -> str:
    slug = addresses.short(slugify(name, allow_unicode=True), _MOST_SLUG_BYTES)
    if not slug or slug == HOUSE or Author.objects.filter(service_id=service, slug=slug).exists():
        return f"{slug}-{person.hex[-12:]}".lstrip("-")
    return slug
