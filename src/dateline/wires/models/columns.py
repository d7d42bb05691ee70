"""The columns of a journalist's monitor."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from dateline.ground.ids import new_id


class Column(models.Model):
    """A saved search that a journalist keeps on the screen, in a place of its own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="wire_columns")
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=60)
    filters = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        return self.title
