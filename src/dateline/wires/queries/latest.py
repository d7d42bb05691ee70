"""The wire list: the newest versions first, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from dateline.wires.arrival.facets import language_facets, place_facet
from dateline.wires.models import Entry, ItemVersion
from dateline.wires.queries.found import Conditions, Place, Span, find
from dateline.wires.queries.wanted import Wanted
from dateline.wires.queries.words import query_of

MOST: Final = 200
# What lists show nothing of, of a version and of an entry.
_NOT_SHOWN: Final = ("paragraphs", "links", "usageterms", "copyrightnotice", "minhash")
_NOT_TELLING: Final = ("search", "facets", "desks", "rules", "slug_key", "number_key")


@dataclass(frozen=True)
class Page:
    """A stretch of the list; `next_cursor` gives the one after it, None at the end.

    A stretch of a search for a phrase may be short, even empty, and not the last.
    """

    entries: list[Entry]
    next_cursor: str | None

    @property
    def versions(self) -> list[ItemVersion]:
        """The newest version of each item, with its provider."""
        return [entry.version for entry in self.entries]


def entries(
    wanted: Wanted, cursor: str | None = None, limit: int = 50, *, bare: bool = False
) -> Page:
    """Return the items that are wanted as they stand now, newest arrivals first.

    Args:
        wanted: the conditions.
        cursor: from the page before; one that is none begins at the top.
        limit: how many at most, up to `MOST`.
        bare: whether the versions, the most of the work, are left to `fetch_versions`.
    """
    limit = max(1, min(limit, MOST))
    rows, ended = _rows(wanted, _position(cursor), limit + 1, _bare() if bare else shown())
    if len(rows) > limit:
        ended = (rows[limit - 1].received, rows[limit - 1].pk)
    return Page(rows[:limit], f"{ended[0].isoformat()}_{ended[1]}" if ended else None)


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


def shown() -> QuerySet[Entry]:
    """Return all entries with what a list shows of them, newest arrivals first."""
    return (
        Entry.objects.select_related("version__item__provider")
        .defer("search", *(f"version__{name}" for name in _NOT_SHOWN))
        .order_by("-received", "-pk")
    )


def fetch_versions(entries: Sequence[Entry]) -> None:
    """Give bare entries their versions, with items and providers, by one question for all."""
    versions = ItemVersion.objects.select_related("item__provider").defer(*_NOT_SHOWN)
    prefetch_related_objects(list(entries), Prefetch("version", versions))


def _bare() -> QuerySet[Entry]:
    """All entries with what tells whether the row that was made of one is still right."""
    return Entry.objects.defer(*_NOT_TELLING).order_by("-received", "-pk")


def _rows(
    wanted: Wanted, after: Place | None, most: int, all_of_them: QuerySet[Entry]
) -> tuple[list[Entry], Place | None]:
    """Return entries, and after which place others may be although these are fewer than `most`."""
    facets, words = list(_facets(wanted)), wanted.words.strip("\x00 ")
    if not facets and not words:
        return list(all_of_them.filter(_times(wanted, after), standing(wanted))[:most]), None
    query = query_of(words, wanted.languages)
    if words and query is None:
        return [], None
    conditions = _with_standing(Conditions(facets, query), wanted)
    found = find(conditions, Span(wanted.since, wanted.until, after), most)
    return list(all_of_them.filter(pk__in=found.items)), found.ended


def _times(wanted: Wanted, after: Place | None) -> Q:
    all_of = Q()
    if wanted.since:
        all_of &= Q(received__gte=wanted.since)
    if wanted.until:
        all_of &= Q(received__lt=wanted.until)
    if after:
        all_of &= Q(received__lte=after[0]) & ~Q(received=after[0], pk__gte=after[1])
    return all_of


def standing(wanted: Wanted) -> Q:
    """Return the condition of what is wanted of flashes, holds, mutes and embargoes."""
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


def _with_standing(conditions: Conditions, wanted: Wanted) -> Conditions:
    """Add to conditions the same as `standing` says."""
    if wanted.flash:
        conditions.others.append("flash")
    if wanted.held:
        conditions.others.append("held <> ''")
    if not wanted.muted:
        conditions.others.append("NOT muted")
    if not wanted.sees_embargoed:
        conditions.others.append("(embargoed IS NULL OR embargoed <= %(now)s)")
        conditions.values["now"] = timezone.now()
    return conditions


def _facets(wanted: Wanted) -> Iterator[list[str]]:
    kinds = {
        "provider": wanted.providers,
        "type": wanted.types,
        "signal": wanted.signals,
        "topic": wanted.topics,
        "country": tuple(one.upper() for one in wanted.countries),
        "desk": wanted.desks,
        "mark": wanted.marks,
        "urgency": range(1, (wanted.urgency or 0) + 1),
    }
    for kind, values in kinds.items():
        if values:
            yield [f"{kind}:{value}" for value in values]
    if wanted.languages:
        yield [language_facets(tag)[-1] for tag in wanted.languages]
    if wanted.places:
        yield [place_facet(one) for one in wanted.places]


def _position(cursor: str | None) -> tuple[datetime, UUID] | None:
    moment, _, pk = (cursor or "").partition("_")
    try:
        found = datetime.fromisoformat(moment)
        return (found, UUID(pk)) if found.tzinfo else None
    except ValueError:
        return None
