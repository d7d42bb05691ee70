"""Bounds of what is sent to us, kept before Django reads a body: it would read one of any size."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings

from dateline.ground.settings import get_settings

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Any, Any, Any], Awaitable[None]]

_GONE: Final[Message] = {"type": "http.disconnect"}


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a body may have.

    Attributes:
        largest: bytes, by the request's path.
        seconds: in which it must be here.
        at_once: so many requests in this process; None for any number.
        told: media type and bytes that tell status, code and sentence of a refusal.
    """

    largest: Callable[[str], int]
    seconds: float
    at_once: int | None
    told: Callable[[int, str, str, str], tuple[str, bytes]]


class Bounded:
    """Passes requests on to an application, but none that is too large, too slow or one too many.

    Those are answered 413, 408 and 503.
    """

    def __init__(self, application: Application, bounds: Bounds) -> None:
        self._application = application
        self._bounds = bounds
        self._running = 0

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI 3)."""
        limit = self._bounds.largest(scope["path"])
        most = self._bounds.at_once
        if _declared(scope) > limit:
            await self._refuse(scope, send, 413, _too_large(limit))
        elif most is not None and self._running >= most:
            await self._refuse(scope, send, 503, "Too many come in at once: send it again.")
        else:
            self._running += 1
            try:
                await self._pass_on(scope, _Body(receive, limit, self._bounds.seconds), send)
            finally:
                self._running -= 1

    async def _pass_on(self, scope: Any, body: _Body, send: Send) -> None:
        await self._application(scope, body.receive, send)
        # Django takes a body that was cut off for a client that went away, and answers nothing.
        if body.is_too_large:
            await self._refuse(scope, send, 413, _too_large(body.limit))
        elif body.is_too_slow:
            sentence = f"It was not here within {self._bounds.seconds:.0f} s: send it again."
            await self._refuse(scope, send, 408, sentence)

    async def _refuse(self, scope: Any, send: Send, status: int, sentence: str) -> None:
        media_type, body = self._bounds.told(status, _CODES[status], sentence, scope["path"])
        headers = [
            (b"content-type", media_type.encode()),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"no-store"),
            # The rest of the body is not read: nothing else can come over this connection.
            (b"connection", b"close"),
        ]
        if status == 503:
            headers.append((b"retry-after", b"1"))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


class _Body:
    """A request's body as it comes in, cut off where it breaks a bound."""

    def __init__(self, receive: Receive, limit: int, seconds: float) -> None:
        self._receive = receive
        self._ends = asyncio.get_running_loop().time() + seconds
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
    return f"At most {limit} bytes are taken; this has more and was not taken."


_CODES: Final = {408: "too-slow", 413: "too-large", 503: "too-many"}
_TITLES: Final[Mapping[int, str]] = {
    408: "Too slow",
    413: "Too large",
    503: "Too many",
}
# Around the bytes of a picture a form says what else there is to say.
_AROUND: Final = 2**20
_PICTURES: Final = ("/newsroom/pictures", "/api/v1/pictures")


def _as_pushed(status: int, code: str, sentence: str, path: str) -> tuple[str, bytes]:
    return "application/json", json.dumps({"error": {"code": code, "message": sentence}}).encode()


def _as_page_or_problem(status: int, code: str, sentence: str, path: str) -> tuple[str, bytes]:
    """A problem (RFC 9457) for programs, a sentence for people."""
    if not path.startswith("/api/"):
        return "text/plain; charset=utf-8", sentence.encode()
    problem = {
        "type": f"urn:dateline:problem:{code}",
        "title": _TITLES[status],
        "status": status,
        "detail": sentence,
    }
    return "application/problem+json", json.dumps(problem).encode()


def _largest_form(path: str) -> int:
    if path.startswith(_PICTURES):
        return get_settings().max_picture_bytes + _AROUND
    return settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0


PUSHED: Final = Bounds(lambda path: get_settings().max_wire_bytes, 60.0, 64, _as_pushed)
# Streams of the newsroom are requests, too: their number has no bound here. A picture takes its
# time over a slow line.
FORMS: Final = Bounds(_largest_form, 600.0, None, _as_page_or_problem)
