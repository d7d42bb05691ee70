"""Finding entries by conditions, newest first, in a time that hardly depends on how many there are.

One index has the words and the facets of all entries, and among the facets the day of arrival. What
is asked for is looked for in the last two days, then in the fourteen before, then in all that is
older: what is common fills a page from the first slice, whose size is bounded, and what is rare is
little anyway. Within a slice PostgreSQL intersects the lists of all words and facets in the index.
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

Place = tuple[datetime, UUID]


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


def find(conditions: Conditions, span: Span, most: int) -> list[UUID]:
    """Return at most so many items that fulfil the conditions, newest first."""
    last = span.last or _newest()
    if last is None:
        return []
    found: dict[UUID, None] = {}
    for days, before in _slices(last):
        if before and span.since and before < span.since:
            break
        found |= dict.fromkeys(_slice(conditions, span, days, before, most - len(found)))
        if len(found) >= most:
            break
    return list(found)[:most]


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
) -> list[UUID]:
    clauses = list(conditions.others)
    values = dict(conditions.values, most=most)
    for number, facets in enumerate([*conditions.facets, *([days] if days else [])]):
        values[f"facets{number}"] = facets
        clauses.append(f"facets {'&&' if len(facets) > 1 else '@>'} %(facets{number})s::text[]")
    for name, moment in (("since", span.since), ("until", span.until), ("before", before)):
        if moment:
            values[name] = moment
            clauses.append(f"received {'>=' if name == 'since' else '<'} %({name})s")
    if span.after:
        values["received"], values["item"] = span.after
        clauses.append("(received, item_id) < (%(received)s, %(item)s::uuid)")
    with connection.cursor() as cursor:
        cursor.execute(_statement(conditions.query, clauses, values), values)
        return [pk for (pk,) in cursor.fetchall()]


def _statement(query: Query | None, clauses: list[str], values: dict[str, Any]) -> str:
    """Return the statement, put together of our own clauses; what people gave is in `values`.

    What the index alone can answer is found in the inner part, at once and whole, so that the
    planner takes that index and does not walk through the list hoping to meet it soon. A phrase or
    a negation needs a look at each row: the newest first, until there are enough.
    """
    exact = ""
    if query:
        values["exact"] = query.exact
        if query.narrow:
            values["narrow"] = query.narrow
            clauses.append("search @@ %(narrow)s::tsquery")
        if query.exact != query.narrow:
            exact = "WHERE search @@ %(exact)s::tsquery"
    inner = f"SELECT item_id, received{', search' if exact else ''} FROM wires_entry" + (  # noqa: S608
        f" WHERE {' AND '.join(clauses)}" if clauses else ""
    )
    order = "ORDER BY received DESC, item_id DESC"
    if exact:
        inner, order = f"{inner} {order}", ""
    return f"""
        WITH found AS MATERIALIZED ({inner})
        SELECT item_id FROM found {exact} {order} LIMIT %(most)s
    """  # noqa: S608
