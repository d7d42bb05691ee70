"""Schedules that something else made needless."""

from __future__ import annotations

from django.utils import timezone

from dateline.publishing.models import Schedule
from dateline.stories.models import Article


def call_off(article: Article, reason: str, *, upto: int | None = None) -> None:
    """Call off what waits for an article, whose row is locked; with `upto` older revisions only.

    Effects: the schedule.
    """
    waiting = Schedule.objects.filter(article=article, state=Schedule.State.WAITING)
    if upto is not None:
        waiting = waiting.filter(revision__number__lte=upto)
    waiting.update(state=Schedule.State.CANCELLED, reason=reason, ended=timezone.now())
