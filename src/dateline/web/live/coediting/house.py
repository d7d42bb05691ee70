"""All articles that are open in this process."""

from __future__ import annotations

import asyncio
import logging
from typing import Any, Final
from uuid import UUID

from django.db import Error as DatabaseError
from django.utils.translation import gettext_noop as _

from dateline.stories.actions import attend, leave, renew_attendance
from dateline.stories.coediting import log, notices
from dateline.stories.coediting.structure import SCHEMA
from dateline.web.live.coediting.connection import Connection
from dateline.web.live.coediting.feed import PRESENCE, Feed
from dateline.web.live.coediting.guests import welcome_again
from dateline.web.live.coediting.protocol import Close, Kind, Refused, json_frame
from dateline.web.live.coediting.room import Room
from dateline.web.live.coediting.threads import Threads

logger = logging.getLogger(__name__)

_BEAT: Final = 15.0
# So many beats long a browser may say nothing; each one asks it to.
_MOST_UNHEARD: Final = 5
# A page that is loaded anew finds its article still open.
_GRACE: Final = 3.0
_MOST_IN_A_PROCESS: Final = 2_000
_MOST_IN_A_ROOM: Final = 200
_MOST_OF_ONE_PERSON: Final = 20


class House:
    """The rooms of one event loop, and what they share: threads, a listener, a beat."""

    def __init__(self) -> None:
        self.threads = Threads()
        self._rooms: dict[UUID, Room] = {}
        self._feed = Feed(self.threads, self._told, self._look)
        self._opening = asyncio.Lock()
        self._beating: asyncio.Task[None] | None = None
        self._leaving: set[asyncio.Task[None]] = set()

    async def enter(self, connection: Connection) -> Room:
        """Let a browser into the room of its article, greet it, and return the room.

        Raises:
            Refused: there are too many already.
        """
        guest = connection.guest
        room = await self._room(guest.article)
        self._demand_place(room, guest.person)
        revision = await room.ready()
        await self.threads.run(
            attend, connection=UUID(connection.id), article=guest.article, person=guest.person
        )
        connection.send(json_frame(Kind.HELLO, _hello(connection, revision)))
        room.admit(connection)
        return room

    def leave(self, room: Room, connection: Connection) -> None:
        """Let a browser go; who is last has the article saved and closed."""
        room.leave(connection)
        task = asyncio.create_task(self._see_off(room, connection))
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)

    async def close(self) -> None:
        """Send everybody away, with all that came written."""
        rooms, self._rooms = list(self._rooms.values()), {}
        for room in rooms:
            await room.close()
            room.break_up()
        await self._rest()

    async def _room(self, article: UUID) -> Room:
        async with self._opening:
            await self._feed.start()
            if self._beating is None:
                self._beating = asyncio.create_task(self._beat())
            room = self._rooms.get(article)
            if room is None or not room.is_open:
                room = self._rooms[article] = Room(article, self.threads, self._feed)
            return room

    def _demand_place(self, room: Room, person: UUID) -> None:
        same = sum(one.guest.person == person for one in room.connections.values())
        everybody = sum(len(one.connections) for one in self._rooms.values())
        if same >= _MOST_OF_ONE_PERSON:
            raise Refused(Close.TOO_MANY, _("You have this article open too often. Close some."))
        if len(room.connections) >= _MOST_IN_A_ROOM or everybody >= _MOST_IN_A_PROCESS:
            raise Refused(Close.TOO_MANY, _("Too many people write at the moment. Try again soon."))

    async def _see_off(self, room: Room, connection: Connection) -> None:
        try:
            await self.threads.run(leave, connection=UUID(connection.id))
        except DatabaseError:
            logger.warning("that somebody left article %s is not noted", room.article)
        await asyncio.sleep(_GRACE)
        if room.connections or self._rooms.get(room.article) is not room:
            return
        del self._rooms[room.article]
        await room.close()
        async with self._opening:
            if not self._rooms:
                await self._rest()

    async def _rest(self) -> None:
        beating, self._beating = self._beating, None
        if beating is not None:
            beating.cancel()
        await self._feed.stop()
        await self.threads.close()

    def _told(self, channel: str, article: UUID, said: Any) -> None:
        room = self._rooms.get(article)
        if room is None or not room.is_open:
            return
        if channel == log.CHANNEL:
            room.told_of(said)
        elif channel == notices.CHANNEL:
            room.notice(said["notice"])
        elif channel == PRESENCE:
            room.people.hear(said["entries"])

    def _look(self) -> None:
        for room in self._rooms.values():
            room.look()

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(_BEAT)
            try:
                await self._look_round()
            except DatabaseError as trouble:
                logger.warning("rights are not asked again: %s", trouble)

    async def _look_round(self) -> None:
        """Ask again who may be here, and tell everybody that the server still is."""
        inside = [(room, one) for room in self._rooms.values() for one in room.connections.values()]
        welcome = await self.threads.run(welcome_again, [one.guest for _room, one in inside])
        for (_room, connection), now in zip(inside, welcome, strict=True):
            connection.unheard += 1
            if isinstance(now, Refused):
                connection.end(now)
            elif connection.unheard > _MOST_UNHEARD:
                connection.end(Refused(Close.SILENT, _("The browser said nothing for too long.")))
            else:
                _greet(connection, now.may_write)
                connection.guest = now
        for room in self._rooms.values():
            room.people.beat()
        here = [UUID(one.id) for _room, one in inside]
        await self.threads.run(renew_attendance, connections=here)


def _hello(connection: Connection, revision: int) -> dict[str, Any]:
    return {
        "connection": connection.id,
        "may_write": connection.guest.may_write,
        "person": connection.guest.shown(),
        "schema": SCHEMA,
        "revision": revision,
    }


def _greet(connection: Connection, may_write: bool) -> None:
    if may_write != connection.guest.may_write:
        connection.send(json_frame(Kind.NOTICE, {"kind": "rights", "may_write": may_write}))
    connection.send(json_frame(Kind.NOTICE, {"kind": "alive"}))


_houses: dict[int, House] = {}


def house() -> House:
    """Return the house of the running event loop."""
    return _houses.setdefault(id(asyncio.get_running_loop()), House())
