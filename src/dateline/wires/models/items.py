"""Items and their immutable versions."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from pydantic import TypeAdapter

from dateline.ground.ids import new_id
from dateline.ground.richtext import Text
from dateline.wires.models.feeds import Provider
from dateline.wires.models.files import RawFile

_TEXT: TypeAdapter[Text] = TypeAdapter(Text)


class Item(models.Model):
    """One piece that a provider sends, again and again as it changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="items", db_index=False)
    guid = models.CharField(max_length=500)
    current = models.ForeignKey(
        "ItemVersion", models.PROTECT, null=True, related_name="+", help_text="The newest version."
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["provider", "guid"], name="item_guid_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.provider_id} {self.guid}"


class ItemVersion(models.Model):
    """One sending of an item; the database refuses to change it. Facts not given are empty.

    Versions sort by number, else by time; `Item.current` points at the last in this order. The
    table is partitioned by month of arrival, which its ids (UUIDv7) tell. Within an item a version
    is unique by `(version, versioncreated, content_hash)`: who adds one holds the item's lock.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(Item, models.PROTECT, related_name="versions")
    raw = models.ForeignKey(RawFile, models.PROTECT, related_name="versions")
    content_hash = models.CharField(max_length=64)
    format = models.CharField(max_length=30)
    received = models.DateTimeField(db_default=Now(), editable=False)
    version = models.CharField(max_length=200, blank=True)
    version_number = models.BigIntegerField(null=True, help_text="The version where a number.")
    type = models.CharField(max_length=20, default="text")
    language = models.CharField(max_length=60, blank=True)
    language_source = models.CharField(
        max_length=10, blank=True, help_text="Whether the file declares it or it was detected."
    )
    pubstatus = models.CharField(max_length=20, default="usable")
    signals = ArrayField(models.CharField(max_length=20), default=list)
    urgency = models.PositiveSmallIntegerField(null=True)
    slugline = models.TextField(blank=True)
    headline = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    byline = models.TextField(blank=True)
    dateline = models.TextField(blank=True)
    located = models.TextField(blank=True)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2.")
    firstcreated = models.DateTimeField(null=True)
    versioncreated = models.DateTimeField(null=True)
    embargoed = models.DateTimeField(null=True)
    copyrightholder = models.TextField(blank=True)
    copyrightnotice = models.TextField(blank=True)
    usageterms = models.TextField(blank=True)
    ednote = models.TextField(blank=True)
    subjects = models.JSONField(default=list)
    genre = models.JSONField(default=list)
    keywords = models.JSONField(default=list)
    paragraphs = models.JSONField(default=list, help_text="A list of {kind, runs}.")
    media = models.JSONField(default=list)
    links = models.JSONField(default=list)
    minhash = models.BinaryField(null=True, help_text="Signature of its text for likeness.")

    def __str__(self) -> str:
        return f"{self.headline or self.slugline or self.pk}"

    def paragraph(self, number: int) -> Text:
        """Return the text of a paragraph, counted from 1.

        Raises:
            IndexError: there is none of this number.
        """
        if number < 1:
            raise IndexError(number)
        return _TEXT.validate_python(self.paragraphs[number - 1]["runs"])
