"""One browser's socket: frames go out in their order, and one that takes none is let go."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Final
from uuid import uuid4

from django.utils.translation import gettext_noop as _

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
        self._waiting: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._bytes = 0
        self._refusal: Refused | None = None
        self._told = ""
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
        self._refusal = refusal
        self._told = refusal.told(self.guest.language)
        self._waiting.put_nowait(
            json_frame(Kind.ERROR, {"code": refusal.code, "message": self._told})
        )
        self._waiting.put_nowait(None)

    def restart(self) -> None:
        """Close so that the browser comes back at once."""
        self.end(Refused(Close.RESTART, _("The server begins anew. Nothing is lost.")))

    async def close(self) -> None:
        """Send nothing more; close the socket if the browser was told why.

        Nobody may be waiting for its messages then: Granian closes no socket that is waited for.
        """
        refusal = self._refusal if self.is_ending else None
        self.is_ending = True
        if refusal is None:
            self._task.cancel()
            return
        await self.closed.wait()
        # A reason has at most 123 bytes (RFC 6455, section 5.5).
        reason = self._told.encode()[:120].decode(errors="ignore")
        # A server raises what it likes once the browser has gone.
        with suppress(Exception):
            await self._send(
                {"type": "websocket.close", "code": int(refusal.code), "reason": reason}
            )

    async def _write(self) -> None:
        try:
            while (said := await self._waiting.get()) is not None:
                self._bytes -= len(said)
                await self._send({"type": "websocket.send", "bytes": said})
        except Exception:  # noqa: BLE001  (whatever a server raises once the browser has gone)
            return
        finally:
            self.closed.set()
