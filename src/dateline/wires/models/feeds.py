"""Who sends, and by which ways it comes in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from dateline.ground.ids import new_id


class Provider(models.Model):
    """An agency, by its code (`ap`, `reuters`, …), which is also its code in credit lines."""

    code = models.SlugField(primary_key=True, max_length=60)
    name = models.CharField(max_length=200)
    licence = models.TextField(blank=True, help_text="What the contract says, in words.")
    retention_days = models.PositiveIntegerField(
        null=True, blank=True, help_text="How long its items may be kept; empty for ever."
    )

    def __str__(self) -> str:
        return self.name


class Feed(models.Model):
    """One way by which wires come in, with its state in words that a person can act on.

    `secret` is sealed (dateline.wires.secrets); `cursor` is the transport's own note of how far it
    has read.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, help_text="The transport: folder, feed, …")
    address = models.CharField(max_length=2000, help_text="Path or URL.")
    username = models.CharField(max_length=200, blank=True)
    secret = models.TextField(blank=True, editable=False)
    options = models.JSONField(default=dict, blank=True, help_text="What its kind needs besides.")
    cursor = models.TextField(blank=True, editable=False)
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
            models.UniqueConstraint(
                fields=["kind", "address", "username"], name="feed_address_unique"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RemoteFile(models.Model):
    """A file on a provider's server that was taken: by its name and what tells its content."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    feed = models.ForeignKey(Feed, models.CASCADE, related_name="remote_files")
    name = models.CharField(max_length=1000)
    stamp = models.CharField(max_length=200, help_text="Size and time, or the server's ETag.")
    taken = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["feed", "name", "stamp"], name="remote_file_unique"),
        ]

    def __str__(self) -> str:
        return self.name
