"""The live wire list over the real outbox and a real LISTEN."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Collection, Iterator

import pytest
from asgiref.sync import sync_to_async
from django.db import connection, connections
from django.test import AsyncClient

from dateline.accounts import actions as accounts
from dateline.accounts.models import Role, User
from dateline.ground.events import StoredEvent, latest_cursor, read_after
from dateline.web.live.hub import Hub
from dateline.web.live.stream import stream
from dateline.wires.actions import receive_wire

pytestmark = [pytest.mark.anyio, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    connections.close_all()


def send(name: str) -> None:
    item = {
        "uri": name,
        "type": "text",
        "version": "1",
        "versioncreated": "2026-11-23T10:00:00Z",
        "headline": f"Headline of {name}",
        "copyrightholder": "AFP",
        "body_xhtml": "<p>Text.</p>",
    }
    receive_wire(data=json.dumps(item).encode(), name=name, by=None)
    connections.close_all()


def someone(*, role: bool = True) -> User:
    user = accounts.create_user(email="one@example.org", name="One", password=None, by=None)
    if role:
        accounts.give_role(user=user, role=Role.REPORTER, service="en", by=None)
    return user


async def kinds(events: Collection[StoredEvent]) -> str:
    return " ".join(event.kind for event in events)


async def yes() -> bool:
    return True


async def pieces(source: AsyncIterator[str], wanted: str) -> str:
    """Read a stream until a piece holds what is wanted, and return that piece."""
    async for piece in source:
        if wanted in piece:
            return piece
    raise AssertionError(f"the stream ended without {wanted}")


async def in_thread(name: str) -> None:
    await asyncio.to_thread(send, name)


async def test_what_comes_in_is_told_at_once_and_to_everybody() -> None:
    hub = Hub()
    start = await sync_to_async(latest_cursor)()
    streams = [stream(hub, start, kinds, yes) for _ in range(3)]
    waiting = [asyncio.create_task(pieces(one, "wires.item-version-received")) for one in streams]
    await asyncio.sleep(0.2)
    await in_thread("a")
    told = await asyncio.gather(*waiting)
    assert len(set(told)) == 1
    for one in streams:
        await one.aclose()


async def test_a_stream_resumes_after_its_cursor() -> None:
    start = await sync_to_async(latest_cursor)()
    await in_thread("a")
    missed = await sync_to_async(read_after)(start)
    hub = Hub()
    first = stream(hub, start, kinds, yes)
    piece = await pieces(first, "event: rows")
    assert f"id: {missed[-1].cursor}" in piece
    await first.aclose()
    again = stream(hub, missed[-1].cursor, kinds, yes)
    waiting = asyncio.create_task(pieces(again, "event: rows"))
    await asyncio.sleep(0.2)
    await in_thread("b")
    piece = await waiting
    assert missed[-1].cursor not in piece
    await again.aclose()


async def test_a_stream_says_that_it_is_alive_and_ends_with_the_sign_in() -> None:
    answers = iter([True, False])

    async def allowed() -> bool:
        return next(answers)

    start = await sync_to_async(latest_cursor)()
    told = [p async for p in stream(Hub(), start, kinds, allowed, heartbeat=0.05)]
    assert told[1:] == [": still here\n\n", "event: signed-out\ndata: \n\n"]


async def test_a_cursor_of_nobody_has_the_page_loaded_anew() -> None:
    told = [piece async for piece in stream(Hub(), "nonsense", kinds, yes)]
    assert "event: reload" in told[-1]


@pytest.mark.parametrize("role", [True, False])
async def test_only_members_listen(role: bool) -> None:
    client = AsyncClient()
    assert (await client.get("/newsroom/live/wires/")).status_code == 401
    user = await sync_to_async(someone)(role=role)
    await client.aforce_login(user)
    response = await client.get("/newsroom/live/wires/")
    assert response.status_code == (200 if role else 401)
    response.close()


async def test_rows_are_rendered_as_the_list_shows_them_by_its_filters() -> None:
    await sync_to_async(someone)()
    user = await User.objects.aget()
    start = await sync_to_async(latest_cursor)()
    client = AsyncClient()
    await client.aforce_login(user)
    await in_thread("a & b")
    for query, event in (("provider=afp", "rows"), ("provider=reuters", "cursor")):
        response = await client.get(f"/newsroom/live/wires/?{query}&cursor={start}")
        parts = aiter(response.streaming_content)
        told = [(await anext(parts)).decode() for _ in range(2)]
        assert f"event: {event}" in told[1]
        assert ("Headline of a &amp; b" in told[1]) is (event == "rows")
        await response.streaming_content.aclose()


def break_connections() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    connections.close_all()


async def test_a_restart_of_the_database_loses_no_event(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.web.live.hub._AFTER_TROUBLE", 0.1)
    start = await sync_to_async(latest_cursor)()
    live = stream(Hub(), start, kinds, yes)
    waiting = asyncio.create_task(pieces(live, "wires.item-version-received"))
    await asyncio.sleep(0.2)
    await asyncio.to_thread(break_connections)
    await in_thread("a")
    assert await waiting
    await live.aclose()
