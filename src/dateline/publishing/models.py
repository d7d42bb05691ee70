"""Publications, the public face of articles, the lists they stand in, and the rendered pages."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from dateline.ground.ids import new_id

# Django looks for the tables of fronts here.
from dateline.publishing.fronts import models as _fronts  # noqa: F401


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


class Listing(models.Model):
    """A list of articles, such as `en` or `en/section/world`, and how many it ever had."""

    key = models.CharField(max_length=200, primary_key=True)
    last = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return self.key


class ListEntry(models.Model):
    """An article's place in a list, counted from the oldest: it never changes nor is given again.

    An article that left the list or was withdrawn leaves a gap, so that no page of it shifts.
    """

    listing = models.ForeignKey(Listing, models.PROTECT, related_name="entries")
    position = models.BigIntegerField()
    article = models.ForeignKey(PublicArticle, models.PROTECT, related_name="entries")
    shown = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "list entries"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["listing", "position"], name="list_position_unique"),
            models.UniqueConstraint(fields=["listing", "article"], name="list_article_unique"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["listing", "-position"], condition=Q(shown=True), name="list_window"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.listing_id} {self.position}"


class SitemapPart(models.Model):
    """A part of a service's sitemap, and when an article in it changed last."""

    service = models.ForeignKey("languages.Service", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    modified = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "number"], name="sitemap_part_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.number}"


class Author(models.Model):
    """A journalist as readers of a service know them. The slug stays when the name changes.

    `person` is the account's id, as revisions name it. The house needs no row: its slug is
    `documents.model.HOUSE`.
    """

    service = models.ForeignKey("languages.Service", models.PROTECT, related_name="+")
    person = models.UUIDField()
    slug = models.CharField(max_length=120)
    name = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "person"], name="author_person_unique"),
            models.UniqueConstraint(fields=["service", "slug"], name="author_slug_unique"),
        ]

    def __str__(self) -> str:
        return self.name


class HousePage(models.Model):
    """What a service says of itself: who it is, or how to reach it.

    `blocks` are contents as `stories.blocks` stores them. A service without the row has what can be
    said from its settings.
    """

    class Kind(models.TextChoices):
        """Each has an address of its own."""

        ABOUT = "about"
        CONTACT = "contact"

    service = models.ForeignKey("languages.Service", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    blocks = models.JSONField(default=list)
    changed = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "kind"], name="house_page_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["about", "contact"]), name="house_page_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} {self.kind}"


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


class SearchEntry(models.Model):
    """The words of an article that readers have, as their search finds them."""

    article = models.OneToOneField(
        PublicArticle, models.CASCADE, primary_key=True, related_name="found_by"
    )
    service = models.ForeignKey("languages.Service", models.PROTECT, related_name="+")
    words = SearchVectorField()

    class Meta:
        verbose_name_plural = "search entries"
        indexes: ClassVar = [GinIndex(fields=["words"], name="search_words")]

    def __str__(self) -> str:
        return str(self.article_id)


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
