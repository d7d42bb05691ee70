"""The sendings, exactly as they came."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from dateline.ground.ids import new_id
from dateline.wires.models.feeds import Feed


class RawFile(models.Model):
    """One sending, exactly as received; its bytes lie in the content store under `sha256`.

    It is `received` from the moment in which its bytes are safe until it has been read, and
    `forgotten` while its bytes are being removed, the licence having run out.
    """

    class State(models.TextChoices):
        """Whether it could be read."""

        RECEIVED = "received"
        PARSED = "parsed"
        FAILED = "failed"
        FORGOTTEN = "forgotten"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=500, blank=True)
    size = models.PositiveBigIntegerField()
    feed = models.ForeignKey(Feed, models.SET_NULL, null=True, blank=True, db_index=False)
    received = models.DateTimeField(db_default=Now(), editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    format = models.CharField(max_length=30, blank=True)
    error_code = models.CharField(max_length=60, blank=True)
    error_message = models.TextField(blank=True)
    error_place = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["-received"], condition=models.Q(state="failed"), name="raw_failed"
            ),
            models.Index(
                fields=["received"], condition=models.Q(state="received"), name="raw_unread"
            ),
            models.Index(fields=["feed", "-received"], name="raw_feed"),
        ]

    def __str__(self) -> str:
        return self.name or self.sha256
