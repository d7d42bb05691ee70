"""The pages that wait to be rendered: taking some, and noting what became of them.

A page is held by its row's lock from before its data is read until after its file is in place, so
that what is rendered later has read later. Its number is taken under that lock and goes to the
store with the file, which refuses a lower one: also a worker that was cut off from the database
and woke up late cannot put an older page over a newer one.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from django.db import connection
from django.utils import timezone

from dateline.ground.buckets import BucketError, Resting
from dateline.publishing.delivery import Outcome

from .failures import reason
from .outputs import Spec, Urgency

# What one publication touches fits: the next batch waits for the disk. More hold up those who mark.
BATCH: Final = 48
# Loss of this transaction is harmless: the pages would be rendered again. A page has its number
# after it has its lock.
_TAKE: Final = """
    SET LOCAL synchronous_commit = off;
    WITH next AS MATERIALIZED (
      SELECT id, path, output, service_code, subject, sha256, failures, urgency, wanted
      FROM publishing_page WHERE wanted > rendered AND due <= clock_timestamp() AND urgency <= %s
      ORDER BY urgency, wanted LIMIT %s FOR UPDATE SKIP LOCKED)
    SELECT id, path, output, service_code, subject, nextval('publishing_page_sequence'),
           sha256, failures, urgency, wanted
    FROM next
"""
_log: Final = logging.getLogger(__name__)
_LONGEST_WAIT: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Taken:
    """A page that this transaction holds, with the number of this rendering."""

    id: int
    spec: Spec
    sequence: int
    sha256: str
    failures: int
    urgency: int


@dataclass(slots=True)
class Rendered:
    """What became of a page; `failure` says why it was not rendered."""

    page: Taken
    sha256: str = ""
    status: int = 0
    reads: set[str] = field(default_factory=set)
    failure: str = ""
    deliveries: list[Future[Outcome]] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until the file is in place in every store, or note why it is not."""
        for delivery in self.deliveries:
            if (error := delivery.exception()) is not None:
                self.fail(error)

    def fail(self, error: BaseException) -> None:
        """Note that the page was not rendered, and why; the old one stays."""
        self.failure = reason(error)
        if isinstance(error, Resting):
            return  # it was said of the page for which the store was asked
        _log.error(
            "%s cannot be replaced, the old page stays: %s",
            self.page.spec.path,
            self.failure,
            exc_info=None if isinstance(error, BucketError) else error,
        )

    @property
    def is_old_in_caches(self) -> bool:
        """Whether caches in front may hold other bytes than a store by now."""
        wrote = (one for one in self.deliveries if one.exception() is None)
        # Also where a killed worker wrote this very page before and told nobody.
        return self.is_changed or any(one.result() is Outcome.WRITTEN for one in wrote)

    @property
    def is_changed(self) -> bool:
        """Whether readers get other bytes than before."""
        return not self.failure and self.sha256 != self.page.sha256


def take(limit: int = BATCH, *, redo: bool = False) -> list[Taken]:
    """Hold the most urgent pages that wait and that nobody else holds, in their order.

    Args:
        redo: whether those are taken too that are only to be made anew.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [Urgency.REDONE if redo else Urgency.BACKGROUND, limit])
        cursor.nextset()
        rows = sorted(cursor.fetchall(), key=lambda row: (row[8], row[9]))
    return [Taken(row[0], Spec(*row[1:5]), *row[5:9]) for row in rows]


def note(batch: Sequence[Rendered]) -> None:
    """Write down what became of the pages, and what they read."""
    done = [rendered for rendered in batch if not rendered.failure]
    with connection.cursor() as cursor:
        _note_done(cursor, done)
        _note_failed(cursor, [rendered for rendered in batch if rendered.failure])
        _note_reads(cursor, done)


def _note_done(cursor: Any, done: Sequence[Rendered]) -> None:
    if not done:
        return
    cursor.execute(
        """
        UPDATE publishing_page page SET rendered = new.sequence, status = new.status,
          changed = CASE WHEN page.sha256 = new.sha256 THEN page.changed ELSE %s END,
          sha256 = new.sha256, failure = '', failures = 0
        FROM unnest(%s::bigint[], %s::bigint[], %s::text[], %s::int[])
          AS new (id, sequence, sha256, status)
        WHERE page.id = new.id
        """,
        [
            timezone.now(),
            [rendered.page.id for rendered in done],
            [rendered.page.sequence for rendered in done],
            [rendered.sha256 for rendered in done],
            [rendered.status for rendered in done],
        ],
    )


def _note_failed(cursor: Any, failed: Sequence[Rendered]) -> None:
    for rendered in failed:
        wait = min(timedelta(seconds=2 ** min(rendered.page.failures, 12)), _LONGEST_WAIT)
        cursor.execute(
            "UPDATE publishing_page SET failure = %s, failures = least(failures + 1, 1000), "
            "due = clock_timestamp() + %s WHERE id = %s",
            [rendered.failure, wait, rendered.page.id],
        )


def _note_reads(cursor: Any, done: Sequence[Rendered]) -> None:
    ids = [rendered.page.id for rendered in done]
    wanted = {(rendered.page.id, key) for rendered in done for key in rendered.reads}
    cursor.execute("SELECT page_id, key FROM publishing_pageread WHERE page_id = ANY(%s)", [ids])
    present = set(cursor.fetchall())
    if gone := present - wanted:
        cursor.execute(
            "DELETE FROM publishing_pageread WHERE (page_id, key) IN "
            "(SELECT * FROM unnest(%s::bigint[], %s::text[]))",
            [list(column) for column in zip(*gone, strict=True)],
        )
    if new := wanted - present:
        cursor.execute(
            "INSERT INTO publishing_pageread (page_id, key) "
            "SELECT * FROM unnest(%s::bigint[], %s::text[])",
            [list(column) for column in zip(*sorted(new), strict=True)],
        )


def waiting() -> int:
    """Return how many pages wait to be rendered."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM publishing_page WHERE wanted > rendered")
        return int(cursor.fetchone()[0])


def unfinished() -> int:
    """Return how many pages wait to be rendered and did not fail, whoever renders them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM publishing_page WHERE wanted > rendered AND failure = ''"
        )
        return int(cursor.fetchone()[0])
