from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.audience.counting import Counting
from dateline.audience.sketches import Seen, estimate, merged
from dateline.audience.visitors import beginning_of_week, visitor, week_of

KEY = b"k" * 32


def sketch(visitors: range) -> bytes:
    seen = Seen()
    for one in visitors:
        seen.add(visitor(KEY, f"192.0.2.{one % 250}", f"Browser {one}"))
    return seen.bytes()


def test_who_reads_twice_counts_once() -> None:
    assert round(estimate([sketch(range(40)), sketch(range(40)), sketch(range(20, 60))])) == 60


def test_sketches_of_two_machines_merge_to_that_of_one() -> None:
    together = merged([sketch(range(5_000)), sketch(range(3_000, 9_000))])
    assert estimate([together]) == pytest.approx(estimate([sketch(range(9_000))]), rel=0.05)
    assert estimate([together]) == pytest.approx(9_000, rel=0.06)


def test_a_sketch_stays_small_however_many_read() -> None:
    assert len(sketch(range(50_000))) < 4_096


@given(st.binary(max_size=300))
def test_foreign_bytes_are_refused_or_read_as_a_sketch(data: bytes) -> None:
    try:
        found = estimate([data])
    except ValueError:
        return
    assert found >= 0


def test_a_reader_is_another_number_under_another_key() -> None:
    one = visitor(KEY, "192.0.2.1", "Browser")
    assert one == visitor(KEY, "192.0.2.1", "Browser")
    assert (
        len({one, visitor(b"l" * 32, "192.0.2.1", "Browser"), visitor(KEY, "192.0.2.2", "Browser")})
        == 3
    )
    assert 0 <= one < 2**63


def test_weeks_begin_on_monday_in_utc_and_belong_to_the_year_of_their_thursday() -> None:
    assert week_of(datetime(2027, 1, 3, 23, 59, tzinfo=UTC)) == "2026-W53"
    assert week_of(datetime(2027, 1, 4, tzinfo=UTC)) == "2027-W01"
    assert beginning_of_week(datetime(2027, 1, 3, 23, 59, tzinfo=UTC)) == datetime(
        2026, 12, 28, tzinfo=UTC
    )


def test_memory_is_bounded_by_pages() -> None:
    counting = Counting(most_pages=2)
    for path in ("/a/", "/b/", "/c/", "/a/"):
        counting.saw(path, 1)
    assert sorted(counting.take()) == ["/a/", "/b/"]
    assert not counting
