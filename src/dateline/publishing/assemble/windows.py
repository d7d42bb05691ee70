"""Stretches of a list, each one query along an index whatever the size of the archive."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection

from .memo import Shown

_SHOWN: Final = """article.article_id, article.story_id, article.service_id, article.path,
       article.publication_id, extract(epoch FROM article.modified)::float8, entry.position"""
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
_STORIES: Final = """
SELECT article_id, story_id, service_id, path, publication_id,
       extract(epoch FROM modified)::float8
FROM publishing_publicarticle JOIN languages_service ON code = service_id
WHERE story_id = ANY(%s) AND standing AND active
ORDER BY position, code
"""

# Most stories have one article, which costs one look into an index here and nothing afterwards.
_SITEMAP: Final = """
SELECT article.path, extract(epoch FROM article.modified)::float8,
       coalesce(sisters.codes, '{}'), coalesce(sisters.paths, '{}')
FROM publishing_listentry entry
JOIN publishing_publicarticle article ON article.article_id = entry.article_id
LEFT JOIN LATERAL (
  SELECT array_agg(sister.service_id::text ORDER BY service.position, service.code) AS codes,
         array_agg(sister.path::text ORDER BY service.position, service.code) AS paths
  FROM publishing_publicarticle sister
  JOIN languages_service service ON service.code = sister.service_id
  WHERE sister.story_id = article.story_id AND sister.standing AND service.active
  HAVING count(*) > 1) sisters ON true
WHERE entry.listing_id = %s AND entry.shown AND entry.position BETWEEN %s AND %s
ORDER BY entry.position DESC
"""


def load_windows(listings: Sequence[str], most: int) -> dict[str, tuple[Shown, ...]]:
    """Return the newest of each list, newest first."""
    found: dict[str, list[Shown]] = {listing: [] for listing in listings}
    with connection.cursor() as cursor:
        cursor.execute(_WINDOWS, [list(listings), most])
        for key, *row in cursor.fetchall():
            found[key].append(_shown(row))
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
        return tuple((_shown(row), is_shown) for *row, is_shown in cursor.fetchall())


def load_stories(stories: Collection[UUID]) -> tuple[Shown, ...]:
    """Return the articles of stories that readers have, in the order of the services."""
    return _load(_STORIES, [list(stories)])


def load_sitemap(
    listing: str, first: int, last: int
) -> list[tuple[str, datetime, tuple[tuple[str, str], ...]]]:
    """Return path, time of change and sisters of those of a list between two positions.

    Newest first. The sisters are the articles of its story that readers have, with their services
    in the order of these; none where it is the only one.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SITEMAP, [listing, first, last])
        return [
            (path, _instant(modified), tuple(zip(codes, paths, strict=True)))
            for path, modified, codes, paths in cursor.fetchall()
        ]


def load_sitemap_parts(code: str) -> list[tuple[int, datetime]]:
    """Return the parts of a service's sitemap by number, and when each changed last."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT number, extract(epoch FROM modified)::float8 FROM publishing_sitemappart"
            " WHERE service_id = %s ORDER BY number",
            [code],
        )
        return [(int(number), _instant(modified)) for number, modified in cursor.fetchall()]


def last_position(listing: str) -> int:
    """Return how many articles a list ever had."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT last FROM publishing_listing WHERE key = %s", [listing])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def _load(sql: str, parameters: Sequence[Any]) -> tuple[Shown, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return tuple(_shown(row) for row in cursor.fetchall())


def _shown(row: Sequence[Any]) -> Shown:
    article, story, service, path, publication, modified, *position = row
    place = position[0] if position else 0
    return Shown(article, story, service, path, publication, _instant(modified), place)


def _instant(seconds: float) -> datetime:
    # Ten times as fast as to have the driver read the words of an instant.
    return datetime.fromtimestamp(seconds, UTC)
