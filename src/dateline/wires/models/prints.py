"""By what the text of recent wires is found again, wherever somebody pasted it."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from dateline.wires.models.items import Item, ItemVersion


class Prints(models.Model):
    """The fingerprints of the paragraphs of a version, kept for some weeks.

    A table of its own, so that its index is as small as those weeks are. The index has a pending
    list, which makes writing cheap: what came last is looked through, the rest is looked up.
    """

    version = models.OneToOneField(
        ItemVersion, models.CASCADE, primary_key=True, related_name="+", db_constraint=False
    )
    item = models.ForeignKey(
        Item, models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    received = models.DateTimeField()
    hashes = ArrayField(models.IntegerField())

    class Meta:
        verbose_name_plural = "prints"
        indexes: ClassVar = [
            GinIndex(fields=["hashes"], name="prints_hashes"),
            models.Index(fields=["received"], name="prints_received"),
        ]

    def __str__(self) -> str:
        return str(self.version_id)
