"""Every write of the audience."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from secrets import token_bytes
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dateline.audience.models import MostRead, Sketch, WeekKey
from dateline.audience.pages import change_most_read
from dateline.audience.queries import HOURS, most_read_now
from dateline.audience.sketches import merged
from dateline.audience.visitors import beginning_of_hour, beginning_of_week, week_of
from dateline.publishing.models import PublicArticle

_KEY_BYTES: Final = 32


def key_of_week(*, moment: datetime) -> bytes:
    """Return the key of the week of an instant; makes it where it is the first to ask."""
    row, _ = WeekKey.objects.get_or_create(
        week=week_of(moment), defaults={"key": token_bytes(_KEY_BYTES)}
    )
    return bytes(row.key)


@transaction.atomic
def add_readers(*, seen: Mapping[str, bytes], moment: datetime) -> int:
    """Merge sketches by path into those of the hour and the week, and return of how many articles.

    What is no article's page that readers have now is left out.

    Args:
        seen: sketches of `dateline.audience.sketches`, by the path of a page (decoded).
        moment: when they were made, to the hour.

    Raises:
        ValueError: one of them is no sketch.
    """
    rows = PublicArticle.objects.filter(path__in=seen, standing=True)
    # In one order in all processes, so that none waits for another in a circle.
    found = sorted(rows.values_list("pk", "service_id", "path"))
    for pk, service, path in found:
        for span, begins in (
            (Sketch.Span.HOUR, beginning_of_hour(moment)),
            (Sketch.Span.WEEK, beginning_of_week(moment)),
        ):
            _merge(pk, service, span, begins, seen[path])
    return len(found)


def _merge(article: UUID, service: str, span: str, begins: datetime, sketch: bytes) -> None:
    row, is_new = Sketch.objects.select_for_update().get_or_create(
        article_id=article,
        span=span,
        begins=begins,
        defaults={"service_id": service, "sketch": sketch},
    )
    if not is_new:
        row.sketch = merged((bytes(row.sketch), sketch))
        row.save(update_fields=["sketch"])


def rank_articles(*, service: str) -> bool:
    """Find what is read most in a service now, and return whether that changed.

    Effects: where it did, the pages that show it are rendered.
    """
    articles = [str(pk) for pk in most_read_now(service)]
    with transaction.atomic():
        MostRead.objects.get_or_create(service_id=service)
        row = MostRead.objects.select_for_update().get(service_id=service)
        if row.articles == articles:
            return False
        row.articles = articles
        row.save(update_fields=["articles"])
        change_most_read(service)
    return True


def forget_weeks() -> int:
    """Throw away the keys of weeks that are over, and hours that nothing is made from any more.

    Returns how many keys went. The week's sketches stay.
    """
    now = timezone.now()
    Sketch.objects.filter(
        span=Sketch.Span.HOUR, begins__lt=beginning_of_hour(now) - timedelta(hours=HOURS)
    ).delete()
    gone, _ = WeekKey.objects.filter(week__lt=week_of(now)).delete()
    return gone
