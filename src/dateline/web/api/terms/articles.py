"""Stories and articles."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from dateline.languages.agencies import agency_name
from dateline.languages.credit import agency_byline, credit_line
from dateline.languages.lists import join_list
from dateline.languages.models import Service
from dateline.stories.blocks import Content
from dateline.stories.credit import Credit, credit_of
from dateline.stories.genres import Genre
from dateline.stories.models import Article, Revision, Story
from dateline.stories.queries import latest_revision
from dateline.stories.snapshots import Snapshot, SnapshotBlock, SnapshotSource
from dateline.web.api.terms.confidences import open_speakers, without_confidences
from dateline.web.api.terms.quoting import SpeakerOut


class ArticleSummary(Schema):
    """An article without its text."""

    id: UUID
    story: UUID
    service: str = Field(examples=["en"])
    language: str = Field(description="BCP 47 tag.", examples=["en"])
    state: str = Field(examples=["draft"])
    revision: int = Field(description="Send it as `base` when you save.", examples=[4])
    headline: str
    slug: str
    firstcreated: datetime
    versioncreated: datetime
    first_published: datetime | None
    last_published: datetime | None

    @classmethod
    def of(cls, article: Article) -> ArticleSummary:
        """Describe an article whose service is at hand."""
        names = ("id", "state", "headline", "slug", "first_published", "last_published")
        return cls(
            **{name: getattr(article, name) for name in names},
            story=article.story_id,
            service=article.service_id,
            language=article.service.language_tag,
            revision=article.revision_number,
            firstcreated=article.created,
            versioncreated=article.changed,
        )


class WriterOut(Schema):
    """A journalist whose words stand in a block."""

    id: UUID
    name: str


class BlockOut(Schema):
    """A block: its id never changes, its sources say what it rests on."""

    id: UUID
    content: Content
    sources: list[SnapshotSource]
    agencies: list[str] = Field(
        description="Codes of agencies behind it, through all translations.", examples=[["ap"]]
    )
    writers: list[WriterOut]
    speakers: list[SpeakerOut] = Field(description="Who says words of it, as somebody noted it.")

    @classmethod
    def of(cls, block: SnapshotBlock) -> BlockOut:
        """Describe a block."""
        return cls(
            id=block.id,
            content=block.content,
            sources=without_confidences(block.sources),
            agencies=list(block.agencies),
            writers=[WriterOut(id=one.id, name=one.name) for one in block.writers],
            speakers=[SpeakerOut.of(one) for one in open_speakers(block)],
        )


class CreditOut(Schema):
    """Credit line and byline, computed from what is in the text now."""

    agencies: list[str] = Field(examples=[["ap", "reuters"]])
    line: str = Field(
        examples=["Some information for this report came from The Associated Press and Reuters."]
    )
    byline: str = Field(examples=["Dateline News"])

    @classmethod
    def of(cls, credit: Credit, service: Service) -> CreditOut:
        """Write credit and byline as the service does."""
        return cls(
            agencies=list(credit.agencies),
            line=credit_line(credit.agencies, service),
            byline=_byline(credit, service),
        )


def _byline(credit: Credit, service: Service) -> str:
    byline = credit.byline
    if byline.kind == "agency":
        name = agency_name(byline.agency, service.language_tag)
        return agency_byline(byline.agency, service, name)
    return join_list(byline.people, service) if byline.kind == "people" else service.house_byline


class RevisionSummary(Schema):
    """One saved state of an article."""

    number: int
    versioncreated: datetime
    by: str | None = Field(description="Who saved it; null is the system.")
    sha256: str

    @classmethod
    def of(cls, revision: Revision) -> RevisionSummary:
        """Describe a revision whose author is at hand."""
        by = revision.created_by.name if revision.created_by else None
        return cls(
            number=revision.number, versioncreated=revision.created, by=by, sha256=revision.sha256
        )


class _Text(Schema):
    short_headline: str
    deck: str
    dateline: str = Field(examples=["BRUSSELS"])
    section: str
    topics: list[str]
    subjects: list[str] = Field(description="Codes of IPTC Media Topics.", examples=[["20000053"]])
    urgency: int | None = Field(description="1 (flash) to 9, as in ninjs.", examples=[4])
    genre: Genre = Field(description="Empty for a report; else a live report or a gallery.")
    lead_picture: UUID | None
    blocks: list[BlockOut]


class RevisionOut(_Text, RevisionSummary):
    """One saved state of an article, whole."""

    headline: str
    slug: str

    @classmethod
    def of(cls, revision: Revision) -> RevisionOut:
        """Describe a revision."""
        snapshot = revision.snapshot
        return cls(
            **RevisionSummary.of(revision).dict(),
            **_text(snapshot),
            headline=snapshot.headline,
            slug=snapshot.slug,
        )


class ArticleOut(_Text, ArticleSummary):
    """An article as it is now, whole."""

    credit: CreditOut

    @classmethod
    def of(cls, article: Article) -> ArticleOut:
        """Describe an article whose service is at hand."""
        present = latest_revision(article)
        empty = Snapshot(article=article.pk, story=article.story_id, service=article.service_id)
        snapshot = present.snapshot if present else empty
        return cls(
            **ArticleSummary.of(article).dict(),
            **_text(snapshot),
            credit=CreditOut.of(credit_of(snapshot), article.service),
        )


def _text(snapshot: Snapshot) -> dict[str, Any]:
    names = ("short_headline", "deck", "dateline", "section", "lead_picture", "urgency", "genre")
    return {
        **{name: getattr(snapshot, name) for name in names},
        "topics": list(snapshot.topics),
        "subjects": list(snapshot.subjects),
        "blocks": [BlockOut.of(block) for block in snapshot.blocks],
    }


class StoryOut(Schema):
    """A story: what happened, in all languages together."""

    id: UUID
    slugline: str = Field(examples=["NATO-DEFENCE"])
    firstcreated: datetime
    articles: list[ArticleSummary]

    @classmethod
    def of(cls, story: Story) -> StoryOut:
        """Describe a story whose articles are at hand."""
        articles = [ArticleSummary.of(article) for article in story.articles.all()]
        return cls(
            id=story.pk, slugline=story.slugline, firstcreated=story.created, articles=articles
        )


class StoryPage(Schema):
    """A page of the list of stories."""

    stories: list[StoryOut]
    next: str | None


class ArticlePage(Schema):
    """A page of the list of articles."""

    articles: list[ArticleSummary]
    next: str | None


class RevisionPage(Schema):
    """A page of an article's history."""

    revisions: list[RevisionSummary]
    next: str | None
