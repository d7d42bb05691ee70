"""The paths whose copies in the caches in front are old: noted with the page, thrown away at once.

Nothing here waits for a cache: rows are only added while pages are rendered, and a job tells the
caches after the pages are in place.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from dateline.ground.settings import get_settings
from dateline.publishing.models import Purge

MOST_AT_ONCE: Final = 500
# A cache that was fetching the old page just when it was told keeps that: it is told once more.
SECOND_ROUND: Final = timedelta(seconds=1)
_LONGEST_WAIT: Final = timedelta(minutes=1)


def want_purged(paths: Collection[str]) -> None:
    """Note that these changed, in the present transaction, and have the caches told after it."""
    if not paths or not get_settings().caches:
        return
    Purge.objects.bulk_create(Purge(path=path) for path in paths)
    from dateline.publishing.tasks import purge_pages

    purge_pages.defer()


def take_purges() -> list[Purge]:
    """Hold what is due and nobody else holds, the oldest first."""
    due = Purge.objects.filter(due__lte=timezone.now()).order_by("id")
    return list(due.select_for_update(skip_locked=True)[:MOST_AT_ONCE])


def note_purged(purges: Sequence[Purge]) -> datetime | None:
    """Note that the caches were told; return when they are to be told again, if they are."""
    ids = {round_: [one.pk for one in purges if one.round == round_] for round_ in (0, 1)}
    Purge.objects.filter(pk__in=ids[1]).delete()
    again = timezone.now() + SECOND_ROUND
    told = Purge.objects.filter(pk__in=ids[0])
    return again if told.update(round=1, failure="", failures=0, due=again) else None


def note_unpurged(purges: Sequence[Purge], why: str) -> datetime | None:
    """Note why the caches could not be told; return when the first is tried again."""
    now = timezone.now()
    for one in purges:
        wait = min(timedelta(seconds=2 ** min(one.failures, 6)), _LONGEST_WAIT)
        one.failure, one.failures, one.due = why, min(one.failures + 1, 1_000), now + wait
    Purge.objects.bulk_update(purges, ["failure", "failures", "due"])
    return min((one.due for one in purges), default=None)
