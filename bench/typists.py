"""Browsers that type, and note when what others typed is there."""

from __future__ import annotations

import asyncio
import random
import time
from typing import Any
from uuid import UUID

from pycrdt import Doc, XmlElement, XmlText
from websockets.asyncio.client import ClientConnection, connect

from dateline.stories.coediting.structure import SCHEMA, roots_of
from dateline.web.live.coediting.protocol import Kind, frame, number, take_number


class Typist:
    """A browser. It changes its own document only: what others typed is timed, not drawn."""

    def __init__(self, socket: ClientConnection, sent: dict[bytes, float]) -> None:
        self.doc: Doc[Any] = Doc()
        self.took: list[float] = []
        self.acknowledged: list[float] = []
        self.count = 0
        self._socket, self._sent = socket, sent
        self._waiting: dict[int, float] = {}
        self._ready = asyncio.Event()
        self._task = asyncio.create_task(self._listen())

    @classmethod
    async def connected(
        cls, port: int, article: UUID, session: str, sent: dict[bytes, float]
    ) -> Typist:
        """Return a browser that has the article open."""
        host = f"127.0.0.1:{port}"
        socket = await connect(
            f"ws://{host}/newsroom/live/articles/{article}/?schema={SCHEMA}",
            origin=f"http://{host}",  # type: ignore[arg-type]  # a NewType of str
            additional_headers={"Cookie": f"dateline_session={session}"},
            max_size=None,
        )
        typist = cls(socket, sent)
        await typist._ready.wait()
        return typist

    async def type(self, rate: int, seconds: int) -> None:
        """Type so many letters a second, each in some paragraph."""
        from dateline.stories.coediting.log import change_by  # once Django is ready

        began = time.perf_counter()
        for stroke in range(rate * seconds):
            due = began + (stroke + random.random()) / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            update = change_by(self.doc, self._stroke)
            if update is not None:
                self.count += 1
                self._sent[update] = self._waiting[self.count] = time.perf_counter()
                await self._socket.send(frame(Kind.UPDATE, number(self.count) + update))

    async def quiet(self) -> None:
        """Return when all is acknowledged, or nothing came for some seconds."""
        for _ in range(100):
            if not self._waiting:
                break
            await asyncio.sleep(0.1)
        await asyncio.sleep(1)

    async def close(self) -> None:
        await self._socket.close()
        await self._task

    def _stroke(self) -> None:
        body = roots_of(self.doc).body
        element = body.children[random.randrange(len(body.children))]
        text = element.children[0] if isinstance(element, XmlElement) else None
        if isinstance(text, XmlText):
            text.insert(random.randrange(len(text)), random.choice("abcdefgh"))

    async def _listen(self) -> None:
        async for message in self._socket:
            now = time.perf_counter()
            assert isinstance(message, bytes)
            kind, body = Kind(message[0]), message[1:]
            if kind is Kind.HELLO:
                await self._socket.send(frame(Kind.STATE, self.doc.get_state()))
            elif kind is Kind.SYNCED:
                self.doc.apply_update(body)
                self._ready.set()
            elif kind is Kind.UPDATE:
                began = self._sent.get(body[1:])
                if began is not None:
                    self.took.append(now - began)
            elif kind is Kind.ACK:
                self._note(take_number(body)[0], now)

    def _note(self, upto: int, now: float) -> None:
        for count in [count for count in self._waiting if count <= upto]:
            self.acknowledged.append(now - self._waiting.pop(count))
