"""The live board and what one person is told at once, over the real outbox."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asgiref.sync import sync_to_async
from django.db import connections
from django.test import AsyncClient
from tests.web.live.test_stream import someone

from dateline.accounts.models import User
from dateline.desk.actions import assign
from dateline.ground.events import latest_cursor
from dateline.languages.actions import load_services
from dateline.languages.models import Service
from dateline.stories.actions import create_story

pytestmark = [pytest.mark.anyio, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    connections.close_all()


def give_work(user: User) -> None:
    load_services(by=None)
    service = Service.objects.get(pk="en")
    Service.objects.filter(pk="en").update(active=True)
    story = create_story(slugline="The bridge & the port", by=None)
    assign(story=story, service=service, to=user, note="", due="", by=None)
    connections.close_all()


async def told(address: str, user: User) -> str:
    """Return the second piece of a stream: the first says only how to come back."""
    client = AsyncClient()
    await client.aforce_login(user)
    response = await client.get(address)
    parts = aiter(response.streaming_content)
    found = [(await anext(parts)).decode() for _ in range(2)]
    await response.streaming_content.aclose()
    return found[1]


async def test_nobody_gets_the_board_without_a_role() -> None:
    client = AsyncClient()
    assert (await client.get("/newsroom/live/desk/")).status_code == 401
    await client.aforce_login(await sync_to_async(someone)(role=False))
    assert (await client.get("/newsroom/live/desk/")).status_code == 401


async def test_a_board_and_every_other_page_of_the_person_are_told_of_new_work() -> None:
    user = await sync_to_async(someone)()
    start = await sync_to_async(latest_cursor)()
    await sync_to_async(give_work)(user)
    board = await told(f"/newsroom/live/desk/?cursor={start}", user)
    assert 'data-column="missing"' in board
    assert "The bridge &amp; the port" in board
    anywhere = await told(f"/newsroom/live/flashes/?cursor={start}", user)
    assert "data-notices" in anywhere
    assert "The bridge &amp; the port" in anywhere
