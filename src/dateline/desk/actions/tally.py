"""What the checks find in each article, counted for the board whenever it changes."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from dateline.desk.checks import checks_of
from dateline.desk.events import FindingsCounted
from dateline.desk.models import Tally
from dateline.ground import events
from dateline.stories.models import Article


@transaction.atomic
def count(*, article: UUID) -> None:
    """Count bars and warnings of an article; one that is not here is passed over.

    Effects: the tally; an event where it is another than before.
    """
    found = Article.objects.select_related("service", "section").filter(pk=article).first()
    if found is None:
        return
    levels = [check.level for check in checks_of(found)]
    now = {"bars": levels.count("bar"), "warnings": levels.count("warn")}
    if Tally.objects.filter(article=found, **now).exists():
        return
    Tally.objects.update_or_create(article=found, defaults=now)
    events.publish(
        FindingsCounted(
            article=str(found.pk), story=str(found.story_id), service=found.service_id, **now
        )
    )
