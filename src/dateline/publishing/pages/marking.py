"""From what changed to the pages that are to be rendered."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

import orjson
from django.db import connection, transaction

from .keys import template
from .outputs import Spec, Urgency, lasting, output_of

_LOCK: Final = 0x4D_41_52_4B
_MARKED_AT_ONCE: Final = 2_000
# Nobody waits for the disk: what is lost here is lost with the marks, so that the changes are still
# there. Markers take page rows in no common order, so only one marks at a time; each statement of a
# message sees what was committed while the one before it waited.
_CHANGES: Final = """
    SET LOCAL synchronous_commit = off;
    SELECT pg_advisory_xact_lock(%s);
    DELETE FROM publishing_change RETURNING id, keys, pages::text
"""
_WANT: Final = """
    INSERT INTO publishing_page
      (path, output, service_code, subject, urgency, usual_urgency, wanted,
       rendered, sha256, status, failure, failures)
    SELECT path, output, service, subject, urgency, usual,
           nextval('publishing_page_sequence'), 0, '', 0, '', 0
    FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::int[], %s::int[])
      AS new (path, output, service, subject, urgency, usual)
    ON CONFLICT (path) DO UPDATE SET
      output = excluded.output, service_code = excluded.service_code,
      subject = excluded.subject, urgency = excluded.urgency,
      usual_urgency = excluded.usual_urgency, wanted = excluded.wanted, due = now();
    UPDATE publishing_page SET wanted = nextval('publishing_page_sequence'), due = now(),
      urgency = CASE WHEN wanted > rendered THEN least(urgency, usual_urgency)
                ELSE usual_urgency END
    WHERE id IN (SELECT page_id FROM publishing_pageread WHERE key = ANY(%s))
"""
_COLUMNS: Final = 6


def record_change(
    keys: Iterable[str], pages: Iterable[Spec] = (), *, urgent: Collection[str] = ()
) -> None:
    """Have the pages rendered that read one of the keys, and those that must exist for it.

    Commits with the present transaction; the job that does it is queued in the same.

    Args:
        urgent: the paths of the pages that go before all others.
    """
    rows = [
        [
            page.path,
            page.output,
            page.service,
            page.subject,
            Urgency.NOW if page.path in urgent else output_of(page.output).urgency,
            output_of(page.output).urgency,
        ]
        for page in pages
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO publishing_change (keys, pages) VALUES (%s, %s::jsonb)",
            [sorted(set(keys)), orjson.dumps(rows).decode()],
        )
    from dateline.publishing.tasks import render_changes

    render_changes.defer()


@transaction.atomic
def mark_changes() -> int:
    """Mark the pages of all changes that wait, and return how many changes there were.

    Many changes of one page fold into one rendering of it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_CHANGES, [_LOCK])
        cursor.nextset()
        cursor.nextset()
        changes = sorted(cursor.fetchall())
        if not changes:
            return 0
        pages = {row[0]: row for _, _, rows in changes for row in orjson.loads(rows)}
        columns = [list(column) for column in zip(*sorted(pages.values()), strict=True)]
        keys = sorted({key for _, keys, _ in changes for key in keys})
        cursor.execute(_WANT, [*(columns or [[]] * _COLUMNS), keys])
    return len(changes)


def want_outdated(key: str, *, limit: int) -> int:
    """Mark some of the pages that read another key of templates than `key`, the present one.

    They are rendered in the background: news goes first. Returns how many were marked. Only what
    is outdated is looked at: it is asked again and again, and nearly always there is nothing.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH other AS (
              (SELECT page_id FROM publishing_pageread WHERE key >= %(first)s AND key < %(key)s)
              UNION ALL
              (SELECT page_id FROM publishing_pageread WHERE key > %(key)s AND key <= %(last)s)),
            outdated AS MATERIALIZED (
              SELECT page.id FROM other JOIN publishing_page page ON page.id = other.page_id
              WHERE wanted <= rendered AND output <> ALL(%(lasting)s)
              LIMIT %(limit)s FOR UPDATE OF page SKIP LOCKED)
            UPDATE publishing_page page
            SET wanted = nextval('publishing_page_sequence'), urgency = %(urgency)s
            FROM outdated WHERE page.id = outdated.id
            """,
            {
                "first": template(""),
                "key": key,
                # After all hexadecimal digits, however the database sorts.
                "last": template("z" * 20),
                "lasting": ["removed", *lasting()],
                "limit": limit,
                "urgency": Urgency.REDONE,
            },
        )
        return int(cursor.rowcount)


def want_all() -> int:
    """Mark every page, in the background, and return how many there are.

    What waits already keeps its urgency. Some pages at a time: whoever marks news waits for none.
    """
    count, last = 0, 0
    with connection.cursor() as cursor:
        while True:
            cursor.execute(
                """
                WITH part AS (
                  SELECT id FROM publishing_page WHERE id > %s ORDER BY id LIMIT %s),
                marked AS (
                  UPDATE publishing_page page
                  SET wanted = nextval('publishing_page_sequence'), due = now(),
                    urgency = CASE WHEN wanted > rendered THEN urgency ELSE %s END
                  FROM part WHERE page.id = part.id)
                SELECT count(*), max(id) FROM part
                """,
                [last, _MARKED_AT_ONCE, Urgency.REDONE],
            )
            some, upto = cursor.fetchone()
            if not some:
                return count
            count, last = count + some, upto
