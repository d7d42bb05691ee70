"""By what texts of the last days are found that are alike."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from dateline.wires.models.items import Item


class Likeness(models.Model):
    """The signature of an item's text, and the names above it, as `names_of` packs them.

    It is kept for as long as items of one event are grouped.

    A table of its own, so that the index of the bands stays as small as a few days are: among all
    entries it would be larger than the search index, and each arrival would pay for it.
    """

    item = models.OneToOneField(
        Item, models.CASCADE, primary_key=True, related_name="+", db_constraint=False
    )
    received = models.DateTimeField(db_index=True)
    minhash = models.BinaryField()
    names = models.BinaryField(default=b"", db_default=b"")
    bands = ArrayField(models.BigIntegerField())

    class Meta:
        verbose_name_plural = "likenesses"
        indexes: ClassVar = [
            # Without a pending list, which every look would have to go through.
            GinIndex(fields=["bands"], name="likeness_bands", fastupdate=False),
        ]

    def __str__(self) -> str:
        return str(self.item_id)
