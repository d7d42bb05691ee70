"""Where pages say that they were read: a request without cookie, body or answer.

A page of an article sends `POST /audience/<its own path>` when somebody has had it before them for
a while. Who asks not to be counted (Global Privacy Control; DNT) is not. What is kept is a sketch;
the address of the network is forgotten with the request.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, MutableMapping
from datetime import datetime
from ipaddress import ip_address
from typing import Any, Final

from asgiref.sync import sync_to_async
from django.db import Error, close_old_connections
from django.utils import timezone

from dateline.audience import actions
from dateline.audience.counting import Counting
from dateline.audience.visitors import visitor, week_of
from dateline.web.site import Site

PREFIX: Final = "/audience"
# Seconds between two writings; a process that is killed loses so much at most.
_BETWEEN: Final = 10.0
_MOST_AGENT: Final = 512
_HEADERS: Final = [(b"cache-control", b"no-store")]
_log: Final = logging.getLogger(__name__)

Scope = MutableMapping[str, Any]


class Beacon:
    """Counts readers in memory and has it written down every few seconds.

    Args:
        site: the pages that there are; what is none of them is not counted.
        between: seconds between two writings.
    """

    def __init__(self, site: Site, *, between: float = _BETWEEN) -> None:
        self._site = site
        self._between = between
        self._counting = Counting()
        self._key: tuple[str, bytes] = ("", b"")
        self._writing: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """Answer one request (ASGI 3): 204 whoever asks, 405 to other methods than POST."""
        status = 405
        if scope["method"] == "POST":
            status = 204
            await self._count(scope)
        await send({"type": "http.response.start", "status": status, "headers": _HEADERS})
        await send({"type": "http.response.body", "body": b""})

    async def end(self) -> None:
        """Write down what was seen since the last time."""
        if self._writing is not None:
            self._writing.cancel()
        await self._write()

    async def _count(self, scope: Scope) -> None:
        headers: Mapping[bytes, bytes] = dict(scope["headers"])
        path = scope["path"].removeprefix(PREFIX)
        if not _may_count(headers) or not path.endswith("/") or not self._site.has(path):
            return
        try:
            key = await self._key_of(timezone.now())
        except Error:
            _log.exception("this week's key cannot be read, so nobody is counted")
            return
        agent = headers.get(b"user-agent", b"")[:_MOST_AGENT].decode("latin-1")
        self._counting.saw(path, visitor(key, _address(scope, headers), agent))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_soon())

    async def _key_of(self, now: datetime) -> bytes:
        # Once a week: no other request of a reader waits for the database.
        if self._key[0] != week_of(now):
            self._key = (week_of(now), await sync_to_async(_fetch_key)(now))
        return self._key[1]

    async def _write_soon(self) -> None:
        await asyncio.sleep(self._between)
        await self._write()

    async def _write(self) -> None:
        if not self._counting:
            return
        try:
            await sync_to_async(_keep)(self._counting.take(), timezone.now())
        except Error:
            # A count is worth less than a page: the next ones are tried as ever.
            _log.exception("the readers of the last seconds could not be written down")


def _fetch_key(now: datetime) -> bytes:
    try:
        return actions.key_of_week(moment=now)
    finally:
        close_old_connections()


def _keep(seen: Mapping[str, bytes], now: datetime) -> None:
    try:
        actions.add_readers(seen=seen, moment=now)
    finally:
        close_old_connections()


def _may_count(headers: Mapping[bytes, bytes]) -> bool:
    """Whether the reader lets us, and no other site's page asks (Fetch Metadata)."""
    is_private = headers.get(b"sec-gpc") == b"1" or headers.get(b"dnt") == b"1"
    return not is_private and headers.get(b"sec-fetch-site", b"same-origin") == b"same-origin"


def _address(scope: Scope, headers: Mapping[bytes, bytes]) -> str:
    """Return whose request it is: as nginx on this machine says, else who is connected."""
    client = scope.get("client")
    here = str(client[0]) if client else ""
    told = headers.get(b"x-forwarded-for", b"").decode("latin-1").rpartition(",")[2].strip()
    return told if told and _is_this_machine(here) else here


def _is_this_machine(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return not address
