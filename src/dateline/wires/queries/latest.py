"""The wire list: the newest versions first, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet

from dateline.wires.models import Entry, ItemVersion

MOST: Final = 200


@dataclass(frozen=True)
class Page:
    """A stretch of the list; `next_cursor` gives the one after it, None at the end."""

    entries: list[Entry]
    next_cursor: str | None

    @property
    def versions(self) -> list[ItemVersion]:
        """The newest version of each item, with its provider."""
        return [entry.version for entry in self.entries]


def latest_versions(
    *,
    provider: str | None = None,
    language: str | None = None,
    words: str | None = None,
    signal: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> Page:
    """Return items as they stand now, newest arrivals first.

    Args:
        provider: the code of an agency.
        language: a tag; `en` finds `en-GB` too.
        words: as people type them: words, "a phrase", or, -not.
        signal: one of the signals.
        cursor: from the page before; one that is none begins at the top.
    """
    found = _filtered(provider, language, words, signal)
    after = _position(cursor)
    if after:
        found = found.filter(Q(received__lt=after[0]) | Q(received=after[0], pk__lt=after[1]))
    limit = max(1, min(limit, MOST))
    rows = list(found[: limit + 1])
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(rows[:limit], f"{last.received.isoformat()}_{last.pk}" if last else None)


def _filtered(
    provider: str | None, language: str | None, words: str | None, signal: str | None
) -> QuerySet[Entry]:
    found = (
        Entry.objects.select_related("version__item__provider")
        .defer(
            "search",
            "facets",
            "bands",
            "version__paragraphs",
            "version__links",
            "version__usageterms",
            "version__copyrightnotice",
            "version__minhash",
        )
        .order_by("-received", "-pk")
    )
    if provider:
        found = found.filter(provider=provider)
    if language:
        found = found.filter(Q(language=language) | Q(language__istartswith=f"{language}-"))
    if signal:
        found = found.filter(facets__contains=[f"signal:{signal}"])
    if words and words.strip("\x00 "):
        query = SearchQuery(words.replace("\x00", ""), config="simple", search_type="websearch")
        found = found.filter(search=query)
    return found


def _position(cursor: str | None) -> tuple[datetime, UUID] | None:
    moment, _, pk = (cursor or "").partition("_")
    try:
        found = datetime.fromisoformat(moment)
        return (found, UUID(pk)) if found.tzinfo else None
    except ValueError:
        return None
