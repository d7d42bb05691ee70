"""An article that is open in this process: its copy of the document and those connected to it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.db import Error as DatabaseError
from django.utils.translation import gettext_noop as _

from dateline.stories.coediting import log
from dateline.web.live.coediting.connection import Connection
from dateline.web.live.coediting.copy import Copy, Spoilt
from dateline.web.live.coediting.feed import Feed
from dateline.web.live.coediting.people import People
from dateline.web.live.coediting.protocol import (
    Close,
    Kind,
    Refused,
    frame,
    in_language,
    json_frame,
    number,
    take_number,
    update_frame,
)
from dateline.web.live.coediting.saving import Saving, load_article, standing_of
from dateline.web.live.coediting.threads import Threads

logger = logging.getLogger(__name__)

# Updates that come within this time are one statement.
_GATHER: Final = 0.004
# A browser that sends more than this before it is written waits.
_MOST_PENDING_BYTES: Final = 16 * 2**20


class Room:
    """All that this process does for one article. It lives in one event loop."""

    def __init__(self, article: UUID, threads: Threads, feed: Feed) -> None:
        self.article = article
        self.connections: dict[str, Connection] = {}
        self.is_open = True
        self._threads = threads
        self.people = People(self.connections.values(), lambda said: feed.say(article, said))
        self._pending: list[tuple[Connection, int, bytes]] = []
        self._pending_bytes = 0
        self._room_for_more = asyncio.Event()
        self._room_for_more.set()
        self._seen = self._told = 0
        self._wake = asyncio.Event()
        self._saving = Saving(article, threads, self.notice)
        self._progress = asyncio.Event()
        self._one_at_a_time = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self._loaded: asyncio.Task[Copy] | None = None

    async def ready(self) -> int:
        """Return the number of the revision that the document was last saved as.

        What other processes had acknowledged before is in this process's copy then.
        """
        if self._loaded is None:
            self._loaded = asyncio.create_task(self._load())
        await asyncio.shield(self._loaded)
        revision, last = await self._threads.run(standing_of, self.article)
        await self._reach(last)
        return revision

    def admit(self, connection: Connection) -> None:
        """Let a browser in."""
        self.connections[connection.id] = connection
        self.people.come(connection)

    def leave(self, connection: Connection) -> None:
        """Let a browser go; what it sent is still written."""
        if self.connections.pop(connection.id, None):
            self.people.leave(connection)

    async def hear(self, connection: Connection, kind: Kind, body: bytes) -> None:
        """Take a message of a browser.

        Raises:
            Refused: the message, or what it asks for, is not allowed.
        """
        connection.unheard = 0
        match kind:
            case Kind.STATE:
                self._synchronize(connection, body)
            case Kind.UPDATE:
                await self._take(connection, body)
            case Kind.PRESENCE:
                self.people.move(connection, body)
            case Kind.SAVE:
                _demand_write(connection)
                self._start(self._save(connection))

    def told_of(self, last: int) -> None:
        """Take note that the log has a row of this id."""
        self._told = max(self._told, last)
        self._wake.set()

    def look(self) -> None:
        """Look at the log though nothing was told: something may have been missed."""
        self.told_of(self._seen + 1)

    def notice(self, notice: Mapping[str, Any]) -> None:
        """Show a notice to everybody; a sentence in it to each in their own language."""
        for connection in self.connections.values():
            said = _said(notice, connection.guest.language)
            connection.send(json_frame(Kind.NOTICE, said))

    async def close(self) -> None:
        """Write what waits, save it, and end."""
        if self.is_open and self._loaded is not None:
            await self._once()
            await self.people.tell()
        self._shut()
        await self._saving.now()

    def break_up(self) -> None:
        """Send everybody away to come back at once: this copy is of no use."""
        self._shut()
        for connection in list(self.connections.values()):
            connection.restart()

    def _shut(self) -> None:
        self.is_open = False
        self._room_for_more.set()
        self._made_progress()
        self.people.stop()
        for task in self._tasks:
            if task is not asyncio.current_task():
                task.cancel()

    async def _load(self) -> Copy:
        loaded = await self._threads.run(load_article, self.article)
        self._seen = self._told = loaded.last
        self._copy = Copy(loaded.doc)
        self._start(self._write())
        self._start(self._saving.in_time())
        return self._copy

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _synchronize(self, connection: Connection, state: bytes) -> None:
        try:
            lacking = self._copy.doc.get_update(state)
        except ValueError:
            raise Refused(Close.MALFORMED, _("A state could not be read.")) from None
        connection.send(frame(Kind.SYNCED, lacking))
        connection.send(frame(Kind.STATE, self._copy.doc.get_state()))

    async def _take(self, connection: Connection, body: bytes) -> None:
        _demand_write(connection)
        count, update = take_number(body)
        if count == 0:
            raise Refused(Close.MALFORMED, "Updates are counted from 1.")
        await self._room_for_more.wait()
        if not self.is_open:
            return
        try:
            self._copy.try_out(update)
        except Spoilt:
            self.connections.pop(connection.id, None)
            self.break_up()
            raise
        connection.taken = count
        self._pending.append((connection, count, update))
        self._pending_bytes += len(update)
        if self._pending_bytes > _MOST_PENDING_BYTES:
            self._room_for_more.clear()
        self._wake.set()

    async def _write(self) -> None:
        """Bring what comes in into the log, and what others logged to the browsers."""
        try:
            while True:
                await self._wake.wait()
                await asyncio.sleep(_GATHER)
                self._wake.clear()
                await self._once()
        except (DatabaseError, ValueError) as trouble:
            logger.warning("article %s: co-editing begins anew: %s", self.article, trouble)
            self.break_up()

    async def _once(self) -> None:
        async with self._one_at_a_time:
            await self._exchange()
        self._made_progress()

    def _made_progress(self) -> None:
        before, self._progress = self._progress, asyncio.Event()
        before.set()

    async def _exchange(self) -> None:
        batch, self._pending, self._pending_bytes = self._pending, [], 0
        self._room_for_more.set()
        if batch:
            updates = [log.Update(data, one.guest.person) for one, _count, data in batch]
            others, last = await self._threads.run(
                log.append, article=self.article, updates=updates, after=self._seen
            )
        elif self._told > self._seen:
            others = await self._threads.run(log.since, self.article, self._seen)
            last = others[-1].id if others else self._seen
        else:
            return
        self._show(others)
        self._acknowledge(batch)
        self._seen = max(self._seen, last)
        if not batch:
            self._told = self._seen
        if batch or others:
            self._saving.note_change()

    def _show(self, others: Sequence[log.Logged]) -> None:
        for update in others:
            self._copy.add(update.data)
            self._send(update_frame(update.data))

    def _acknowledge(self, batch: Sequence[tuple[Connection, int, bytes]]) -> None:
        counts: dict[str, tuple[Connection, int]] = {}
        for connection, count, data in batch:
            counts[connection.id] = (connection, count)
            self._send(update_frame(data), but=connection)
        for connection, count in counts.values():
            connection.acknowledged = count
            connection.send(frame(Kind.ACK, number(count)))

    def _send(self, said: bytes, but: Connection | None = None) -> None:
        for connection in self.connections.values():
            if connection is not but:
                connection.send(said)

    async def _reach(self, last: int) -> None:
        """Return once the copy holds the log up to a row."""
        while self._seen < last and self.is_open:
            self.told_of(last)
            await self._progress.wait()

    async def _save(self, connection: Connection) -> None:
        while connection.acknowledged < connection.taken and self.is_open:
            await self._progress.wait()
        revision = await self._saving.now()
        if revision is not None:
            connection.send(json_frame(Kind.NOTICE, {"kind": "checkpoint", "revision": revision}))


def _said(notice: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    if "message" not in notice:
        return notice
    rest = {name: value for name, value in notice.items() if name != "values"}
    return {**rest, "message": in_language(language, notice["message"], notice.get("values", ()))}


def _demand_write(connection: Connection) -> None:
    if not connection.guest.may_write:
        raise Refused(Close.FORBIDDEN, _("You may read this article but not write in it."))
