"""Arranging step by step, without a database."""

from __future__ import annotations

from uuid import UUID

import pytest

from dateline.publishing.errors import BadArrangement
from dateline.publishing.fronts import moves
from dateline.publishing.fronts.arrangement import Area, Arrangement, parse_arrangement

A, B, C, D = (UUID(int=number) for number in range(1, 5))
FRONT = Arrangement(
    areas=(
        Area(id="lead", kind="lead"),
        Area(id="second", kind="slots", count=3),
        Area(id="latest", kind="list", count=5),
    )
)


def pins(front: Arrangement) -> dict[str, list[tuple[int, UUID]]]:
    return {
        area.id: [(pin.place, pin.article) for pin in area.pins]
        for area in front.areas
        if area.pins
    }


def test_a_story_is_pinned_to_a_place() -> None:
    assert pins(moves.put_pin(FRONT, A, "second", 1)) == {"second": [(1, A)]}


def test_a_new_pin_moves_those_at_its_place_on_by_one() -> None:
    front = FRONT
    for article in (A, B, C, D):
        front = moves.put_pin(front, article, "second", 0)
    assert pins(front) == {"second": [(0, D), (1, C), (2, B)]}


def test_a_new_pin_leaves_those_behind_a_free_place_where_they_are() -> None:
    front = moves.put_pin(FRONT, A, "second", 0)
    front = moves.put_pin(front, B, "second", 2)
    front = moves.put_pin(front, C, "second", 0)
    assert pins(front) == {"second": [(0, C), (1, A), (2, B)]}


def test_a_pinned_story_changes_places_with_the_one_it_is_put_on() -> None:
    front = moves.put_pin(moves.put_pin(FRONT, A, "lead", 0), B, "second", 2)
    assert pins(moves.put_pin(front, B, "lead", 0)) == {"lead": [(0, B)], "second": [(2, A)]}


def test_a_story_steps_from_one_area_into_the_next_and_back() -> None:
    front = moves.put_pin(FRONT, A, "second", 2)
    down = moves.step_pin(front, A, 1)
    assert pins(down) == {"latest": [(0, A)]}
    assert pins(moves.step_pin(down, A, -1)) == pins(front)


def test_a_story_at_the_very_top_steps_no_higher() -> None:
    front = moves.put_pin(FRONT, A, "lead", 0)
    assert moves.step_pin(front, A, -1) == front


def test_an_unpinned_story_is_nowhere() -> None:
    assert moves.unpin(moves.put_pin(FRONT, A, "lead", 0), A) == FRONT


def test_areas_step_up_and_down_and_not_beyond_the_ends() -> None:
    front = moves.step_area(FRONT, "latest", -1)
    assert [area.id for area in front.areas] == ["lead", "latest", "second"]
    assert moves.step_area(FRONT, "lead", -5) == FRONT


def test_fewer_places_let_go_of_the_pins_beyond_them() -> None:
    front = moves.put_pin(moves.put_pin(FRONT, A, "latest", 4), B, "latest", 0)
    assert pins(moves.change_area(front, "latest", count=4)) == {"latest": [(0, B)]}


@pytest.mark.parametrize("fields", [{"count": 0}, {"count": 31}, {"source": "elsewhere"}])
def test_what_an_area_cannot_be_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(BadArrangement):
        moves.change_area(FRONT, "latest", **fields)


def test_each_new_area_has_an_id_of_its_own() -> None:
    front = moves.add_area(FRONT, "strip", "section/world", 4)
    front = moves.add_area(front, "strip", "section/sport", 4)
    assert len({area.id for area in front.areas}) == 5


def test_a_front_is_read_back_as_it_was_kept() -> None:
    front = moves.change_pin(moves.put_pin(FRONT, A, "lead", 0), A, headline="Now this")
    assert parse_arrangement(front.to_json()) == front


@pytest.mark.parametrize(
    "data",
    [
        {"areas": [{"id": "a", "kind": "lead"}, {"id": "a", "kind": "list"}]},
        {"areas": [{"id": "a", "kind": "lead", "count": 2}]},
        {"areas": [{"id": "a", "kind": "list", "pins": [{"article": str(A), "place": 3}]}]},
        {"areas": [{"id": "A b", "kind": "list"}]},
        {"areas": [{"id": "a", "kind": "list", "style": "x"}]},
        [],
    ],
)
def test_what_is_no_front_is_refused(data: object) -> None:
    with pytest.raises(BadArrangement, match="no front"):
        parse_arrangement(data)
