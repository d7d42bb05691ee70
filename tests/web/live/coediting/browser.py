"""A browser's half of the co-editing socket, over a real connection."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import orjson
from pycrdt import Doc, XmlElement, XmlText
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from dateline.stories.coediting.log import change_by
from dateline.stories.coediting.structure import SCHEMA, Roots, roots_of
from dateline.web.live.coediting.protocol import Kind, frame, number, take_number


class Browser:
    """Keeps every update until it is acknowledged, as a browser does, also without a connection."""

    def __init__(self, url: str, session: str) -> None:
        self.url, self.session = url, session
        self.doc: Doc[Any] = Doc()
        self.kept: list[bytes] = []
        self.acknowledged: list[bytes] = []
        self.hello: dict[str, Any] = {}
        self.presence: dict[str, dict[str, Any]] = {}
        self.notices: list[dict[str, Any]] = []
        self.error: dict[str, Any] = {}
        self.code: int | None = None
        self._sent: dict[int, bytes] = {}
        self._count = 0
        self._socket: ClientConnection | None = None
        self._task: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()
        self.synced = False

    @property
    def roots(self) -> Roots:
        return roots_of(self.doc)

    async def open(self, *, schema: str = str(SCHEMA), origin: str | None = None) -> Browser:
        """Connect and say what we have."""
        http = self.url.replace("ws://", "http://", 1)
        self._socket = await connect(
            f"{self.url}?schema={schema}",
            origin=origin or "/".join(http.split("/")[:3]),  # type: ignore[arg-type]
            additional_headers={"Cookie": f"dateline_session={self.session}"},
            max_size=None,
            ping_interval=None,
        )
        self.code, self._sent, self._count, self.synced = None, {}, 0, False
        self._task = asyncio.create_task(self._listen(self._socket))
        return self

    async def ready(self) -> Browser:
        """Return once both sides have what the other had."""
        await self.until(lambda: self.synced and not self.kept)
        return self

    async def close(self) -> None:
        if self._socket is not None:
            await self._socket.close()
        if self._task is not None:
            await self._task
        self._socket = None

    async def until(self, holds: Callable[[], bool], seconds: float = 30) -> None:
        """Return once something holds.

        Raises:
            TimeoutError: it does not within this time.
        """
        async with asyncio.timeout(seconds):
            while not holds():
                self._changed.clear()
                await self._changed.wait()

    async def edit(self, action: Callable[[], None]) -> None:
        """Change the document; what is not connected sends it later."""
        update = change_by(self.doc, action)
        if update is not None:
            self.kept.append(update)
            if self.synced:
                await self.send_update(update)

    async def send_update(self, update: bytes) -> None:
        self._count += 1
        self._sent[self._count] = update
        await self.send(frame(Kind.UPDATE, number(self._count) + update))

    async def send(self, data: bytes | str) -> None:
        if self._socket is None:
            return
        try:
            await self._socket.send(data)
        except ConnectionClosed:
            self.synced = False

    async def _listen(self, socket: ClientConnection) -> None:
        try:
            async for message in socket:
                assert isinstance(message, bytes)
                await self._hear(Kind(message[0]), message[1:])
                self._changed.set()
        except ConnectionClosed:
            pass
        self.synced = False
        self.code = socket.close_code
        self._changed.set()

    async def _hear(self, kind: Kind, body: bytes) -> None:
        match kind:
            case Kind.HELLO:
                self.hello = orjson.loads(body)
                await self.send(frame(Kind.STATE, self.doc.get_state()))
            case Kind.STATE:
                await self._send_lacking(body)
            case Kind.SYNCED:
                self.doc.apply_update(body)
            case Kind.UPDATE:
                self.doc.apply_update(take_number(body)[1])
            case Kind.ACK:
                self._let_go(take_number(body)[0])
            case _:
                self._note(kind, orjson.loads(body))

    async def _send_lacking(self, state: bytes) -> None:
        self.synced = True
        if self.kept:
            lacking = self.doc.get_update(state)
            self.kept = [lacking]
            await self.send_update(lacking)

    def _let_go(self, upto: int) -> None:
        for count in [count for count in self._sent if count <= upto]:
            update = self._sent.pop(count)
            self.acknowledged.append(update)
            self.kept = [one for one in self.kept if one is not update]

    def _note(self, kind: Kind, said: dict[str, Any]) -> None:
        if kind is Kind.NOTICE:
            self.notices.append(said)
        elif kind is Kind.ERROR:
            self.error = said
        elif said.get("left"):
            self.presence.pop(said["connection"], None)
        else:
            self.presence[said["connection"]] = said

    def element(self, place: int) -> XmlElement:
        found = self.roots.body.children[place]
        assert isinstance(found, XmlElement)
        return found

    def text(self, place: int) -> XmlText:
        """Return the first words of a block; an empty one gets some."""
        element = self.element(place)
        for child in element.children:
            if isinstance(child, XmlText):
                return child
        return element.children.append(XmlText(""))

    async def type(self, place: int, words: str, at: int = 0) -> None:
        await self.edit(lambda: self.text(place).insert(at, words))

    def words(self) -> list[str]:
        return ["".join(map(str, self.element(n).children)) for n in range(len(self))]

    def __len__(self) -> int:
        return len(self.roots.body.children)
