"""Stories, articles, blocks, sources and revisions."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from dateline.ground.ids import new_id
from dateline.stories.blocks import Content, parse_content
from dateline.stories.genres import GENRES
from dateline.stories.snapshots import Snapshot, load_snapshot


class Section(models.Model):
    """A part of a service's site, like World or Science."""

    service = models.ForeignKey("languages.Service", models.PROTECT, related_name="sections")
    slug = models.SlugField(max_length=60, allow_unicode=True)
    name = models.CharField(max_length=100)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "slug"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "slug"], name="section_slug_unique"),
        ]

    def __str__(self) -> str:
        return self.name


class Topic(models.Model):
    """A subject that stories of a service are gathered under, with its IPTC Media Topic if any."""

    service = models.ForeignKey("languages.Service", models.PROTECT, related_name="topics")
    slug = models.SlugField(max_length=80, allow_unicode=True)
    name = models.CharField(max_length=100)
    medtop = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "slug"], name="topic_slug_unique"),
        ]

    def __str__(self) -> str:
        return self.name


class Story(models.Model):
    """What happened, in all languages together."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slugline = models.CharField(max_length=200)
    created = models.DateTimeField(db_default=Now(), editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return self.slugline


class State(models.TextChoices):
    """Where an article is on its way to readers."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    READY = "ready"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Article(models.Model):
    """A story in one service. What is on its fields and blocks is the draft that is worked on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    story = models.ForeignKey(Story, models.PROTECT, related_name="articles")
    service = models.ForeignKey("languages.Service", models.PROTECT, related_name="articles")
    headline = models.CharField(max_length=300, blank=True)
    short_headline = models.CharField(max_length=120, blank=True)
    deck = models.CharField(max_length=600, blank=True)
    slug = models.SlugField(max_length=120, blank=True, allow_unicode=True)
    dateline = models.CharField(max_length=100, blank=True)
    section = models.ForeignKey(Section, models.SET_NULL, null=True, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="articles")
    subjects = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    urgency = models.PositiveSmallIntegerField(null=True, blank=True)
    genre = models.CharField(max_length=16, blank=True)
    lead_picture = models.ForeignKey(
        "media.Picture", models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    revision_number = models.PositiveIntegerField(default=0, editable=False)
    created = models.DateTimeField(db_default=Now(), editable=False)
    changed = models.DateTimeField(db_default=Now(), editable=False)
    first_published = models.DateTimeField(null=True, editable=False)
    last_published = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["story", "service"], name="one_article_a_service"),
            models.UniqueConstraint(
                fields=["service", "slug"], condition=~Q(slug=""), name="article_slug_unique"
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="article_state_known"),
            models.CheckConstraint(
                condition=Q(urgency=None) | Q(urgency__range=(1, 9)), name="article_urgency_range"
            ),
            models.CheckConstraint(condition=Q(genre__in=GENRES), name="article_genre_known"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-changed", "-id"], name="article_changed"),
            models.Index(
                fields=["service", "-first_published", "-id"],
                condition=Q(state="published"),
                name="article_published",
            ),
            models.Index(
                fields=["section", "-first_published", "-id"],
                condition=Q(state="published"),
                name="article_in_section",
            ),
        ]

    def __str__(self) -> str:
        return self.headline or self.slug or str(self.pk)


class Block(models.Model):
    """One block of an article. Its id never changes; a removed one keeps its row and sources."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    article = models.ForeignKey(Article, models.PROTECT, related_name="blocks")
    position = models.PositiveIntegerField()
    data = models.JSONField()
    writers = ArrayField(models.UUIDField(), default=list)
    speakers = models.JSONField(
        default=list, help_text="Words of quotations, each with who says it, as somebody noted it."
    )
    removed = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["position"]
        indexes: ClassVar = [
            models.Index(fields=["article", "position"], name="block_order"),
        ]

    def __str__(self) -> str:
        return f"{self.data.get('kind')} {self.pk}"

    @property
    def content(self) -> Content:
        """The block's content, typed."""
        return parse_content(self.data)


class Source(models.Model):
    """An edge from a block to what it rests on."""

    class Kind(models.TextChoices):
        """A wire's paragraph, own reporting, a document, or a block of another article."""

        WIRE = "wire"
        OWN = "own"
        DOCUMENT = "document"
        TRANSLATION = "translation"

    block = models.ForeignKey(Block, models.CASCADE, related_name="sources")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    item_version = models.ForeignKey(
        "wires.ItemVersion", models.PROTECT, null=True, related_name="uses"
    )
    paragraph = models.PositiveIntegerField(null=True)
    source_block = models.ForeignKey(Block, models.PROTECT, null=True, related_name="derived")
    source_text = models.TextField(blank=True)
    note = models.TextField(blank=True)
    person = models.CharField(max_length=200, blank=True, help_text="Who said it, where known.")
    off_record = models.BooleanField(default=False)
    url = models.CharField(max_length=2000, blank=True)
    label = models.CharField(max_length=10, blank=True)
    similarity = models.FloatField(null=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    kind="wire", item_version__isnull=False, paragraph__gte=1, source_block=None
                )
                | Q(kind="translation", source_block__isnull=False, item_version=None)
                | Q(kind__in=["own", "document"], item_version=None, source_block=None),
                name="source_points_to_its_kind",
            ),
            models.CheckConstraint(
                condition=~Q(source_block=F("block")), name="source_is_not_itself"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["item_version", "paragraph"], name="source_of_wire"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.block_id}"


class Material(models.Model):
    """That a story was made from a wire item, now or in an earlier revision.

    The item is kept for as long as the story, whatever becomes of the block that used it.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="materials")
    item = models.ForeignKey("wires.Item", models.PROTECT, related_name="materials")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["story", "item"], name="material_once"),
        ]

    def __str__(self) -> str:
        return f"{self.story_id} {self.item_id}"


class Revision(models.Model):
    """An immutable snapshot of an article. The database refuses to change or delete it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    article = models.ForeignKey(Article, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    data = models.JSONField()
    sha256 = models.CharField(max_length=64)
    token = models.UUIDField(
        null=True, help_text="Names one sending of a form, so that a second is known."
    )
    contributors = ArrayField(
        models.UUIDField(), default=list, help_text="Whose words came in since the one before."
    )
    touched = models.JSONField(
        default=dict, help_text="Ids of blocks, each with those of the people who worked on it."
    )
    created = models.DateTimeField(db_default=Now(), editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_unique"),
            models.UniqueConstraint(fields=["article", "token"], name="revision_token_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.number}"

    @cached_property
    def snapshot(self) -> Snapshot:
        """The article as it was, typed; it never changes."""
        return load_snapshot(self.data)
