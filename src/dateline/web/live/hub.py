"""One listener a process: it reads each event once and hands it to all open connections."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from contextvars import Context
from typing import Final

import psycopg
from asgiref.sync import sync_to_async
from django.db import InterfaceError, OperationalError, close_old_connections

from dateline.ground.database import database_url
from dateline.ground.events import CHANNEL, StoredEvent, latest_cursor, read_after

logger = logging.getLogger(__name__)

Batch = tuple[StoredEvent, ...]
# An event shows once all older transactions have ended, which nothing tells: look again then.
_LOOK_AGAIN: Final = 0.5
_LOOK_AGAIN_SOON: Final = 0.02
_AFTER_TROUBLE: Final = 1.0
# What comes within some time goes out together, so that dozens of items a second are a few batches:
# the more screens there are to be told, the longer. With 200 of them it is at its longest.
_SHORTEST_PACE: Final = 0.02
_LONGEST_PACE: Final = 0.1
_SLOWER_BY_EACH: Final = 0.0004
_TROUBLE: Final = (psycopg.OperationalError, OperationalError, InterfaceError, OSError)
# A connection that takes no more is ended; its browser comes back with its cursor.
_MOST_WAITING: Final = 256


class Hub:
    """Reads the outbox for as long as anybody is connected."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[Batch]] = set()
        self._task: asyncio.Task[None] | None = None
        self._started = asyncio.Event()
        self._cursor = ""

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[asyncio.Queue[Batch]]:
        """Give a queue of all events that are read from now on."""
        queue: asyncio.Queue[Batch] = asyncio.Queue(_MOST_WAITING)
        self._queues.add(queue)
        try:
            if self._task is None or self._task.done():
                self._started.clear()
                # Not in the thread of the request that came first: the others outlive it.
                self._task = asyncio.create_task(self._listen(), context=Context())
            await self._started.wait()
            yield queue
        finally:
            self._queues.discard(queue)
            if not self._queues and self._task is not None:
                self._task.cancel()
                self._task = None

    async def _listen(self) -> None:
        self._cursor = ""
        while self._queues:
            try:
                await self._follow()
            except _TROUBLE as trouble:
                logger.warning("the database does not answer, live lists wait: %s", trouble)
                await sync_to_async(close_old_connections)()
                await asyncio.sleep(_AFTER_TROUBLE)

    async def _follow(self) -> None:
        """Hand out events until the connection breaks or nobody listens."""
        self._cursor = self._cursor or await sync_to_async(latest_cursor)()
        url = await sync_to_async(database_url)()
        async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
            await connection.execute(f"LISTEN {CHANNEL}")
            self._started.set()
            wait = _LOOK_AGAIN
            while self._queues:
                told = await _told(connection, wait)
                batch = tuple(await sync_to_async(read_after)(self._cursor))
                if batch:
                    self._cursor = batch[-1].cursor
                    self._hand_out(batch)
                    await asyncio.sleep(self._pace())
                # What was told of, or some of it, may not be seen yet: it will be in a moment. Of
                # several that are told together only the first is heard.
                wait = _LOOK_AGAIN_SOON if told else _LOOK_AGAIN

    def _pace(self) -> float:
        return min(_LONGEST_PACE, _SHORTEST_PACE + _SLOWER_BY_EACH * len(self._queues))

    def _hand_out(self, batch: Batch) -> None:
        for queue in list(self._queues):
            try:
                queue.put_nowait(batch)
            except asyncio.QueueFull:
                self._queues.discard(queue)
                with suppress(asyncio.QueueEmpty):
                    while True:
                        queue.get_nowait()
                queue.put_nowait(())


async def _told(connection: psycopg.AsyncConnection[object], seconds: float) -> bool:
    """Wait until something is told, at most so long."""
    async for _ in connection.notifies(timeout=seconds, stop_after=1):
        return True
    return False


_hubs: dict[int, Hub] = {}


def hub() -> Hub:
    """Return the hub of the running event loop."""
    return _hubs.setdefault(id(asyncio.get_running_loop()), Hub())
