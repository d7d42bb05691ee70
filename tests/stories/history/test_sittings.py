"""Revisions gathered as sittings of work."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from dateline.stories.history.sittings import Saved, gather

_NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
_RUTH, _TOMAS = UUID(int=1), UUID(int=2)


def _saved(number: int, minutes: int, person: UUID = _RUTH, publication: str = "") -> Saved:
    return Saved(number, _NOON + timedelta(minutes=minutes), (person,), publication)


def test_what_is_saved_shortly_after_another_belongs_to_its_sitting() -> None:
    (sitting,) = gather([_saved(1, 0), _saved(2, 5, _TOMAS), _saved(3, 14)])
    assert (sitting.before, sitting.last.number) == (0, 3)
    assert sitting.people == (_RUTH, _TOMAS)


def test_a_long_pause_parts_two_sittings() -> None:
    assert [len(one.saved) for one in gather([_saved(1, 0), _saved(2, 15), _saved(3, 16)])] == [
        1,
        2,
    ]


def test_a_publication_ends_its_sitting() -> None:
    found = gather([_saved(1, 0), _saved(2, 1, publication="publish"), _saved(3, 2)])
    assert [one.publication for one in found] == ["publish", ""]
