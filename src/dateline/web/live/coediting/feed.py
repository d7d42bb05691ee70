"""What other processes did: new rows of the log, people and their cursors, notices for editors."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, Final
from uuid import UUID

import orjson
import psycopg
from django.db import connection

from dateline.ground.database import database_url
from dateline.stories.coediting import log, notices
from dateline.web.live.coediting.threads import Threads

logger = logging.getLogger(__name__)

PRESENCE: Final = "dateline_presence"
_AFTER_TROUBLE: Final = 1.0
# PostgreSQL takes less than 8,000 bytes in one notification.
_LONGEST: Final = 7_500
Told = Callable[[str, UUID, Any], None]


class Feed:
    """Listens for as long as an article is open in this process.

    `told` is called with the channel, the article and what was said; `resumed` after the connection
    was lost, when anything may have been missed.
    """

    def __init__(self, threads: Threads, told: Told, resumed: Callable[[], None]) -> None:
        self._threads, self._told, self._resumed = threads, told, resumed
        self._task: asyncio.Task[None] | None = None
        self._listening = asyncio.Event()

    async def start(self) -> None:
        """Return once everything that is said from now on will be heard."""
        if self._task is None or self._task.done():
            self._listening.clear()
            self._task = asyncio.create_task(self._listen())
        await self._listening.wait()

    async def stop(self) -> None:
        """Listen no more."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def say(self, article: UUID, entries: Sequence[dict[str, Any]]) -> None:
        """Tell all processes about people in an article."""
        await self._threads.run(_say, [*_payloads(article, entries)])

    async def _listen(self) -> None:
        while True:
            try:
                await self._follow()
            except (psycopg.Error, OSError) as trouble:
                logger.warning("the database does not answer, co-editing waits: %s", trouble)
                await asyncio.sleep(_AFTER_TROUBLE)

    async def _follow(self) -> None:
        url = await asyncio.to_thread(database_url)
        async with await psycopg.AsyncConnection.connect(url, autocommit=True) as listener:
            for channel in (log.CHANNEL, notices.CHANNEL, PRESENCE):
                await listener.execute(f"LISTEN {channel}")
            if self._listening.is_set():
                self._resumed()
            self._listening.set()
            async for told in listener.notifies():
                self._hand_out(told.channel, told.payload)

    def _hand_out(self, channel: str, payload: str) -> None:
        if channel == log.CHANNEL:
            article, _, last = payload.partition(" ")
            self._told(channel, UUID(article), int(last))
            return
        said = orjson.loads(payload)
        self._told(channel, UUID(said["article"]), said)


def _payloads(article: UUID, entries: Sequence[dict[str, Any]]) -> Iterator[str]:
    waiting: list[dict[str, Any]] = []
    size = 0
    for entry in entries:
        length = len(orjson.dumps(entry))
        if waiting and size + length > _LONGEST:
            yield orjson.dumps({"article": article, "entries": waiting}).decode()
            waiting, size = [], 0
        waiting.append(entry)
        size += length + 1
    if waiting:
        yield orjson.dumps({"article": article, "entries": waiting}).decode()


def _say(payloads: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_notify(%s, said) FROM unnest(%s::text[]) AS said", [PRESENCE, [*payloads]]
        )
