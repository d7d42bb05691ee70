"""Stretches of a list, each one query along an index whatever the size of the archive."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from django.db import connection

from .memo import Shown

_SHOWN: Final = """article.article_id, article.story_id, article.service_id, article.path,
       article.publication_id, article.modified, entry.position"""
_COLUMNS: Final = f"""
SELECT {_SHOWN}
FROM publishing_listentry entry
JOIN publishing_publicarticle article ON article.article_id = entry.article_id
WHERE entry.listing_id = %s AND entry.shown
"""  # noqa: S608 - constants
_WINDOWS: Final = f"""
SELECT wanted.key, newest.* FROM unnest(%s::text[]) AS wanted (key), LATERAL (
  SELECT {_SHOWN}
  FROM publishing_listentry entry
  JOIN publishing_publicarticle article ON article.article_id = entry.article_id
  WHERE entry.listing_id = wanted.key AND entry.shown
  ORDER BY entry.position DESC LIMIT %s) newest
"""  # noqa: S608 - constants

_BEFORE: Final = f"""
SELECT {_SHOWN}, entry.shown
FROM publishing_listentry entry
JOIN publishing_publicarticle article ON article.article_id = entry.article_id
WHERE entry.listing_id = %s AND entry.position < (
  SELECT own.position FROM publishing_listentry own
  WHERE own.listing_id = entry.listing_id AND own.article_id = %s)
ORDER BY entry.position DESC LIMIT %s
"""  # noqa: S608 - constants


def load_windows(listings: Sequence[str], most: int) -> dict[str, tuple[Shown, ...]]:
    """Return the newest of each list, newest first."""
    found: dict[str, list[Shown]] = {listing: [] for listing in listings}
    with connection.cursor() as cursor:
        cursor.execute(_WINDOWS, [list(listings), most])
        for key, *row in cursor.fetchall():
            found[key].append(Shown(*row))
    return {key: tuple(rows) for key, rows in found.items()}


def load_range(listing: str, first: int, last: int) -> tuple[Shown, ...]:
    """Return those of a list between two positions, both included, newest first."""
    return _load(
        _COLUMNS + "AND entry.position BETWEEN %s AND %s ORDER BY entry.position DESC",
        [listing, first, last],
    )


def load_before(listing: str, article_id: UUID, most: int) -> tuple[tuple[Shown, bool], ...]:
    """Return those put into a list before an article, newest first, and which are shown in it."""
    with connection.cursor() as cursor:
        cursor.execute(_BEFORE, [listing, article_id, most])
        return tuple((Shown(*row), is_shown) for *row, is_shown in cursor.fetchall())


def last_position(listing: str) -> int:
    """Return how many articles a list ever had."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT last FROM publishing_listing WHERE key = %s", [listing])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def _load(sql: str, parameters: Sequence[Any]) -> tuple[Shown, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return tuple(Shown(*row) for row in cursor.fetchall())
