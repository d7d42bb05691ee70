"""What is worked out once for all screens."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import connection, connections, reset_queries

from dateline.ground.events import StoredEvent, latest_cursor, read_after
from dateline.web.live.board import Board, Target
from dateline.web.newsroom.flashes import Watcher
from dateline.wires.actions import add_rule, receive_wire, reroute, set_rule_active
from dateline.wires.models import Entry
from dateline.wires.queries.wanted import Wanted
from dateline.wires.routing import Conditions, Effects

pytestmark = [pytest.mark.anyio, pytest.mark.django_db(transaction=True)]

EVERYBODY = Watcher(None, True, "en")
OUTSIDER = Watcher(None, False, "en")
PERSIAN = Watcher(None, True, "fa")


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    connections.close_all()


def told_of(*items: dict[str, Any]) -> list[StoredEvent]:
    """Receive items and return the events of it."""
    start = latest_cursor()
    for number, facts in enumerate(items):
        item = {
            "uri": f"urn:{number}",
            "type": "text",
            "language": "en",
            "version": "1",
            "versioncreated": "2026-11-23T10:00:00Z",
            "headline": f"Headline {number}",
            "copyrightholder": "AFP",
            "body_xhtml": "<p>Text.</p>",
        } | facts
        receive_wire(data=json.dumps(item).encode(), name=f"{number}.json", by=None)
    return read_after(start)


def target(key: str, **wanted: Any) -> Target:
    return Target(key, Wanted(sees_embargoed=True, **wanted))


async def html_for(
    board: Board, events: Sequence[StoredEvent], watcher: Watcher, *targets: Target
) -> str:
    with board.watching(targets):
        return await board.html(events, targets, watcher)


async def test_a_row_is_sent_once_with_the_columns_it_goes_to() -> None:
    events = await sync_to_async(told_of)({"headline": "Grain"}, {"language": "de"})
    html = await html_for(
        Board(),
        events,
        EVERYBODY,
        target("all"),
        target("german", languages=("de",)),
        target("grain", words="grain"),
    )
    assert html.count('<li class="item') == 2
    assert '<div data-for="all grain"><li' in html.replace("\n", "")
    assert '<div data-for="all german"><li' in html.replace("\n", "")


async def test_what_nobody_on_this_screen_wants_is_not_sent() -> None:
    events = await sync_to_async(told_of)({}, {"headline": "CORRECTED-It"})
    html = await html_for(Board(), events, EVERYBODY, target("fa", languages=("fa",)))
    assert "Headline 0" not in html
    # Yet a correction mends what may stand there from before.
    assert '<div data-for=""><li' in html.replace("\n", "")


async def test_items_to_which_rules_were_applied_go_to_the_columns_that_want_them_now() -> None:
    await sync_to_async(told_of)({"headline": "Grain"})
    events = await sync_to_async(rerouted)(marks=("grain",))
    html = await html_for(
        Board(),
        events,
        EVERYBODY,
        target("marked", marks=("grain",)),
        target("other", desks=("fa",)),
    )
    assert '<div data-for="marked" data-routed><li' in html.replace("\n", "")
    assert html.count("<li") == 1


def rerouted(**effects: Any) -> list[StoredEvent]:
    """Apply a new rule to what is here and return the events of it."""
    rule = add_rule(
        name="R",
        conditions=Conditions(),
        effects=Effects.model_validate(effects),
        by=None,
    )
    set_rule_active(rule=rule, active=True, by=None)
    start = latest_cursor()
    reroute(since=datetime(2020, 1, 1, tzinfo=UTC), by=None)
    return read_after(start)


async def test_what_is_under_embargo_is_told_to_nobody_who_may_not_see_it() -> None:
    events = await sync_to_async(told_of)(
        {"headline": "Secret", "embargoed": "2999-01-01T00:00:00Z"}
    )
    board = Board()
    item = await Entry.objects.values_list("pk", flat=True).aget()
    outside = await html_for(board, events, OUTSIDER, Target("all", Wanted()))
    assert outside == f'<div data-gone="{item}"></div>'
    assert "Secret" in await html_for(board, events, EVERYBODY, target("all"))


async def queries_of(screens: int, events: Sequence[StoredEvent]) -> int:
    board = Board()
    targets = [target(f"{n}", providers=("afp",)) for n in range(3)]
    await sync_to_async(begin_counting)()
    await asyncio.gather(*(html_for(board, events, EVERYBODY, *targets) for _ in range(screens)))
    return await sync_to_async(end_counting)()


def begin_counting() -> None:
    connection.force_debug_cursor = True
    reset_queries()


def end_counting() -> int:
    connection.force_debug_cursor = False
    return len(connection.queries)


async def test_many_screens_ask_the_database_no_more_often_than_one() -> None:
    events = await sync_to_async(told_of)({}, {"urgency": 1})
    one = await queries_of(1, events)
    assert 0 < one < 8
    assert await queries_of(40, events) == one


async def test_each_language_gets_its_own_rows() -> None:
    events = await sync_to_async(told_of)({"headline": "CORRECTED-It"})
    board = Board()
    assert "Correction" in await html_for(board, events, EVERYBODY, target("all"))
    assert "تصحیح" in await html_for(board, events, PERSIAN, target("all"))
