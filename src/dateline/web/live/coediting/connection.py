"""One browser's socket: frames go out in their order, and one that takes none is let go."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final
from uuid import uuid4

from dateline.web.live.coediting.guests import Guest
from dateline.web.live.coediting.protocol import Close, Kind, Refused, json_frame

Send = Callable[[dict[str, Any]], Awaitable[None]]
_MOST_BYTES_WAITING: Final = 64 * 2**20
_MOST_WAITING: Final = 5_000


class Connection:
    """A browser that has an article open.

    `presence` is what the others see of it; `unheard` counts the beats since it last said anything;
    `taken` and `acknowledged` are the numbers of its last update that came and that is in the log.
    """

    def __init__(self, guest: Guest, send: Send) -> None:
        self.id = str(uuid4())
        self.guest = guest
        self.presence: dict[str, Any] = {"cursor": None, "place": ""}
        self.unheard = 0
        self.taken = self.acknowledged = 0
        self.closed = asyncio.Event()
        self._send = send
        self._waiting: asyncio.Queue[bytes | Refused] = asyncio.Queue()
        self._bytes = 0
        self.is_ending = False
        self._task = asyncio.create_task(self._write())

    def send(self, frame: bytes) -> None:
        """Send a frame after those before it; never waits."""
        if self.is_ending:
            return
        self._bytes += len(frame)
        if self._bytes > _MOST_BYTES_WAITING or self._waiting.qsize() > _MOST_WAITING:
            # It comes back and asks for what it lacks, which is less than all of this.
            self._task.cancel()
            self.closed.set()
            return
        self._waiting.put_nowait(frame)

    def end(self, refusal: Refused) -> None:
        """Tell why and close, after what waits to be sent."""
        if self.is_ending:
            return
        self.is_ending = True
        self._waiting.put_nowait(
            json_frame(Kind.ERROR, {"code": refusal.code, "message": refusal.message})
        )
        self._waiting.put_nowait(refusal)

    def restart(self) -> None:
        """Close so that the browser comes back at once."""
        self.end(Refused(Close.RESTART, "The server begins anew. Nothing is lost."))

    def stop(self) -> None:
        """Send nothing more: the browser has gone."""
        self.is_ending = True
        self._task.cancel()
        self.closed.set()

    async def _write(self) -> None:
        try:
            while True:
                said = await self._waiting.get()
                if isinstance(said, Refused):
                    # A reason has at most 123 bytes (RFC 6455, section 5.5).
                    reason = said.message.encode()[:120].decode(errors="ignore")
                    await self._send(
                        {"type": "websocket.close", "code": int(said.code), "reason": reason}
                    )
                    return
                self._bytes -= len(said)
                await self._send({"type": "websocket.send", "bytes": said})
        except Exception:  # noqa: BLE001  (whatever a server raises once the browser has gone)
            return
        finally:
            self.closed.set()
