"""Which files of a folder are taken, and in which order."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dateline.wires.remote.choosing import choose, key_of, settled, wanted
from dateline.wires.remote.folder import Found, readable
from dateline.wires.remote.trying import said_of

LIMIT = 1_000


def a_file(name: str, *, minute: int | None = 0, size: int | None = 10, stamp: str = "1") -> Found:
    moment = None if minute is None else datetime(2026, 11, 24, 9, minute, tzinfo=UTC)
    return Found(name, size, moment, stamp)


def names(files: list[Found]) -> list[str]:
    return [file.name for file in files]


def test_the_oldest_come_first_and_of_one_minute_by_name() -> None:
    files = [a_file("c", minute=7), a_file("b", minute=3), a_file("a", minute=7)]
    assert names(choose(files, set(), set(), LIMIT).fresh) == ["b", "a", "c"]


def test_those_that_made_trouble_come_last() -> None:
    files = [a_file("bad", minute=1), a_file("good", minute=7)]
    assert names(choose(files, set(), {("bad", "1")}, LIMIT).fresh) == ["good", "bad"]


def test_a_taken_file_is_taken_again_only_with_another_stamp() -> None:
    taken = {("a", "1"), ("b", "1")}
    files = [a_file("a"), a_file("b", stamp="2")]
    assert names(choose(files, taken, set(), LIMIT).fresh) == ["b"]


def test_those_that_are_too_large_are_told_apart_and_those_of_unknown_size_tried() -> None:
    choice = choose([a_file("a", size=1_001), a_file("b", size=None)], set(), set(), LIMIT)
    assert names(choice.oversized) == ["a"]
    assert names(choice.fresh) == ["b"]


def test_only_what_has_not_changed_has_settled() -> None:
    before = [a_file("grows"), a_file("stays"), a_file("gone")]
    assert names(settled(before, [a_file("grows", stamp="2"), a_file("stays")])) == ["stays"]


def test_a_pattern_is_for_the_name_without_folders_and_minds_case() -> None:
    files = [a_file("2026/a.xml"), a_file("a.XML"), a_file("xml/a.jpg"), a_file("2026/.b.xml")]
    assert names(wanted(files, "*.xml")) == ["2026/a.xml"]


def test_names_too_long_for_the_table_stay_apart() -> None:
    one, other = key_of(a_file("x" * 1_200 + "1")), key_of(a_file("x" * 1_200 + "2"))
    assert one != other
    assert len(one[0]) == len(other[0]) == 1_000


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("خبر.xml", "خبر.xml"),
        ("a\x00b\n.xml", "a\\x00b\\x0a.xml"),
        ("Z\udcfcrich.xml", "Z\\xfcrich.xml"),
    ],
)
def test_a_name_is_shown_without_what_could_do_harm(name: str, shown: str) -> None:
    assert readable(name) == shown


def test_what_lies_there_is_said_in_a_sentence() -> None:
    assert said_of([]) == "It answers; no file that fits lies there."
    assert said_of([a_file("a", minute=None)]) == "1 file."
    two = [a_file("a", minute=41), a_file("b", minute=3)]
    assert said_of(two) == "2 files, the newest of 24 November 2026, 09:41 UTC."
