"""What is wanted: kept as JSON, and what each condition leaves out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from dateline.wires.actions import receive_wire
from dateline.wires.models import Entry
from dateline.wires.queries import Wanted, entries

Ninjs = Callable[..., bytes]


def test_what_is_kept_as_json_comes_back() -> None:
    wanted = Wanted(
        providers=("ap", "dpa"),
        words='"prime minister" -sport',
        topics=("medtop:15000000",),
        urgency=3,
        since=datetime(2026, 11, 1, tzinfo=UTC),
        flash=True,
        muted=True,
    )
    assert Wanted.from_json(wanted.to_json()) == wanted
    assert Wanted().to_json() == {}


def test_the_right_to_see_what_is_embargoed_is_never_kept() -> None:
    kept = Wanted(sees_embargoed=True).to_json()
    assert kept == {}
    assert not Wanted.from_json({"sees_embargoed": True}).sees_embargoed


@pytest.mark.parametrize(
    "given",
    [
        None,
        [],
        "words",
        {"unknown": 1},
        {"providers": "ap", "words": 3, "urgency": "3", "flash": "yes", "since": "yesterday"},
        {"urgency": 40, "until": "2026-11-01T00:00:00", "topics": [1, None, ""]},
    ],
)
def test_what_is_of_the_wrong_kind_is_left_out(given: Any) -> None:
    assert Wanted.from_json(given) == Wanted()


@pytest.fixture
def harbour(db: None, ninjs: Ninjs) -> Entry:
    """An entry with something for each condition."""
    receive_wire(
        data=ninjs(
            urgency=2,
            language="en-GB",
            pubstatus="canceled",
            subject=[{"code": "medtop:20000822", "name": "football"}],
            located="Odesa, Ukraine",
        ),
        name="a.json",
        by=None,
    )
    return Entry.objects.get()


@pytest.mark.parametrize(
    ("finds", "finds_not"),
    [
        ({"providers": ("ap", "reuters")}, {"providers": ("ap",)}),
        ({"languages": ("en",)}, {"languages": ("fr", "e")}),
        ({"languages": ("en-GB",)}, {"languages": ("en-US",)}),
        ({"words": "ships harbour"}, {"words": "ships trains"}),
        ({"signals": ("kill", "embargo")}, {"signals": ("embargo",)}),
        ({"topics": ("medtop:20000822",)}, {"topics": ("medtop:01000000",)}),
        ({"places": ("ODESA",)}, {"places": ("Kyiv",)}),
        ({"urgency": 2}, {"urgency": 1}),
        ({"types": ("text", "picture")}, {"types": ("picture",)}),
    ],
)
def test_a_condition_finds_what_has_it_and_leaves_out_the_rest(
    harbour: Entry, finds: dict[str, Any], finds_not: dict[str, Any]
) -> None:
    wanted = Wanted(muted=True)
    assert [one.pk for one in entries(replace(wanted, **finds)).entries] == [harbour.pk]
    assert entries(replace(wanted, **finds_not)).entries == []
    assert entries(replace(wanted, **(finds | finds_not))).entries == []


def test_the_time_of_arrival_bounds_a_list(harbour: Entry) -> None:
    moment, second = harbour.received, timedelta(seconds=1)
    assert entries(Wanted(since=moment, until=moment + second)).entries == [harbour]
    assert entries(Wanted(since=moment + second)).entries == []
    assert entries(Wanted(until=moment)).entries == []


def test_muted_items_are_left_out_unless_wanted(harbour: Entry) -> None:
    Entry.objects.update(muted=True)
    assert entries(Wanted()).entries == []
    assert entries(Wanted(muted=True)).entries == [harbour]


def test_only_flashes_and_only_what_is_held_can_be_wanted(harbour: Entry) -> None:
    Entry.objects.update(flash=False, held="")
    assert entries(Wanted(flash=True)).entries == entries(Wanted(held=True)).entries == []
    Entry.objects.update(flash=True, held="note-says-kill")
    assert entries(Wanted(flash=True, held=True)).entries == [harbour]


def test_what_is_under_embargo_is_left_out_for_those_who_may_not_see_it(harbour: Entry) -> None:
    Entry.objects.update(embargoed=timezone.now() + timedelta(hours=1))
    assert entries(Wanted()).entries == []
    assert entries(Wanted(words="ships")).entries == []
    assert entries(Wanted(sees_embargoed=True)).entries == [harbour]
    Entry.objects.update(embargoed=timezone.now() - timedelta(seconds=1))
    assert entries(Wanted()).entries == [harbour]


def test_pages_follow_each_other_without_gap_or_repetition(db: None, ninjs: Ninjs) -> None:
    for number in range(7):
        receive_wire(data=ninjs(uri=f"tag:x,2026:{number}"), name="a.json", by=None)
    seen, cursor = [], None
    while True:
        page = entries(Wanted(), cursor, 3)
        seen += [one.pk for one in page.entries]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 7
