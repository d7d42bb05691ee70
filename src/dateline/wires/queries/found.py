"""Finding entries by conditions, newest first, in a time that hardly depends on how many there are.

One index has the words and the facets of all entries, and among the facets the day of arrival. What
is asked for is looked for in the last two days, then in the fourteen before, then in all that is
older: what is common fills a page from the first slice, whose size is bounded, and what is rare is
little anyway. Within a slice PostgreSQL intersects the lists of all words and facets in the index.

A phrase, or its absence, must be looked for in the words of each item that has all of them. That is
done for so many of the newest at a time; the next page begins where it ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection

from dateline.wires.arrival.facets import day_of
from dateline.wires.queries.words import Query

# Days of each slice but the last, which is the rest.
_SLICES: Final = (2, 14)

# Items of a slice in which a phrase is looked for: each takes some hundredths of a millisecond.
_LOOKED_INTO: Final = 600

# The planner does not know what it costs to unpack the words of a row, and would rather read all
# rows than look for a word and its twenty stems in the index.
_BY_INDEX: Final = "SET LOCAL enable_seqscan = off; {}; SET LOCAL enable_seqscan = on"

Place = tuple[datetime, UUID]


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
    for days, before in _slices(last):
        if before and span.since and before < span.since:
            break
        found = _slice(conditions, span, days, before, most - len(items))
        items |= dict.fromkeys(found.items)
        if len(items) >= most:
            break
        if found.ended:
            return Found(list(items), found.ended)
    return Found(list(items)[:most])


def _newest() -> datetime | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(received) FROM wires_entry")
        (newest,) = cursor.fetchone()
    return newest if isinstance(newest, datetime) else None


def _slices(last: datetime) -> Iterator[tuple[list[str], datetime | None]]:
    """Yield facets of days, and the moment before which the slice lies; the last has no days."""
    end = last.astimezone(UTC)
    before: datetime | None = None
    for length in _SLICES:
        yield [day_of(end - timedelta(days=one)) for one in range(length)], before
        end -= timedelta(days=length)
        before = end.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    yield [], before


def _slice(
    conditions: Conditions, span: Span, days: list[str], before: datetime | None, most: int
) -> Found:
    values = dict(conditions.values, most=most, looked_into=_LOOKED_INTO)
    clauses = [
        *conditions.others,
        *_facet_clauses([*conditions.facets, *([days] if days else [])], values),
        *_time_clauses(span, before, values),
    ]
    statement = _statement(conditions.query, clauses, values)
    with connection.cursor() as cursor:
        cursor.execute(_BY_INDEX.format(statement), values)
        cursor.nextset()
        rows = cursor.fetchall()
    ended = [(received, pk) for pk, received, fits in rows if not fits]
    return Found([pk for pk, _, fits in rows if fits], ended[0] if ended else None)


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
    a negation needs a look at each row: the newest first, until there are enough. The last of
    those that were to be looked into is given once more, as one that does not fit, when there
    may be others after it.
    """
    exact = ""
    if query:
        values["exact"] = query.exact
        if query.narrow:
            values["narrow"] = query.narrow
            clauses.append("search @@ %(narrow)s::tsquery")
        if query.exact != query.narrow:
            exact = "search @@ %(exact)s::tsquery"
    found = "SELECT item_id, received FROM wires_entry" + (  # noqa: S608
        f" WHERE {' AND '.join(clauses)}" if clauses else ""
    )
    order = "ORDER BY received DESC, item_id DESC"
    if not exact:
        return f"""
            WITH found AS MATERIALIZED ({found})
            SELECT item_id, received, true FROM found {order} LIMIT %(most)s
        """  # noqa: S608
    return f"""
        WITH found AS MATERIALIZED ({found}),
        newest AS MATERIALIZED (SELECT * FROM found {order} LIMIT %(looked_into)s)
        (SELECT item_id, received, true FROM newest
            WHERE (SELECT {exact} FROM wires_entry entry WHERE entry.item_id = newest.item_id)
            LIMIT %(most)s)
        UNION ALL
        (SELECT item_id, received, false FROM newest OFFSET %(looked_into)s - 1)
    """  # noqa: S608
