"""Which files are whole, by what was listed before."""

from __future__ import annotations

import pytest

from dateline.wires.remote.folder import Found
from dateline.wires.remote.resting import Resting
from dateline.wires.unfinished import finished_name, is_unfinished


def listed(name: str, stamp: str = "1") -> Found:
    return Found(name, 10, None, stamp)


def test_a_file_is_whole_when_it_has_not_changed_for_the_time() -> None:
    resting = Resting(2.0)
    for now, stamp in ((0.0, "1"), (1.0, "2"), (2.0, "2")):
        resting.note([listed("a", stamp)], now)
        assert not resting.is_whole(listed("a", stamp), now)
    resting.note([listed("a", "2")], 3.0)
    assert resting.is_whole(listed("a", "2"), 3.0)
    assert not resting.is_whole(listed("a", "3"), 3.0)


@pytest.mark.parametrize("written_as", ["in/a.xml.part", "in/.a.xml", "in/a.xml~"])
def test_a_file_that_was_given_its_name_is_whole_at_once(written_as: str) -> None:
    resting = Resting(60.0)
    resting.note([listed(written_as)], 0.0)
    resting.note([listed("in/a.xml"), listed("in/b.xml")], 1.0)
    assert resting.is_whole(listed("in/a.xml"), 1.0)
    assert not resting.is_whole(listed("in/b.xml"), 1.0)


def test_a_file_beside_its_unfinished_one_is_not_taken_for_it() -> None:
    resting = Resting(60.0)
    resting.note([listed("a.xml.part")], 0.0)
    resting.note([listed("a.xml.part"), listed("a.xml")], 1.0)
    assert not resting.is_whole(listed("a.xml"), 1.0)


def test_only_unfinished_names_become_other_names() -> None:
    assert finished_name("in/a.xml") == "in/a.xml"
    assert not is_unfinished("a.xml")
    assert finished_name("in/.a.xml.TMP") == "in/a.xml"
