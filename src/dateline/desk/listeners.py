"""What follows at desks when articles change."""

from __future__ import annotations

from django.db import transaction
from procrastinate.exceptions import AlreadyEnqueued

from dateline.desk.tasks import count_findings
from dateline.ground import events
from dateline.stories.events import ArticleChanged


def listen() -> None:
    """Hear of every change of an article."""
    events.on(ArticleChanged)(_article_changed)


def _article_changed(event: ArticleChanged) -> None:
    job = count_findings.configure(queueing_lock=f"desk.count_findings/{event.article}")
    try:
        # One that waits already will see this change too.
        with transaction.atomic():
            job.defer(article_id=event.article)
    except AlreadyEnqueued:
        return
