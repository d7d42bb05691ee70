"""What others say of an item, and what people decided."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from dateline.ground.ids import new_id
from dateline.wires.models.feeds import Provider
from dateline.wires.models.items import Item, ItemVersion


class Advisory(models.Model):
    """That one version names another item and says something of it.

    It waits without `target` until the item that it names has come. One row for each name; `kind`
    is how the item is named and `value` the name in the form in which it is compared. A name that
    is not `sure` may be of another item: what has it is held for a person. What an editor has
    undone is kept, and does nothing.
    """

    class Kind(models.TextChoices):
        """How the other item is named."""

        GUID = "guid"
        SLUG = "slug"
        NUMBER = "number"
        HEADLINE = "headline"

    class Says(models.TextChoices):
        """What is said of it."""

        KILL = "kill"
        WITHHOLD = "withhold"
        CORRECTION = "correction"
        EMBARGO = "embargo"
        RELEASE = "release"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(ItemVersion, models.CASCADE, related_name="advisories")
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="+")
    says = models.CharField(max_length=12, choices=Says.choices)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    value = models.CharField(max_length=500)
    until = models.DateTimeField(null=True, help_text="The end of an embargo, where it gives one.")
    sure = models.BooleanField(default=True, db_default=True)
    received = models.DateTimeField(db_default=Now())
    target = models.ForeignKey(Item, models.CASCADE, null=True, related_name="advisories")
    undone = models.DateTimeField(null=True, help_text="When an editor took it back.")
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name_plural = "advisories"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "says", "kind", "value"], name="advisory_unique"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["provider", "kind", "value"],
                condition=models.Q(target=None, undone=None),
                name="advisory_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.says} {self.kind} {self.value}"


class Hold(models.Model):
    """That a person must look at an item before it is used, and what the person decided."""

    class Verdict(models.TextChoices):
        """What a person decided."""

        USABLE = "usable"
        KILLED = "killed"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(Item, models.CASCADE, related_name="holds")
    version = models.ForeignKey(ItemVersion, models.CASCADE, related_name="holds")
    reason = models.CharField(max_length=40)
    raised = models.DateTimeField(db_default=Now())
    verdict = models.CharField(max_length=8, choices=Verdict.choices, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    settled = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "reason"], name="hold_once"),
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.verdict}".strip()


class Flash(models.Model):
    """That an item is a flash: it stays on every screen of its desks until someone takes it."""

    item = models.OneToOneField(Item, models.CASCADE, primary_key=True, related_name="flashed")
    raised = models.DateTimeField(db_default=Now())
    desks = models.JSONField(default=list, help_text="Codes of services; empty means all.")
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    taken = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "flashes"
        indexes: ClassVar = [
            models.Index(fields=["-raised"], condition=models.Q(taken=None), name="flash_open"),
        ]

    def __str__(self) -> str:
        return str(self.item_id)
