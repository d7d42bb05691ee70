"""Bounds of what is pushed, kept before Django reads a body: it would read one of any size."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final

from dateline.ground.settings import get_settings

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Any, Any, Any], Awaitable[None]]

MOST_AT_ONCE: Final = 64
SECONDS_TO_SEND: Final = 60.0
_GONE: Final[Message] = {"type": "http.disconnect"}


class Bounded:
    """Passes requests on to an application, but none that is too large, too slow or one too many.

    Bodies may have DATELINE_MAX_WIRE_BYTES (else 413) and must be here after a minute (408); of
    more than 64 at once in this process the rest are asked to come again (503).
    """

    def __init__(self, application: Application) -> None:
        self._application = application
        self._running = 0

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI 3)."""
        limit = get_settings().max_wire_bytes
        if _declared(scope) > limit:
            await _refuse(send, 413, _too_large(limit))
        elif self._running >= MOST_AT_ONCE:
            await _refuse(send, 503, "Too many files are coming in at once: send it again.")
        else:
            self._running += 1
            try:
                await self._pass_on(scope, _Body(receive, limit), send)
            finally:
                self._running -= 1

    async def _pass_on(self, scope: Any, body: _Body, send: Send) -> None:
        await self._application(scope, body.receive, send)
        # Django takes a body that was cut off for a client that went away, and answers nothing.
        if body.is_too_large:
            await _refuse(send, 413, _too_large(body.limit))
        elif body.is_too_slow:
            await _refuse(send, 408, f"The file was not here within {SECONDS_TO_SEND:.0f} s.")


class _Body:
    """A request's body as it comes in, cut off where it breaks a bound."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._ends = asyncio.get_running_loop().time() + SECONDS_TO_SEND
        self._size = 0
        self._is_whole = False
        self.limit = limit
        self.is_too_large = self.is_too_slow = False

    async def receive(self) -> Message:
        if self._is_whole:  # what comes then is the client's going away, however late
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._ends):
                message = await self._receive()
        except TimeoutError:
            self.is_too_slow = True
            return _GONE
        self._size += len(message.get("body", b""))
        self._is_whole = not message.get("more_body", False)
        if self._size > self.limit:
            self.is_too_large = True
            return _GONE
        return message


def _declared(scope: Any) -> int:
    length = dict(scope["headers"]).get(b"content-length", b"")
    return int(length) if length.isdigit() and len(length) < 19 else 0


def _too_large(limit: int) -> str:
    return f"A file may have {limit} bytes; this one has more and was not taken."


async def _refuse(send: Send, status: int, sentence: str) -> None:
    body = json.dumps({"error": {"code": _CODES[status], "message": sentence}}).encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        # The rest of the body is not read: nothing else can come over this connection.
        (b"connection", b"close"),
    ]
    if status == 503:
        headers.append((b"retry-after", b"1"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


_CODES: Final = {408: "too-slow", 413: "too-large", 503: "too-many"}
