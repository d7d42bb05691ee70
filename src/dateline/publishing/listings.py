"""The lists that articles stand in. Places are counted from the oldest and never shift."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.db import connection

from .models import ListEntry, PublicArticle

# How many articles a page of a list holds; a page is made once it is full and stays as it is.
PAGE: Final = 30
# How many addresses a part of a sitemap holds: few, so that one publication rewrites little.
SITEMAP: Final = 200
# How many entries a page of a live report holds.
ENTRIES: Final = 15


_APPEND: Final = """
WITH place AS (
  INSERT INTO publishing_listing (key, last) SELECT key, 1 FROM unnest(%s::text[]) key
  ON CONFLICT (key) DO UPDATE SET last = publishing_listing.last + 1 RETURNING key, last)
INSERT INTO publishing_listentry (listing_id, position, article_id, shown)
SELECT key, last, %s, true FROM place RETURNING listing_id, position
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands in a list; `is_new` when it was put there just now."""

    listing: str
    position: int
    is_new: bool


def of_service(code: str) -> str:
    """Return the key of the list of all articles of a service."""
    return code


def of_section(code: str, slug: str) -> str:
    """Return the key of a section's list."""
    return f"{code}/section/{slug}"


def of_topic(code: str, slug: str) -> str:
    """Return the key of a topic's list."""
    return f"{code}/topic/{slug}"


def of_author(code: str, slug: str) -> str:
    """Return the key of an author's list."""
    return f"{code}/author/{slug}"


def of_day(code: str, first_published: datetime) -> str:
    """Return the key of the list of what a service first published on a day (UTC)."""
    return f"{code}/day/{first_published.astimezone(UTC):%Y-%m-%d}"


def page_of(position: int) -> int:
    """Return the number of the page that holds a position; both count from 1."""
    return (position - 1) // PAGE + 1


def entries_page_of(number: int) -> int:
    """Return the page of a live report that holds the entry of a number; both count from 1."""
    return (number - 1) // ENTRIES + 1


def part_of(position: int) -> int:
    """Return the number of the part of the sitemap that holds a position."""
    return (position - 1) // SITEMAP + 1


def stand_in(
    article: PublicArticle, listings: Iterable[str], *, is_new: bool = False
) -> tuple[list[Place], list[str]]:
    """Have the article stand in exactly these lists.

    Args:
        is_new: whether it is known to stand in none yet.

    Returns:
        Its places in them, and the lists that it left.
    """
    wanted = sorted(set(listings))
    rows = () if is_new else ListEntry.objects.filter(article=article)
    present = {entry.listing_id: entry for entry in rows}
    left = [key for key, entry in present.items() if entry.shown and key not in wanted]
    back = [key for key, entry in present.items() if not entry.shown and key in wanted]
    if left or back:
        ListEntry.objects.filter(article=article, listing__in=left).update(shown=False)
        ListEntry.objects.filter(article=article, listing__in=back).update(shown=True)
    begun = _append(article, [key for key in wanted if key not in present])
    places = [
        Place(key, present[key].position, key in back)
        if key in present
        else Place(key, begun[key], is_new=True)
        for key in wanted
    ]
    return places, left


def _append(article: PublicArticle, keys: Sequence[str]) -> dict[str, int]:
    """Put the article at the end of lists, given in their order, and return its places."""
    if not keys:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_APPEND, [list(keys), article.pk])
        return {key: int(position) for key, position in cursor.fetchall()}
