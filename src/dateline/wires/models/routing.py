"""Rules that send items to desks."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from dateline.ground.ids import new_id


class Rule(models.Model):
    """What is looked for in new items, and what is done with those that have it.

    Rules are asked in the order of `position`. `conditions` and `effects` have the shapes of
    dateline.wires.routing. A rule that is not active is a draft: it can be tried out and does
    nothing.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=100)
    active = models.BooleanField(default=False)
    conditions = models.JSONField(default=dict)
    effects = models.JSONField(default=dict)
    changed = models.DateTimeField(db_default=Now())

    class Meta:
        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        return self.name
