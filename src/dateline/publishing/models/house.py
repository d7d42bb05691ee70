"""Who writes for a service, and what it says of itself."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Author(models.Model):
    """A journalist as readers of a service know them. The slug stays when the name changes.

    `person` is the account's id, as revisions name it. The house needs no row: its slug is
    `documents.model.HOUSE`.
    """

    service = models.ForeignKey("languages.Service", models.PROTECT, related_name="+")
    person = models.UUIDField()
    slug = models.CharField(max_length=120)
    name = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "person"], name="author_person_unique"),
            models.UniqueConstraint(fields=["service", "slug"], name="author_slug_unique"),
        ]

    def __str__(self) -> str:
        return self.name


class HousePage(models.Model):
    """What a service says of itself: who it is, or how to reach it.

    `blocks` are contents as `stories.blocks` stores them. A service without the row has what can be
    said from its settings.
    """

    class Kind(models.TextChoices):
        """Each has an address of its own."""

        ABOUT = "about"
        CONTACT = "contact"

    service = models.ForeignKey("languages.Service", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    blocks = models.JSONField(default=list)
    changed = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "kind"], name="house_page_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["about", "contact"]), name="house_page_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.kind}"
