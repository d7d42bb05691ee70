"""Who has which article open, as the lists of the newsroom show it."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now

from dateline.ground import events
from dateline.stories.events import AttendanceChanged
from dateline.stories.models import Article, Attendance
from dateline.stories.queries import ATTENDS_FOR


@transaction.atomic
def attend(*, connection: UUID, article: UUID, person: UUID) -> None:
    """Note that somebody opened an article.

    Effects: a row; an event, so that lists show it.
    """
    Attendance.objects.create(pk=connection, article_id=article, person_id=person)
    _tell([article])


def renew_attendance(*, connections: Collection[UUID]) -> None:
    """Note that connections still stand.

    Effects: their rows.
    """
    Attendance.objects.filter(pk__in=connections).update(seen=Now())


@transaction.atomic
def leave(*, connection: UUID) -> None:
    """Note that somebody closed an article.

    Effects: the row is gone; an event.
    """
    articles = list(Attendance.objects.filter(pk=connection).values_list("article_id", flat=True))
    Attendance.objects.filter(pk=connection).delete()
    _tell(articles)


@transaction.atomic
def forget_absent() -> None:
    """Forget those whose process died.

    Effects: their rows are gone; an event for each article.
    """
    absent = Attendance.objects.filter(seen__lt=Now() - ATTENDS_FOR)
    articles = list(absent.order_by().values_list("article_id", flat=True).distinct())
    absent.delete()
    _tell(articles)


def _tell(articles: Collection[UUID]) -> None:
    found = Article.objects.filter(pk__in=articles)
    events.publish_all(
        [
            AttendanceChanged(article=str(one.pk), story=str(one.story_id), service=one.service_id)
            for one in found
        ]
    )
