"""What open screens are told of a batch of events, worked out once for all of them.

Each batch asks the database once for the items, once for each text of words that somebody looks
for, and once for the flashes of each group of desks; each row is rendered once for each language.
What is left to do for one connection is to put ready pieces together.
"""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import Context
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, TypeVar
from uuid import UUID

from asgiref.sync import sync_to_async
from django.db import close_old_connections
from django.utils import timezone, translation
from django.utils.safestring import SafeString

from dateline.ground.events import StoredEvent
from dateline.web.newsroom.flashes import Watcher, strip_html
from dateline.web.newsroom.wirelist.alike import Alike, alike_of
from dateline.web.newsroom.wirelist.rendered import rows_html
from dateline.wires.events import (
    FlashRaised,
    FlashTaken,
    ItemsRouted,
    ItemStandingChanged,
    ItemVersionReceived,
)
from dateline.wires.models import Entry
from dateline.wires.queries.matching import (
    Found,
    Words,
    entries_of,
    is_under_embargo,
    is_wanted,
    items_with_words,
    words_of,
)
from dateline.wires.queries.wanted import Wanted

T = TypeVar("T")
_KEPT: Final = 16
_DEAD: Final = frozenset({"kill", "withhold"})
_FLASHES: Final = frozenset({FlashRaised.kind, FlashTaken.kind})


@dataclass(frozen=True, slots=True)
class Target:
    """A column of some screen: its name there, and what it wants."""

    key: str
    wanted: Wanted


@dataclass(slots=True)
class Told:
    """A batch of events, and what has been worked out of it so far."""

    events: Sequence[StoredEvent]
    words: tuple[Words, ...]
    tasks: dict[Hashable, asyncio.Task[Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arrived:
    """The items that a batch tells of, the oldest first.

    `changed` are those that stand otherwise without a new version, `routed` those that only have
    other desks or marks. `found` tells in which of them words are that somebody looks for, and
    `alike` who else tells of the same.
    """

    entries: Sequence[Entry]
    changed: Collection[UUID]
    routed: Collection[UUID]
    found: Found
    alike: Mapping[UUID, Alike]


class Board:
    """Works out what the screens of one process are told."""

    def __init__(self) -> None:
        self._told: OrderedDict[Hashable, Told] = OrderedDict()
        self._words: Counter[Words] = Counter()

    @contextmanager
    def watching(self, targets: Sequence[Target]) -> Iterator[None]:
        """Look for the words of these columns in every batch while the block lasts."""
        words = [found for one in targets if (found := words_of(one.wanted))]
        self._words.update(words)
        try:
            yield
        finally:
            self._words.subtract(words)
            self._words += Counter()

    async def html(
        self, events: Collection[StoredEvent], targets: Sequence[Target], watcher: Watcher
    ) -> str:
        """Return what a screen is told: rows with the columns they go to, and the flashes.

        A row is in a `<div data-for="…">` that names columns; without a column it only takes the
        place of an earlier version where that is on the screen. With `data-routed` it is no news:
        it leaves the other columns, and in these it stands by its time. `<div data-gone="…">` names
        an item that may not be seen any more, and `<div data-flashes>` holds the strip of flashes.
        """
        told = self._batch(events)
        pieces = [*await self._rows(told, targets, watcher)] if targets else []
        if _concerns_flashes(told.events):
            pieces.append(await self._once(told, watcher.key, flashes_html, watcher))
        return "\n".join(pieces)

    async def _once(self, told: Told, name: Hashable, work: Callable[..., T], *arguments: Any) -> T:
        """Do some work the first time that it is asked for, and return what came of it."""
        task = told.tasks.get(name)
        if task is None:
            doing = sync_to_async(_with_connection)(work, *arguments)
            # In the thread of the process, with the connection that it keeps: that of the request
            # which asked first ends with it.
            task = told.tasks[name] = asyncio.create_task(doing, context=Context())
        # Whoever asked first may leave; the others still wait for it.
        result: T = await asyncio.shield(task)
        return result

    def _batch(self, events: Collection[StoredEvent]) -> Told:
        listed = tuple(events)
        key = (listed[0].cursor, listed[-1].cursor, len(listed), *sorted(self._words))
        if key not in self._told:
            self._told[key] = Told(listed, tuple(self._words))
            while len(self._told) > _KEPT:
                self._told.popitem(last=False)
        return self._told[key]

    async def _rows(self, told: Told, targets: Sequence[Target], watcher: Watcher) -> Iterator[str]:
        arrived = await self._once(told, "entries", _arrived, told)
        if not arrived.entries:
            return iter(())
        language = watcher.language
        rows = await self._once(told, ("rows", language), _html, arrived, language)
        return _pieces(arrived, rows, targets, watcher)


def _pieces(
    arrived: Arrived,
    rows: Mapping[str, SafeString],
    targets: Sequence[Target],
    watcher: Watcher,
) -> Iterator[str]:
    now = timezone.now()
    for entry in arrived.entries:
        if is_under_embargo(entry, now) and not watcher.sees_embargoed:
            yield f'<div data-gone="{entry.pk}"></div>'
            continue
        keys = [one.key for one in targets if _goes_to(entry, one, arrived.found, now)]
        if entry.pk in arrived.routed:
            yield f'<div data-for="{" ".join(keys)}" data-routed>{rows[str(entry.pk)]}</div>'
            continue
        # What has changed shows wherever it stands already, also where it would not come in now.
        if keys or entry.signals or entry.pk in arrived.changed:
            yield f'<div data-for="{" ".join(keys)}">{rows[str(entry.pk)]}</div>'


def _goes_to(entry: Entry, target: Target, found: Found, now: datetime) -> bool:
    return is_wanted(entry, target.wanted, found=found, now=now)


def _concerns_flashes(events: Sequence[StoredEvent]) -> bool:
    return any(one.kind in _FLASHES or _DEAD & {*one.payload.get("signals", ())} for one in events)


def _with_connection(work: Callable[..., T], *arguments: Any) -> T:
    close_old_connections()
    return work(*arguments)


def _arrived(told: Told) -> Arrived:
    news = {UUID(one.payload["item"]) for one in told.events if _is_of_item(one)}
    changed = {
        UUID(one.payload["item"]) for one in told.events if one.kind == ItemStandingChanged.kind
    }
    routed = {UUID(item) for one in told.events for item in _routed(one)} - news
    entries = entries_of(news | routed)
    return Arrived(
        entries, changed, routed, items_with_words(entries, told.words), alike_of(entries)
    )


def _is_of_item(event: StoredEvent) -> bool:
    if event.kind == ItemVersionReceived.kind:
        return bool(event.payload["current"])
    return event.kind == ItemStandingChanged.kind


def _routed(event: StoredEvent) -> Sequence[str]:
    items: Sequence[str] = event.payload["items"] if event.kind == ItemsRouted.kind else ()
    return items


def _html(arrived: Arrived, language: str) -> dict[str, SafeString]:
    with translation.override(language):
        return rows_html(arrived.entries, arrived.alike)


def flashes_html(watcher: Watcher) -> str:
    """Return the strip of flashes as a screen is told of it."""
    with translation.override(watcher.language):
        return f"<div data-flashes>{strip_html(watcher)}</div>"


_boards: dict[int, Board] = {}


def board() -> Board:
    """Return the board of the running event loop."""
    return _boards.setdefault(id(asyncio.get_running_loop()), Board())
