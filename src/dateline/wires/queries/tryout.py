"""What a rule would have done with what has come in."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from django.db.models import QuerySet

from dateline.wires.models import Entry
from dateline.wires.routing import CompiledRule, Conditions, Effects, facts_of

MOST_ITEMS: Final = 50_000
FIRST: Final = 20
_CHUNK: Final = 500
_OF_ENTRY: Final = (
    "provider_id",
    "received",
    "type",
    "language",
    "urgency",
    "signals",
    "desks",
    "facets",
)
_OF_VERSION: Final = ("format", "headline", "slugline", "summary", "keywords")


@dataclass(frozen=True, slots=True)
class DeskShare:
    """What a desk would get: all that matched, of which some is new to it."""

    desk: str
    items: int
    new: int


@dataclass(slots=True)
class Tryout:
    """What a rule finds among the items since `since`, the newest first.

    `complete` is False where only the newest `looked` were looked at, because there are more than
    `MOST_ITEMS` or it took too long.
    """

    since: datetime
    looked: int = 0
    matched: int = 0
    complete: bool = True
    first: list[Entry] = field(default_factory=list)
    providers: Counter[str] = field(default_factory=Counter)
    _new: Counter[str] = field(default_factory=Counter)

    @property
    def by_provider(self) -> list[tuple[str, int]]:
        """How many of those that matched each agency sent, the most first."""
        return self.providers.most_common()

    def shares(self, effects: Effects) -> list[DeskShare]:
        """Return what each desk of the rule would get."""
        return [DeskShare(desk, self.matched, self._new[desk]) for desk in effects.desks]

    def count(self, entry: Entry, effects: Effects) -> None:
        """Count one more that matched."""
        self.matched += 1
        self.providers[entry.provider_id] += 1
        self._new.update(set(effects.desks).difference(entry.desks))
        if len(self.first) < FIRST:
            self.first.append(entry)


def try_rule(
    conditions: Conditions, effects: Effects, *, since: datetime, seconds: float = 10.0
) -> Tryout:
    """Ask one rule about the items since a time, as it would have been asked when they came.

    Args:
        seconds: after this time it stops and says so (`complete`); what it counted is right.
    """
    rule = CompiledRule.of(uuid4(), conditions, effects)
    window = _window(since)
    tryout = Tryout(since, complete=window is None)
    with_text = _asks_for_text(conditions)
    deadline = time.monotonic() + seconds
    reached = since
    for chunk in _chunks(_wanted(conditions, since, window)):
        for entry in chunk:
            feed = entry.version.raw.feed_id if conditions.feeds else None
            facts = facts_of(entry, facets=entry.facets, feed=feed, with_text=with_text)
            if rule.matches(facts):
                tryout.count(entry, effects)
        if len(chunk) == _CHUNK and time.monotonic() > deadline:
            tryout.complete, reached = False, chunk[-1].received
            break
    tryout.looked = _since(reached, window).count()
    return tryout


def _window(since: datetime) -> datetime | None:
    """Return the time of arrival of the first item too many, going back; None if all are taken."""
    newest = Entry.objects.filter(received__gte=since).order_by("-received", "-pk")
    return newest.values_list("received", flat=True)[MOST_ITEMS : MOST_ITEMS + 1].first()


def _since(since: datetime, window: datetime | None) -> QuerySet[Entry]:
    found = Entry.objects.filter(received__gte=since)
    return found.filter(received__gt=window) if window else found


def _asks_for_text(conditions: Conditions) -> bool:
    return bool(conditions.words) and conditions.words.where == "everywhere"


def _wanted(conditions: Conditions, since: datetime, window: datetime | None) -> QuerySet[Entry]:
    """The rows that can match, with just what this rule asks for: most of an item is its text."""
    of_version = list(_OF_VERSION)
    if _asks_for_text(conditions):
        of_version.append("paragraphs")
    if conditions.feeds:
        of_version.append("raw__feed_id")
    related = ["version__raw"] if conditions.feeds else ["version"]
    fields = [*_OF_ENTRY, *(f"version__{name}" for name in of_version)]
    return (
        _narrowed(_since(since, window), conditions)
        .select_related(*related)
        .only(*fields)
        .order_by("-received", "-pk")
    )


def _narrowed(found: QuerySet[Entry], conditions: Conditions) -> QuerySet[Entry]:
    """Leave out by the database what the rule would leave out for a column's value alone."""
    if conditions.providers:
        found = found.filter(provider__in=conditions.providers)
    if conditions.types:
        found = found.filter(type__in=conditions.types)
    if conditions.urgency is not None:
        found = found.filter(urgency__lte=conditions.urgency)
    if conditions.signals:
        found = found.filter(signals__overlap=list(conditions.signals))
    return found


def _chunks(found: QuerySet[Entry]) -> Iterator[list[Entry]]:
    after: tuple[datetime, UUID] | None = None
    while True:
        rows = found
        if after:
            rows = found.filter(received__lte=after[0]).exclude(received=after[0], pk__gte=after[1])
        chunk = list(rows[:_CHUNK])
        yield chunk
        if len(chunk) < _CHUNK:
            return
        after = (chunk[-1].received, chunk[-1].pk)
