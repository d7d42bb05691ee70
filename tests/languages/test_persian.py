from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.languages.persian import PersianDate, format_persian, to_gregorian, to_persian

DAYS = st.dates(min_value=date(1800, 4, 1), max_value=date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "persian"),
    [
        (date(1979, 2, 11), (1357, 11, 22)),
        (date(2017, 3, 20), (1395, 12, 30)),
        (date(2017, 3, 21), (1396, 1, 1)),
        (date(2020, 3, 20), (1399, 1, 1)),
        (date(2021, 3, 20), (1399, 12, 30)),
        (date(2024, 3, 20), (1403, 1, 1)),
        (date(2025, 3, 20), (1403, 12, 30)),
        (date(2025, 3, 21), (1404, 1, 1)),
        (date(2026, 11, 23), (1405, 9, 2)),
    ],
)
def test_known_days(day: date, persian: tuple[int, int, int]) -> None:
    assert to_persian(day) == persian
    assert to_gregorian(*persian) == day


@given(DAYS)
def test_there_and_back_is_the_same_day(day: date) -> None:
    assert to_gregorian(*to_persian(day)) == day


@given(DAYS)
def test_the_next_day_is_the_next_number_or_the_first_of_a_month(day: date) -> None:
    today, tomorrow = to_persian(day), to_persian(day + timedelta(days=1))
    if tomorrow.day != 1:
        assert tomorrow == today._replace(day=today.day + 1)
    elif tomorrow.month != 1:
        assert tomorrow == (today.year, today.month + 1, 1)
        assert today.day == (31 if today.month <= 6 else 30)
    else:
        assert tomorrow == (today.year + 1, 1, 1)
        assert today.month == 12
        assert today.day in (29, 30)


@pytest.mark.parametrize("wrong", [(1404, 12, 30), (1405, 7, 31), (1405, 13, 1), (1405, 1, 0)])
def test_a_day_that_is_not_in_the_calendar_is_refused(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no day"):
        to_gregorian(*wrong)


def test_months_are_named_in_each_language() -> None:
    day = to_gregorian(*PersianDate(1405, 9, 2))
    assert format_persian(day, "fa") == "2 آذر 1405"
    assert format_persian(day, "prs") == "2 قوس 1405"
    assert format_persian(day, "ps") == "2 لیندۍ 1405"
