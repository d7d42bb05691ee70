"""Telling the caches in front that pages changed."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Final

from django.db import transaction

from dateline.publishing.delivery.purge import Cache, PurgeFailed, configured_caches
from dateline.publishing.delivery.rules import surrogate_key
from dateline.publishing.pages.purging import note_purged, note_unpurged, take_purges

_log: Final = logging.getLogger(__name__)


def purge_waiting() -> int:
    """Have every cache throw away what is due; return how many paths that were.

    Each path is told twice, a moment apart: a cache that was fetching the old page just when it was
    told first throws it away at the second. What fails is tried again, later each time.

    Effects: the caches; rows of purges; the job that does the next.
    """
    total = 0
    while True:
        count, again = _purge_some(configured_caches())
        if again is not None:
            from dateline.publishing.tasks import purge_pages

            purge_pages.configure(schedule_at=again).defer()
        if not count:
            return total
        total += count


@transaction.atomic
def _purge_some(caches: tuple[Cache, ...]) -> tuple[int, datetime | None]:
    purges = take_purges()
    keys = sorted({surrogate_key(one.path) for one in purges})
    failures = []
    for cache in caches if keys else ():
        try:
            cache.purge(keys)
        except PurgeFailed as error:
            _log.error("%d pages stay in caches: %s", len(keys), error)
            failures.append(str(error))
    if failures:
        return len(purges), note_unpurged(purges, " ".join(failures))
    return len(purges), note_purged(purges)
