"""Finding entries by conditions, newest first, in a time that hardly depends on how many there are.

One index has the words and the facets of all entries, and among the facets the day of arrival. What
is asked for is looked for in the last two days, then in the fourteen before, then in all that is
older: what is common fills a page from the first slice, whose size is bounded, and what is rare is
little anyway. Within a slice PostgreSQL intersects the lists of all words and facets in the index.

A phrase, or its absence, must be looked for in the words of each item that has all of them. That is
done for so many of the newest at a time, in slices that grow slowly; the next page begins where it
ended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection

from dateline.wires.arrival.facets import day_of
from dateline.wires.queries.words import Query

# Days of each slice but the last, which is the rest.
_SLICES: Final = (2, 14)
_SLICES_OF_PHRASES: Final = (2, 14, 30, 60)

# Items in which a phrase is looked for: each takes a tenth of a millisecond. For a few more another
# slice is not worth its time.
_LOOKED_INTO: Final = 400
_FEW: Final = 40

# The planner does not know what it costs to unpack the words of a row, and would rather read all
# rows than look for a word and its twenty stems in the index.
_BY_INDEX: Final = "SET LOCAL enable_seqscan = off; {}; SET LOCAL enable_seqscan = on"

Place = tuple[datetime, UUID]


@dataclass(frozen=True, slots=True)
class _Slice:
    """Days of arrival, as facets, and the moment before which they lie; without days the rest."""

    days: list[str]
    before: datetime | None


@dataclass(frozen=True, slots=True)
class _Part:
    """What a slice has: items, in how many a phrase was looked for, and the last of those."""

    items: list[UUID]
    looked_into: int = 0
    last: Place | None = None


@dataclass(slots=True)
class Found:
    """Items, the newest first, and after which place to look on where not all were looked into."""

    items: list[UUID]
    ended: Place | None = None


@dataclass(slots=True)
class Conditions:
    """What must hold: one of each of `facets`, the `query`, and the clauses of `others`."""

    facets: list[list[str]]
    query: Query | None
    others: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Span:
    """When: from `since` on, before `until`, and after the entry `after` in the list."""

    since: datetime | None
    until: datetime | None
    after: Place | None

    @property
    def last(self) -> datetime | None:
        """The latest moment that can be found."""
        ends = [one for one in (self.until, self.after and self.after[0]) if one]
        return min(ends) if ends else None


def find(conditions: Conditions, span: Span, most: int) -> Found:
    """Return at most so many items that fulfil the conditions, newest first."""
    last = span.last or _newest()
    if last is None:
        return Found([])
    items: dict[UUID, None] = {}
    left = _LOOKED_INTO
    for part in _slices(last, _SLICES_OF_PHRASES if _is_exact(conditions.query) else _SLICES):
        if part.before and span.since and part.before < span.since:
            break
        found = _slice(conditions, span, part, most - len(items), left)
        items |= dict.fromkeys(found.items)
        left -= found.looked_into
        if len(items) >= most:
            break
        if found.last and (not left or (part.days and left < _FEW)):
            return Found(list(items), found.last)
    return Found(list(items)[:most])


def _newest() -> datetime | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(received) FROM wires_entry")
        (newest,) = cursor.fetchone()
    return newest if isinstance(newest, datetime) else None


def _slices(last: datetime, lengths: Sequence[int]) -> Iterator[_Slice]:
    end = last.astimezone(UTC)
    before: datetime | None = None
    for length in lengths:
        yield _Slice([day_of(end - timedelta(days=one)) for one in range(length)], before)
        end -= timedelta(days=length)
        before = end.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    yield _Slice([], before)


def _slice(conditions: Conditions, span: Span, part: _Slice, most: int, look_into: int) -> _Part:
    values = dict(conditions.values, most=most, look_into=look_into)
    clauses = [
        *conditions.others,
        *_facet_clauses([*conditions.facets, *([part.days] if part.days else [])], values),
        *_time_clauses(span, part.before, values),
    ]
    statement = _statement(conditions.query, clauses, values)
    with connection.cursor() as cursor:
        cursor.execute(_BY_INDEX.format(statement), values)
        cursor.nextset()
        rows = cursor.fetchall()
    items = [pk for pk, _, number in rows if number is None]
    if rows and rows[-1][2] is not None:
        pk, received, number = rows[-1]
        return _Part(items, number, (received, pk))
    return _Part(items)


def _facet_clauses(wanted: list[list[str]], values: dict[str, Any]) -> Iterator[str]:
    for number, facets in enumerate(wanted):
        values[f"facets{number}"] = facets
        yield f"facets {'&&' if len(facets) > 1 else '@>'} %(facets{number})s::text[]"


def _time_clauses(span: Span, before: datetime | None, values: dict[str, Any]) -> Iterator[str]:
    """Yield the bounds in time, in a form that hides them from the indexes of times.

    With them the planner would go through all that is older, which it takes for little.
    """
    for name, moment in (("since", span.since), ("until", span.until), ("before", before)):
        if moment:
            values[name] = moment
            yield f"received + interval '0' {'>=' if name == 'since' else '<'} %({name})s"
    if span.after:
        values["received"], values["item"] = span.after
        yield "(received + interval '0', item_id) < (%(received)s, %(item)s::uuid)"


def _statement(query: Query | None, clauses: list[str], values: dict[str, Any]) -> str:
    """Return the statement, put together of our own clauses; what people gave is in `values`.

    What the index alone can answer is found in the inner part, at once and whole, so that the
    planner takes that index and does not walk through the list hoping to meet it soon. A phrase or
    a negation needs a look at each row: the newest first, until there are enough. The last
    of those that may be looked into is given at the end, with its number.
    """
    if query and query.narrow:
        values["narrow"] = query.narrow
        clauses.append("search @@ %(narrow)s::tsquery")
    found = "SELECT item_id, received FROM wires_entry" + (  # noqa: S608
        f" WHERE {' AND '.join(clauses)}" if clauses else ""
    )
    order = "ORDER BY received DESC, item_id DESC"
    if not query or not _is_exact(query):
        return f"""
            WITH found AS MATERIALIZED ({found})
            SELECT item_id, received, NULL FROM found {order} LIMIT %(most)s
        """  # noqa: S608
    values["exact"] = query.exact
    return f"""
        WITH found AS MATERIALIZED ({found}),
        newest AS MATERIALIZED (
            SELECT *, row_number() OVER ({order}) AS number FROM found {order} LIMIT %(look_into)s
        )
        (SELECT item_id, received, NULL FROM newest
            WHERE (SELECT search @@ %(exact)s::tsquery FROM wires_entry entry
                WHERE entry.item_id = newest.item_id)
            LIMIT %(most)s)
        UNION ALL
        (SELECT item_id, received, number FROM newest ORDER BY number DESC LIMIT 1)
    """  # noqa: S608


def _is_exact(query: Query | None) -> bool:
    """Whether the index alone cannot answer."""
    return query is not None and query.exact != query.narrow
