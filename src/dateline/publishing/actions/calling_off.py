"""Schedules that something else made needless."""

from __future__ import annotations

from django.db import connection
from django.utils import timezone

from dateline.publishing.models import Schedule
from dateline.stories.models import Article


def call_off(article: Article, reason: str, *, upto: int | None = None) -> None:
    """Call off what waits for an article, whose row is locked; with `upto` older revisions only.

    Effects: the schedule.
    """
    # As a text: every publication asks, and there is nearly never one.
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE publishing_schedule SET state = %s, reason = %s, ended = %s"
            " WHERE article_id = %s AND state = %s AND (%s::int IS NULL OR revision_id IN"
            " (SELECT id FROM stories_revision WHERE article_id = %s AND number <= %s))",
            [
                Schedule.State.CANCELLED.value,
                reason,
                timezone.now(),
                article.pk,
                Schedule.State.WAITING.value,
                upto,
                article.pk,
                upto,
            ],
        )
