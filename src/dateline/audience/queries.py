"""Reads of the audience."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone

from dateline.audience.models import MostRead, Sketch
from dateline.audience.sketches import estimate
from dateline.audience.visitors import beginning_of_hour

# What counts as lately.
HOURS: Final = 24
MOST: Final = 10
# An article that fewer people read is not named: a list must not tell what a single one reads.
FEWEST_READERS: Final = 10


def most_read_now(service: str) -> list[UUID]:
    """Return the articles of a service with the most readers of the last 24 hours, most first.

    At most ten, and none with fewer than ten readers. Of two with as many the later one goes first.
    """
    since = beginning_of_hour(timezone.now()) - timedelta(hours=HOURS - 1)
    rows = Sketch.objects.filter(
        service=service, span=Sketch.Span.HOUR, begins__gte=since, article__standing=True
    )
    hours: defaultdict[UUID, list[bytes]] = defaultdict(list)
    for article, sketch in rows.values_list("article_id", "sketch"):
        hours[article].append(bytes(sketch))
    counted = ((round(estimate(sketches)), pk) for pk, sketches in hours.items())
    ranked = sorted((one for one in counted if one[0] >= FEWEST_READERS), reverse=True)
    return [pk for _, pk in ranked[:MOST]]


def most_read(service: str) -> list[UUID]:
    """Return what was found to be read most when it was last counted."""
    row = MostRead.objects.filter(service=service).first()
    return [UUID(pk) for pk in row.articles] if row else []
