"""The rendered pages: what they read, what changed, and what caches are still to hear."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now


class Change(models.Model):
    """Something that pages may have read is another now; gone as soon as its pages are marked.

    `keys` are what changed; `pages` are those that must exist for it, each as
    [path, output, service, subject, urgency].
    """

    id = models.BigAutoField(primary_key=True)
    keys = ArrayField(models.TextField())
    pages = models.JSONField(default=list)
    at = models.DateTimeField(db_default=Now(), editable=False)

    def __str__(self) -> str:
        return ", ".join(self.keys)


class Page(models.Model):
    """A file that readers get, by the path of its address (decoded).

    `wanted` and `rendered` are numbers of one sequence: the page is to be rendered while what is
    wanted is newer than what was rendered. `output` names the maker and `subject` what it makes.
    """

    id = models.BigAutoField(primary_key=True)
    path = models.TextField(unique=True)
    output = models.CharField(max_length=40)
    service_code = models.CharField(max_length=35, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    urgency = models.PositiveSmallIntegerField(default=9)
    usual_urgency = models.PositiveSmallIntegerField(default=9)
    wanted = models.BigIntegerField()
    rendered = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    status = models.PositiveSmallIntegerField(default=0)
    changed = models.DateTimeField(null=True)
    failure = models.TextField(blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    due = models.DateTimeField(db_default=Now())

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["urgency", "wanted"],
                condition=Q(wanted__gt=F("rendered")),
                name="page_wanted",
            ),
            models.Index(fields=["path"], condition=~Q(failure=""), name="page_failing"),
        ]

    def __str__(self) -> str:
        return self.path


class PageRead(models.Model):
    """What a page read when it was rendered last: when the key changes, so may the page."""

    id = models.BigAutoField(primary_key=True)
    page = models.ForeignKey(Page, models.CASCADE, related_name="reads")
    key = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "page"], name="page_read_unique"),
        ]

    def __str__(self) -> str:
        return self.key


class Purge(models.Model):
    """A path whose copies in the caches in front are to be thrown away.

    `round` counts the times that this was done: a copy that a cache was fetching just then goes at
    the second. `failure` says why it could not be done; it is tried again at `due`.
    """

    id = models.BigAutoField(primary_key=True)
    path = models.TextField()
    round = models.PositiveSmallIntegerField(default=0)
    failure = models.TextField(blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    created = models.DateTimeField(db_default=Now(), editable=False)
    due = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return self.path
