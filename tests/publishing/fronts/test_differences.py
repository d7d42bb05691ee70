"""What two people changed, without a database."""

from __future__ import annotations

from uuid import UUID

from dateline.publishing.fronts import moves
from dateline.publishing.fronts.arrangement import Area, Arrangement
from dateline.publishing.fronts.differences import changes, join

A, B = UUID(int=1), UUID(int=2)
BASE = Arrangement(
    areas=(
        Area(id="lead", kind="lead"),
        Area(id="second", kind="slots", count=3),
        Area(id="latest", kind="list", count=5),
    )
)


def told(old: Arrangement, new: Arrangement) -> list[tuple[str, str]]:
    return [(change.kind, change.area.id) for change in changes(old, new)]


def test_each_kind_of_change_is_told_once() -> None:
    pinned = moves.put_pin(BASE, A, "lead", 0)
    assert told(BASE, BASE) == []
    assert told(BASE, pinned) == [("pinned", "lead")]
    assert told(pinned, BASE) == [("unpinned", "lead")]
    assert told(pinned, moves.put_pin(pinned, A, "second", 1)) == [("moved", "second")]
    assert told(pinned, moves.change_pin(pinned, A, headline="New")) == [("reworded", "lead")]
    assert told(BASE, moves.change_area(BASE, "latest", count=8)) == [("area-changed", "latest")]
    assert told(BASE, moves.step_area(BASE, "latest", -2)) == [("area-moved", "latest")]
    assert told(BASE, moves.remove_area(BASE, "second")) == [("area-removed", "second")]


def test_changes_of_different_areas_are_put_together() -> None:
    mine = moves.put_pin(BASE, A, "lead", 0)
    theirs = moves.step_area(moves.change_area(BASE, "latest", count=8), "latest", -1)
    joined = join(BASE, theirs, mine)
    assert [area.id for area in joined.areas] == ["lead", "latest", "second"]
    assert told(theirs, joined) == [("pinned", "lead")]


def test_where_both_changed_an_area_mine_goes_first() -> None:
    mine = moves.put_pin(BASE, A, "lead", 0)
    theirs = moves.put_pin(BASE, B, "lead", 0)
    assert [pin.article for pin in join(BASE, theirs, mine).pins] == [A]


def test_a_story_that_both_pinned_stands_once_where_i_have_it() -> None:
    mine = moves.put_pin(BASE, A, "latest", 2)
    theirs = moves.put_pin(BASE, A, "lead", 0)
    joined = join(BASE, theirs, mine)
    assert [(area.id, len(area.pins)) for area in joined.areas] == [
        ("lead", 0),
        ("second", 0),
        ("latest", 1),
    ]


def test_what_one_took_away_stays_away_and_what_one_added_comes_in() -> None:
    mine = moves.remove_area(BASE, "second")
    theirs = moves.add_area(BASE, "strip", "section/world", 4)
    assert [area.id for area in join(BASE, theirs, mine).areas] == ["lead", "latest", "strip-1"]
