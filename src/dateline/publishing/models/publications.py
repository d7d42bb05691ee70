"""Publications, what readers have of an article now, and what is to be published at a time."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from dateline.ground.ids import new_id


class Kind(models.TextChoices):
    """What a publication does to what readers see."""

    PUBLISH = "publish"
    UPDATE = "update"
    WITHDRAW = "withdraw"


class NoteKind(models.TextChoices):
    """What readers are told of a change: nothing, that there is more, or that it was wrong."""

    NONE = "", "none"
    UPDATE = "update"
    CORRECTION = "correction"


class Publication(models.Model):
    """One published version of an article. The database refuses to change or delete it.

    `content` is what was published, as canonical JSON. `entry` is its line in the public ledger,
    as canonical JSON: it holds the hash of the content and that of the entry before, and is what
    `signature` (Ed25519, by `key`) is made over. Numbers run from 1 without a gap.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.BigIntegerField(unique=True)
    article = models.ForeignKey("stories.Article", models.PROTECT, related_name="publications")
    service = models.ForeignKey("languages.Service", models.PROTECT, related_name="+")
    revision = models.ForeignKey("stories.Revision", models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    note = models.CharField(max_length=10, choices=NoteKind.choices, blank=True)
    content = models.TextField()
    content_sha256 = models.CharField(max_length=64)
    entry = models.TextField()
    sha256 = models.CharField(max_length=64, unique=True)
    previous = models.CharField(max_length=64, blank=True)
    signature = models.BinaryField()
    key = models.BinaryField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="publication_kind"),
            models.CheckConstraint(
                condition=Q(kind=Kind.WITHDRAW) ^ Q(revision__isnull=False),
                name="publication_has_what_it_publishes",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="publication_number_from_1"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["article", "-number"], name="publication_of_article"),
            models.Index(
                fields=["service", "-number"],
                condition=Q(kind="withdraw") | Q(note="correction"),
                name="publication_owned_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.kind} {self.article_id}"


class PublicArticle(models.Model):
    """What readers have of an article now. Its path is fixed for ever when it is first published.

    `publication` is the newest one that shows the article, or withdraws it (`standing` is false).
    `last_entry` is the highest number that an entry of a live report ever had.
    """

    article = models.OneToOneField(
        "stories.Article", models.PROTECT, primary_key=True, related_name="public"
    )
    story = models.ForeignKey("stories.Story", models.PROTECT, related_name="public_articles")
    service = models.ForeignKey("languages.Service", models.PROTECT, related_name="+")
    path = models.CharField(max_length=400, unique=True)
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="+")
    standing = models.BooleanField(default=True)
    genre = models.CharField(max_length=16, blank=True)
    last_entry = models.PositiveIntegerField(default=0)
    first_published = models.DateTimeField()
    modified = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["service", "-modified"],
                condition=Q(standing=True, genre__in=["live", "live-from-start"]),
                name="article_growing",
            ),
            models.Index(
                fields=["service", "-modified"],
                condition=Q(standing=False),
                name="article_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return self.path


class Schedule(models.Model):
    """That a revision is to be published at an instant; what is scheduled goes out once.

    `local` is the wall time in the service's zone as it was given; empty where the schedule
    follows the embargo of what the article rests on. `reason` says why it was stopped.
    """

    class State(models.TextChoices):
        """It waits, has gone out, was called off by somebody, or was barred at its time."""

        WAITING = "waiting"
        DONE = "done"
        CANCELLED = "cancelled"
        STOPPED = "stopped"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    article = models.ForeignKey("stories.Article", models.PROTECT, related_name="schedules")
    revision = models.ForeignKey("stories.Revision", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    local = models.CharField(max_length=16, blank=True)
    note = models.CharField(max_length=10, choices=NoteKind.choices, blank=True)
    note_text = models.TextField(blank=True)
    override = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.TextField(blank=True)
    publication = models.ForeignKey(Publication, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created = models.DateTimeField(db_default=Now(), editable=False)
    ended = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["article"], condition=Q(state="waiting"), name="schedule_one_waits"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "done", "cancelled", "stopped"]),
                name="schedule_state_known",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["at"], condition=Q(state="waiting"), name="schedule_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.article_id} {self.at}"

    @property
    def follows_embargo(self) -> bool:
        """Whether it goes out when the embargo ends, whenever that is."""
        return not self.local
