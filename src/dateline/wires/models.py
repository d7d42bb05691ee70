"""What agencies send: providers, feeds, the raw bytes, items and their immutable versions."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from pydantic import TypeAdapter

from dateline.ground.ids import new_id
from dateline.ground.richtext import Text

_TEXT: TypeAdapter[Text] = TypeAdapter(Text)


class Provider(models.Model):
    """An agency, by its code (`ap`, `reuters`, …), which is also its code in credit lines."""

    code = models.SlugField(primary_key=True, max_length=60)
    name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name


class Feed(models.Model):
    """One way by which wires come in, with its state in words that a person can act on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, help_text="The transport: folder, feed, …")
    address = models.CharField(max_length=2000, help_text="Path or URL.")
    provider = models.ForeignKey(Provider, models.PROTECT, null=True, blank=True)
    active = models.BooleanField(default=True)
    interval_seconds = models.PositiveIntegerField(default=60)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    last_success = models.DateTimeField(null=True, blank=True)
    last_item = models.DateTimeField(null=True, blank=True)
    next_try = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True)
    last_error_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "address"], name="feed_address_unique"),
        ]

    def __str__(self) -> str:
        return self.name


class RawFile(models.Model):
    """One sending, exactly as received; its bytes lie in the content store under `sha256`."""

    class State(models.TextChoices):
        """Whether it could be read."""

        RECEIVED = "received"
        PARSED = "parsed"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=500, blank=True)
    size = models.PositiveBigIntegerField()
    feed = models.ForeignKey(Feed, models.SET_NULL, null=True, blank=True)
    received = models.DateTimeField(db_default=Now(), editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    format = models.CharField(max_length=30, blank=True)
    error_code = models.CharField(max_length=60, blank=True)
    error_message = models.TextField(blank=True)
    error_place = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["-received"], condition=Q(state="failed"), name="raw_failed"),
        ]

    def __str__(self) -> str:
        return self.name or self.sha256


class Item(models.Model):
    """One piece that a provider sends, again and again as it changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="items")
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

    Versions sort by number, else by time; `Item.current` points at the last in this order.
    `search` is filled by the database.
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
    pubstatus = models.CharField(max_length=20, default="usable")
    signals = ArrayField(models.CharField(max_length=20), default=list)
    urgency = models.PositiveSmallIntegerField(null=True)
    slugline = models.TextField(blank=True)
    headline = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    byline = models.TextField(blank=True)
    dateline = models.TextField(blank=True)
    located = models.TextField(blank=True)
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
    search = SearchVectorField(null=True, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item", "version", "versioncreated", "content_hash"],
                nulls_distinct=False,
                name="item_version_unique",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-received", "-id"], name="version_received"),
            models.Index(fields=["language", "-received", "-id"], name="version_language"),
            GinIndex(fields=["search"], name="version_search"),
            GinIndex(fields=["signals"], name="version_signals"),
        ]

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
