"""The tables of fronts: versions, which of them stands, what is to change at a time, drafts."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from dateline.ground.ids import new_id

from .arrangement import Arrangement, parse_arrangement


class FrontVersion(models.Model):
    """A front as somebody arranged it. The database refuses to change or delete it.

    Numbers run from 1 in each service. `restores` is the number of the version that it brings
    back; `content` is an `Arrangement`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey("languages.Service", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    content = models.JSONField(default=dict)
    restores = models.PositiveIntegerField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        app_label = "publishing"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "number"], name="front_version_unique"),
            models.CheckConstraint(condition=Q(number__gte=1), name="front_version_from_1"),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.number}"

    @property
    def arrangement(self) -> Arrangement:
        """What it says."""
        return parse_arrangement(self.content)


class Front(models.Model):
    """Which version of a service's front stands. Pins that end by `as_of` have ended.

    `turns` is when the next pin ends: the front is brought there by a job.
    """

    service = models.OneToOneField(
        "languages.Service", models.PROTECT, primary_key=True, related_name="+"
    )
    version = models.ForeignKey(FrontVersion, models.PROTECT, related_name="+")
    as_of = models.DateTimeField()
    turns = models.DateTimeField(null=True)

    class Meta:
        app_label = "publishing"
        indexes: ClassVar = [
            models.Index(fields=["turns"], condition=Q(turns__isnull=False), name="front_turns"),
        ]

    def __str__(self) -> str:
        return self.service_id


class FrontSchedule(models.Model):
    """That a front is to be arranged so at an instant; `local` is the wall time as it was given.

    `version` is what it became, and `reason` why it was stopped.
    """

    class State(models.TextChoices):
        """It waits, took effect, was called off by somebody, or could not take effect."""

        WAITING = "waiting"
        DONE = "done"
        CANCELLED = "cancelled"
        STOPPED = "stopped"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey("languages.Service", models.PROTECT, related_name="+")
    content = models.JSONField(default=dict)
    at = models.DateTimeField()
    local = models.CharField(max_length=16)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.TextField(blank=True)
    version = models.ForeignKey(FrontVersion, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        app_label = "publishing"
        indexes: ClassVar = [
            models.Index(
                fields=["at"], condition=Q(state="waiting"), name="front_schedule_waiting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.service_id} {self.at}"

    @property
    def arrangement(self) -> Arrangement:
        """What it says."""
        return parse_arrangement(self.content)


class FrontDraft(models.Model):
    """What somebody is arranging; `base` is the number of the version that they began with."""

    service = models.ForeignKey("languages.Service", models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    base = models.PositiveIntegerField(default=0)
    content = models.JSONField(default=dict)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        app_label = "publishing"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "person"], name="front_draft_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.person_id}"

    @property
    def arrangement(self) -> Arrangement:
        """What it says."""
        return parse_arrangement(self.content)
