"""How each desk wants to work, who has read a text, and who does what."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from dateline.ground.ids import new_id


class DeskSettings(models.Model):
    """How a service's desk works. A service without a row works by the defaults.

    `levels` names checks whose findings are taken otherwise than as they are: off, warn or bar.
    """

    service = models.OneToOneField(
        "languages.Service", models.CASCADE, primary_key=True, related_name="+"
    )
    second_eyes = models.BooleanField(default=False)
    levels = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "desk settings"

    def __str__(self) -> str:
        return self.service_id


class Approval(models.Model):
    """That somebody has read this very text of an article and stands by it.

    `sha256` is that of the revision's snapshot: one changed letter needs another approval.
    """

    article = models.ForeignKey("stories.Article", models.CASCADE, related_name="approvals")
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "sha256", "by"], name="approval_once"),
        ]

    def __str__(self) -> str:
        return f"{self.by_id} {self.article_id}"


class Tally(models.Model):
    """How many bars and warnings the checks found in an article when it changed last."""

    article = models.OneToOneField(
        "stories.Article", models.CASCADE, primary_key=True, related_name="tally"
    )
    bars = models.PositiveIntegerField()
    warnings = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.article_id} {self.bars} {self.warnings}"


class NotBefore(models.Model):
    """That a desk holds its own article back until an instant, whoever would publish it.

    `local` is the wall time in the service's zone as it was given.
    """

    article = models.OneToOneField(
        "stories.Article", models.CASCADE, primary_key=True, related_name="not_before"
    )
    until = models.DateTimeField()
    local = models.CharField(max_length=16)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name_plural = "not before"

    def __str__(self) -> str:
        return f"{self.article_id} {self.until}"


class Assignment(models.Model):
    """That somebody is to make the article of a story in a service, begun already or not.

    Several people may be at one article; nobody has it twice at a time.
    """

    class State(models.TextChoices):
        """Given, taken by the person, done, or handed on to somebody else."""

        GIVEN = "given"
        TAKEN = "taken"
        DONE = "done"
        HANDED_OVER = "handed-over"

    OPEN: ClassVar = (State.GIVEN, State.TAKEN)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    story = models.ForeignKey("stories.Story", models.CASCADE, related_name="assignments")
    service = models.ForeignKey("languages.Service", models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments")
    state = models.CharField(max_length=12, choices=State.choices, default=State.GIVEN)
    note = models.CharField(max_length=1000, blank=True)
    due = models.DateTimeField(null=True)
    given = models.DateTimeField(db_default=Now(), editable=False)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    ended = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["story", "service", "person"],
                condition=Q(state__in=["given", "taken"]),
                name="assignment_open_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["given", "taken", "done", "handed-over"]),
                name="assignment_state_known",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["person", "due"],
                condition=Q(state__in=["given", "taken"]),
                name="assignment_of_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.story_id} {self.service_id}"
