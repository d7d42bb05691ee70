"""Which agencies and feeds have been silent for longer than they usually are at this hour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.db.models import OuterRef, Subquery

from dateline.wires.models import Entry, Feed, Provider, Rhythm
from dateline.wires.silence import limit_of, slot_of


@dataclass(frozen=True, slots=True)
class Silence:
    """How long an agency or a feed has sent nothing, and what is usual at this hour.

    `usual` is None where too little is known: nothing is then called quiet.
    """

    kind: Literal["provider", "feed"]
    pk: str
    name: str
    last: datetime
    lasts: timedelta
    usual: timedelta | None

    @property
    def limit(self) -> timedelta | None:
        """After how long a silence it is quiet."""
        return limit_of(self.usual.total_seconds()) if self.usual is not None else None

    @property
    def is_quiet(self) -> bool:
        """Whether it has been silent for longer than it usually is."""
        return self.limit is not None and self.lasts > self.limit


def quiet_sources(now: datetime) -> list[Silence]:
    """Return the agencies and feeds that have gone quiet, the longest silent first."""
    quiet = [one for one in silences(now).values() if one.is_quiet]
    return sorted(quiet, key=lambda one: one.last)


def silences(now: datetime) -> Mapping[str, Silence]:
    """Return how long each known source has been silent, by `provider:<code>` and `feed:<id>`.

    Three small statements, however many items there are. Feeds that are switched off are left out.
    """
    rhythms = {one.source: one for one in Rhythm.objects.all()}
    found: dict[str, Silence] = {}
    for kind, pk, name, last in [*_providers(), *_feeds()]:
        rhythm = rhythms.get(f"{kind}:{pk}")
        if rhythm is None:
            continue
        latest = max(rhythm.last, last) if last else rhythm.last
        seconds = rhythm.usual[slot_of(now)]
        usual = timedelta(seconds=seconds) if seconds else None
        found[rhythm.source] = Silence(kind, pk, name, latest, now - latest, usual)
    return found


_Row = tuple[Literal["provider", "feed"], str, str, datetime | None]


def _providers() -> list[_Row]:
    newest = Entry.objects.filter(provider=OuterRef("pk")).order_by("-received", "-pk")
    rows = Provider.objects.annotate(heard=Subquery(newest.values("received")[:1]))
    return [("provider", one.pk, one.name, one.heard) for one in rows]


def _feeds() -> list[_Row]:
    feeds = Feed.objects.filter(active=True)
    return [("feed", str(one.pk), one.name, one.last_item) for one in feeds]
