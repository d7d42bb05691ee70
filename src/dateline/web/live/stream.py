"""A stream of server-sent events (HTML Living Standard, 9.2) that resumes where it broke off."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Collection
from typing import Final

from asgiref.sync import sync_to_async
from django.db import connections

from dateline.ground.events import BadCursor, StoredEvent, read_after
from dateline.web.live.hub import Batch, Hub

HEARTBEAT: Final = 15.0
_BACKLOG: Final = 500
Render = Callable[[Collection[StoredEvent]], Awaitable[str]]
StillAllowed = Callable[[], Awaitable[bool]]


async def stream(
    hub: Hub,
    cursor: str,
    render: Render,
    still_allowed: StillAllowed,
    *,
    heartbeat: float = HEARTBEAT,
) -> AsyncGenerator[str]:
    """Yield what is rendered of events after a cursor, each piece with the cursor to resume at.

    Who lags behind by more events than are kept for them is told to load the page anew. The
    stream ends when `still_allowed` says no, which is asked at every heartbeat.
    """
    async with hub.connected() as queue:
        yield "retry: 2000\n\n"
        try:
            missed = await sync_to_async(_missed)(cursor)
        except BadCursor:
            yield _event("reload", "", "")
            return
        if len(missed) == _BACKLOG:
            yield _event("reload", "", "")
            return
        seen = {event.cursor for event in missed}
        if missed:
            yield await _piece(missed, render)
        async for batch in _batches(queue, heartbeat):
            fresh = tuple(event for event in batch or () if event.cursor not in seen)
            if fresh:
                yield await _piece(fresh, render)
            elif batch == ():
                return
            elif batch is None:
                if not await still_allowed():
                    yield _event("signed-out", "", "")
                    return
                yield ": still here\n\n"


def _missed(cursor: str) -> Batch:
    try:
        return tuple(read_after(cursor, limit=_BACKLOG))
    finally:
        # A stream lasts for hours and asks nothing more by itself.
        connections.close_all()


async def _batches(queue: asyncio.Queue[Batch], heartbeat: float) -> AsyncIterator[Batch | None]:
    """Yield what comes; None when nothing did for a heartbeat."""
    while True:
        try:
            yield await asyncio.wait_for(queue.get(), heartbeat)
        except TimeoutError:
            yield None


def told_of(html: str, cursor: str) -> str:
    """Return what the browser is sent of some HTML, with the cursor to resume at."""
    # Also without anything to show the cursor moves on, so that a resumed stream skips it.
    return _event("rows" if html else "cursor", cursor, html or "-")


async def _piece(events: Batch, render: Render) -> str:
    return told_of(await render(events), events[-1].cursor)


def _event(name: str, cursor: str, data: str) -> str:
    lines = "".join(f"data: {line}\n" for line in data.splitlines() or [""])
    return f"event: {name}\n" + (f"id: {cursor}\n" if cursor else "") + lines + "\n"
