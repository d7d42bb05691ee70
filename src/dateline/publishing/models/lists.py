"""The lists that articles stand in, whose places never change, and the parts of sitemaps."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from dateline.publishing.models.publications import PublicArticle


class Listing(models.Model):
    """A list of articles, such as `en` or `en/section/world`, and how many it ever had."""

    key = models.CharField(max_length=200, primary_key=True)
    last = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return self.key


class ListEntry(models.Model):
    """An article's place in a list, counted from the oldest: it never changes nor is given again.

    An article that left the list or was withdrawn leaves a gap, so that no page of it shifts.
    """

    listing = models.ForeignKey(Listing, models.PROTECT, related_name="entries")
    position = models.BigIntegerField()
    article = models.ForeignKey(PublicArticle, models.PROTECT, related_name="entries")
    shown = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "list entries"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["listing", "position"], name="list_position_unique"),
            models.UniqueConstraint(fields=["listing", "article"], name="list_article_unique"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["listing", "-position"], condition=Q(shown=True), name="list_window"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.listing_id} {self.position}"


class SitemapPart(models.Model):
    """A part of a service's sitemap, and when an article in it changed last."""

    service = models.ForeignKey("languages.Service", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    modified = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "number"], name="sitemap_part_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.number}"
