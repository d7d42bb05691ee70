"""Reads about stories that cross tables."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Final, cast
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Now

from dateline.stories.coediting.log import load
from dateline.stories.coediting.losses import KeptWords, kept_words
from dateline.stories.coediting.structure import roots_of
from dateline.stories.genres import Genre
from dateline.stories.lineage import lineage_of
from dateline.stories.models import (
    Article,
    Attendance,
    Block,
    Document,
    Revision,
    Source,
    Story,
)
from dateline.stories.snapshots import (
    Label,
    Snapshot,
    SnapshotBlock,
    SnapshotSource,
    SourceKind,
    Speaker,
)

ATTENDS_FOR: Final = timedelta(seconds=50)
"""Whose attendance was not renewed for so long is gone: their process has died."""


_LONG_AGO: Final = datetime(1, 1, 1, tzinfo=UTC)


def latest_revision(article: Article) -> Revision | None:
    """Return the newest revision of an article, None before it was first saved."""
    return article.revisions.order_by("-number").first()


def present_blocks(article: Article) -> QuerySet[Block]:
    """Return the blocks that the article has now, in order, with their sources."""
    return article.blocks.filter(removed=None).order_by("position").prefetch_related("sources")


def take_snapshot(article: Article) -> Snapshot:
    """Return the article as its rows are now, with the lineage of each block."""
    blocks = list(present_blocks(article))
    lineage = lineage_of([block.pk for block in blocks])
    return Snapshot(
        article=article.pk,
        story=article.story_id,
        service=article.service_id,
        headline=article.headline,
        short_headline=article.short_headline,
        deck=article.deck,
        slug=article.slug,
        dateline=article.dateline,
        section=article.section.slug if article.section else "",
        topics=tuple(article.topics.order_by("slug").values_list("slug", flat=True)),
        subjects=tuple(article.subjects),
        urgency=article.urgency,
        genre=cast(Genre, article.genre),
        lead_picture=article.lead_picture_id,
        blocks=tuple(
            SnapshotBlock(
                id=block.pk,
                content=block.content,
                sources=tuple(_snapshot_source(source) for source in block.sources.all()),
                speakers=tuple(Speaker(**one) for one in block.speakers),
                agencies=lineage[block.pk].agencies,
                writers=lineage[block.pk].writers,
            )
            for block in blocks
        ),
    )


def _snapshot_source(source: Source) -> SnapshotSource:
    kind: SourceKind = source.kind  # type: ignore[assignment]  # held by a constraint
    label: Label = source.label  # type: ignore[assignment]  # only `similarity.label` gives them
    return SnapshotSource(
        kind=kind,
        item_version=source.item_version_id,
        paragraph=source.paragraph,
        source_block=source.source_block_id,
        source_text=source.source_text,
        note=source.note,
        person=source.person,
        off_record=source.off_record,
        url=source.url,
        label=label,
        similarity=source.similarity,
    )


def people_inside(articles: Collection[UUID]) -> dict[UUID, list[str]]:
    """Return who has which of these articles open in the editor: their names, each once."""
    rows = Attendance.objects.filter(article__in=articles, seen__gt=Now() - ATTENDS_FOR)
    inside: dict[UUID, list[str]] = {}
    for article, name in rows.order_by("since").values_list("article", "person__name"):
        names = inside.setdefault(article, [])
        if name not in names:
            names.append(name)
    return inside


def recent_stories() -> QuerySet[Story]:
    """Return the stories, newest first, with their articles and the services of these."""
    articles = Article.objects.select_related("service").order_by("service__position")
    return Story.objects.order_by("-created", "-id").prefetch_related(
        Prefetch("articles", articles)
    )


def sisters(article: Article) -> QuerySet[Article]:
    """Return the articles of the same story in other services."""
    return (
        Article.objects.filter(story_id=article.story_id)
        .exclude(pk=article.pk)
        .select_related("service")
        .order_by("service__position")
    )


def words_kept_of(article: Article) -> list[tuple[str, KeptWords]]:
    """Return words that were kept when the block in which they stood was removed, the newest first.

    Each has its key in the article's document.
    """
    document = Document.objects.filter(pk=article.pk).first()
    if document is None:
        return []
    entries = kept_words(roots_of(load(document).doc).lost.to_py() or {})
    return sorted(entries.items(), key=lambda one: _kept_at(one[1]), reverse=True)


def _kept_at(one: KeptWords) -> datetime:
    at = one.at or _LONG_AGO
    return at if at.tzinfo else at.replace(tzinfo=UTC)
