"""Who is in an article and where their cursors are, in this process and in others."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Collection, Iterable
from typing import Any, Final
from uuid import uuid4

import orjson

from dateline.web.live.coediting.connection import Connection
from dateline.web.live.coediting.protocol import Close, Kind, Refused, json_frame

PROCESS: Final = f"{os.getpid()}-{uuid4().hex[:8]}"
"""Names this process among those that share the database."""
_PACE: Final = 0.05
_MOST_BYTES: Final = 2_048
_LONGEST_PLACE: Final = 60
_BEATS_UNTIL_GONE: Final = 3
Entry = dict[str, Any]
Say = Callable[[list[Entry]], Awaitable[None]]


class People:
    """Those in one article. What moves within a moment is told together."""

    def __init__(self, connections: Collection[Connection], say: Say) -> None:
        self._connections, self._say = connections, say
        self._elsewhere: dict[str, tuple[Entry, int]] = {}
        self._moved: dict[str, Entry] = {}
        self._task: asyncio.Task[None] | None = None

    def come(self, connection: Connection) -> None:
        """Tell one who comes who is there, the others of them, and ask the other processes."""
        for entry in self._here(but=connection):
            connection.send(json_frame(Kind.PRESENCE, entry))
        for entry, _ in self._elsewhere.values():
            connection.send(json_frame(Kind.PRESENCE, entry))
        self._move(_entry(connection))
        self._move({"ask": PROCESS})

    def move(self, connection: Connection, body: bytes) -> None:
        """Take where somebody is.

        Raises:
            Refused: the message is not as it must be.
        """
        connection.presence = _read(body)
        self._move(_entry(connection))

    def leave(self, connection: Connection) -> None:
        """Tell the others that a connection is gone."""
        self._move({"connection": connection.id, "left": True})

    def hear(self, entries: Iterable[Entry]) -> None:
        """Take what another process says."""
        for entry in entries:
            if entry.get("process") == PROCESS or entry.get("ask") == PROCESS:
                continue
            if "ask" in entry:
                for one in self._here():
                    self._move(one)
                continue
            name = entry["connection"]
            shown = {key: value for key, value in entry.items() if key != "process"}
            if "left" in entry:
                self._elsewhere.pop(name, None)
            else:
                self._elsewhere[name] = (shown, 0)
            self._show(shown)

    def beat(self) -> None:
        """Tell other processes who is still here, and forget those that say nothing any more."""
        for entry in self._here():
            self._move(entry)
        for name, (entry, beats) in list(self._elsewhere.items()):
            self._elsewhere[name] = (entry, beats + 1)
            if beats >= _BEATS_UNTIL_GONE:
                del self._elsewhere[name]
                self._show({"connection": name, "left": True})

    def stop(self) -> None:
        """Tell nothing more."""
        if self._task is not None:
            self._task.cancel()

    async def tell(self) -> None:
        """Tell at once what waits to be told."""
        moved, self._moved = self._moved, {}
        if moved:
            await self._say([{**entry, "process": PROCESS} for entry in moved.values()])

    def _here(self, but: Connection | None = None) -> list[Entry]:
        return [_entry(one) for one in self._connections if one is not but]

    def _move(self, entry: Entry) -> None:
        self._moved[entry.get("connection", "")] = entry
        if "connection" in entry:
            self._show(entry)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._tell_soon())

    async def _tell_soon(self) -> None:
        await asyncio.sleep(_PACE)
        await self.tell()

    def _show(self, entry: Entry) -> None:
        frame = json_frame(Kind.PRESENCE, entry)
        for one in self._connections:
            if one.id != entry["connection"]:
                one.send(frame)


def _entry(connection: Connection) -> Entry:
    return {
        "connection": connection.id,
        "person": connection.guest.shown(),
        **connection.presence,
    }


def _read(body: bytes) -> Entry:
    if len(body) > _MOST_BYTES:
        raise Refused(Close.MALFORMED, "A cursor is too long.")
    try:
        said = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise Refused(Close.MALFORMED, "A cursor could not be read.") from None
    if not isinstance(said, dict):
        raise Refused(Close.MALFORMED, "A cursor could not be read.")
    cursor, place = said.get("cursor"), said.get("place", "")
    if not isinstance(cursor, dict | None) or not isinstance(place, str):
        raise Refused(Close.MALFORMED, "A cursor could not be read.")
    known = cursor and {name: cursor.get(name) for name in ("anchor", "head")}
    return {"cursor": known or None, "place": place[:_LONGEST_PLACE]}
