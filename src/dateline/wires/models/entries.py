"""What the desk sees of an item, one row, rewritten as its versions and what is said of it come."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from dateline.wires.models.feeds import Provider
from dateline.wires.models.items import Item, ItemVersion


class Entry(models.Model):
    """An item as it stands now: what lists, columns and search go by.

    `signals` are those of the newest version, with what separate advisories and a person's verdict
    add or take away, and `possible-correction`. `embargoed` is the end of the embargo that holds
    now. `held` says why a person must look before it is used; empty when nobody must. `facets` are
    what columns and rules ask for, each `<kind>:<value>`: `topic:medtop:15000000` (with the broader
    topics), `place:kyiv`, `country:UA`, `signal:kill`, `desk:fa`, `mark:weather`, `language:en-gb`
    (with `language:en`), `provider:ap`, `urgency:3`, `type:text`, and the `day:2026-11-24` of
    arrival (UTC). `group` is the item that was the first of those whose texts are alike.
    `rules` are those that matched it when it was routed.
    """

    item = models.OneToOneField(Item, models.CASCADE, primary_key=True, related_name="entry")
    version = models.ForeignKey(ItemVersion, models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="+", db_index=False)
    received = models.DateTimeField()
    type = models.CharField(max_length=20, default="text")
    language = models.CharField(max_length=60, blank=True)
    urgency = models.PositiveSmallIntegerField(null=True)
    signals = ArrayField(models.CharField(max_length=20), default=list)
    embargoed = models.DateTimeField(null=True)
    held = models.CharField(max_length=40, blank=True)
    flash = models.BooleanField(default=False)
    muted = models.BooleanField(default=False)
    desks = ArrayField(models.CharField(max_length=20), default=list)
    marks = ArrayField(models.CharField(max_length=40), default=list)
    rules = ArrayField(models.UUIDField(), default=list, db_default=models.Value([]))
    facets = ArrayField(models.TextField(), default=list)
    slug_key = models.CharField(max_length=200, blank=True)
    number_key = models.CharField(max_length=60, blank=True)
    group = models.UUIDField()
    search = SearchVectorField(null=True, editable=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["-received", "-item"], name="entry_received"),
            models.Index(fields=["provider", "-received", "-item"], name="entry_provider"),
            models.Index(fields=["language", "-received", "-item"], name="entry_language"),
            models.Index(
                fields=["provider", "slug_key", "-received"],
                condition=~models.Q(slug_key=""),
                name="entry_slug",
            ),
            models.Index(
                fields=["provider", "number_key", "-received"],
                condition=~models.Q(number_key=""),
                name="entry_number",
            ),
            models.Index(fields=["group", "-received"], name="entry_group"),
            models.Index(fields=["-received"], condition=models.Q(flash=True), name="entry_flash"),
            models.Index(fields=["-received"], condition=~models.Q(held=""), name="entry_held"),
            GinIndex(fields=["search", "facets"], name="entry_found"),
        ]

    def __str__(self) -> str:
        return f"{self.provider_id} {self.pk}"
