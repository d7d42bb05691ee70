"""The wire list: the newest versions first, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Final
from uuid import UUID

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet
from django.utils import timezone

from dateline.wires.models import Entry, ItemVersion
from dateline.wires.queries.wanted import Wanted

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


def entries(wanted: Wanted, cursor: str | None = None, limit: int = 50) -> Page:
    """Return the items that are wanted as they stand now, newest arrivals first.

    Args:
        wanted: the conditions.
        cursor: from the page before; one that is none begins at the top.
        limit: how many at most, up to `MOST`.
    """
    found = _found(wanted)
    after = _position(cursor)
    if after:
        found = found.filter(Q(received__lt=after[0]) | Q(received=after[0], pk__lt=after[1]))
    limit = max(1, min(limit, MOST))
    rows = list(found[: limit + 1])
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(rows[:limit], f"{last.received.isoformat()}_{last.pk}" if last else None)


def latest_versions(
    *,
    provider: str | None = None,
    language: str | None = None,
    words: str | None = None,
    signal: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> Page:
    """Return items as they stand now, newest arrivals first, muted and embargoed ones too.

    Args:
        provider: the code of an agency.
        language: a tag; `en` finds `en-GB` too.
        words: as people type them: words, "a phrase", or, -not.
        signal: one of the signals.
        cursor: from the page before; one that is none begins at the top.
        limit: how many at most, up to `MOST`.
    """
    wanted = Wanted(
        providers=(provider,) if provider else (),
        languages=(language,) if language else (),
        words=words or "",
        signals=(signal,) if signal else (),
        muted=True,
        sees_embargoed=True,
    )
    return entries(wanted, cursor, limit)


def _found(wanted: Wanted) -> QuerySet[Entry]:
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
        .filter(_conditions(wanted))
    )
    for facets in _facets(wanted):
        found = found.filter(facets__overlap=facets)
    words = wanted.words.replace("\x00", "").strip()
    if words:
        found = found.filter(search=SearchQuery(words, config="simple", search_type="websearch"))
    return found


def _conditions(wanted: Wanted) -> Q:
    all_of = Q()
    if wanted.providers:
        all_of &= Q(provider__in=wanted.providers)
    if wanted.languages:
        all_of &= reduce(or_, map(_in_language, wanted.languages))
    if wanted.types:
        all_of &= Q(type__in=wanted.types)
    if wanted.urgency is not None:
        all_of &= Q(urgency__lte=wanted.urgency)
    if wanted.since:
        all_of &= Q(received__gte=wanted.since)
    if wanted.until:
        all_of &= Q(received__lt=wanted.until)
    return all_of & _standing(wanted)


def _standing(wanted: Wanted) -> Q:
    all_of = Q()
    if wanted.flash:
        all_of &= Q(flash=True)
    if wanted.held:
        all_of &= ~Q(held="")
    if not wanted.muted:
        all_of &= Q(muted=False)
    if not wanted.sees_embargoed:
        all_of &= Q(embargoed=None) | Q(embargoed__lte=timezone.now())
    return all_of


def _in_language(tag: str) -> Q:
    return Q(language=tag) | Q(language__istartswith=f"{tag}-")


def _facets(wanted: Wanted) -> Iterator[list[str]]:
    kinds = {
        "signal": wanted.signals,
        "topic": wanted.topics,
        "place": tuple(one.casefold().strip() for one in wanted.places),
        "country": tuple(one.upper() for one in wanted.countries),
        "desk": wanted.desks,
        "mark": wanted.marks,
    }
    for kind, values in kinds.items():
        if values:
            yield [f"{kind}:{value}" for value in values]


def _position(cursor: str | None) -> tuple[datetime, UUID] | None:
    moment, _, pk = (cursor or "").partition("_")
    try:
        found = datetime.fromisoformat(moment)
        return (found, UUID(pk)) if found.tzinfo else None
    except ValueError:
        return None
