"""What is usual, from made histories of agencies with days, nights, weekends and changed clocks."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo

import pytest

from dateline.wires.silence import Heard, limit_of, slot_of, usual_silences

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 11, 2, tzinfo=UTC)
Rate = Callable[[datetime], float]


def office(moment: datetime) -> float:
    """Eight items an hour on working days from 8 to 18, by the clock of Berlin."""
    local = moment.astimezone(BERLIN)
    return 8.0 if local.weekday() < 5 and 8 <= local.hour < 18 else 0.0


def agency(moment: datetime) -> float:
    """Many by day, few at night, half at weekends."""
    by_day = 30.0 if 6 <= moment.hour < 22 else 3.0
    return by_day / 2 if moment.weekday() >= 5 else by_day


def seldom(moment: datetime) -> float:
    """Four a day, at any time."""
    return 4 / 24


def arrivals(rate: Rate, start: datetime, days: int, seed: int = 1) -> list[datetime]:
    """A Poisson process of changing rate (thinning)."""
    chance = random.Random(seed)
    most, moment, found = 30.0, start, []
    while True:
        moment += timedelta(hours=chance.expovariate(most))
        if moment >= start + timedelta(days=days):
            return found
        if chance.random() < rate(moment) / most:
            found.append(moment)


def heard(times: list[datetime]) -> list[Heard]:
    return list(_hours(times))


def _hours(times: list[datetime]) -> Iterator[Heard]:
    def hour_of(moment: datetime) -> datetime:
        return moment.replace(minute=0, second=0, microsecond=0)

    for hour, group in groupby(times, key=hour_of):
        inside = list(group)
        widest = max(((b - a).total_seconds() for a, b in pairwise(inside)), default=0.0)
        yield Heard(hour, len(inside), inside[0], inside[-1], widest)


def is_quiet(times: list[datetime], now: datetime) -> bool:
    """Whether a source that sent at these times is called quiet at a moment."""
    past = [one for one in times if one <= now]
    usual = usual_silences(heard(past))[slot_of(now)]
    return bool(usual) and now - past[-1] > limit_of(usual)


def false_alarms(rate: Rate, start: datetime, seed: int) -> int:
    """How often a healthy source is called quiet in the fifth week, looked at every ten minutes."""
    times = arrivals(rate, start, 35, seed)
    learnt = [one for one in times if one < start + timedelta(days=28)]
    usual = usual_silences(heard(learnt))
    alarms, place, was_quiet = 0, len(learnt), False
    for step in range(7 * 24 * 6):
        now = start + timedelta(days=28, minutes=10 * step)
        while place < len(times) and times[place] <= now:
            place += 1
        expected = usual[slot_of(now)]
        quiet = bool(expected) and now - times[place - 1] > limit_of(expected)
        alarms += quiet and not was_quiet
        was_quiet = quiet
    return alarms


@pytest.mark.parametrize("rate", [office, agency, seldom])
def test_a_healthy_source_is_hardly_ever_called_quiet(rate: Rate) -> None:
    assert sum(false_alarms(rate, MONDAY, seed) for seed in range(10)) <= 1


def test_an_agency_that_stops_by_day_is_quiet_within_the_hour() -> None:
    stop = MONDAY + timedelta(days=30, hours=10)
    times = [one for one in arrivals(agency, MONDAY, 31) if one < stop]
    assert not is_quiet(times, stop + timedelta(minutes=5))
    assert is_quiet(times, stop + timedelta(minutes=55))


def test_the_same_silence_is_usual_at_night() -> None:
    stop = MONDAY + timedelta(days=30, hours=1)
    times = [one for one in arrivals(agency, MONDAY, 31) if one < stop]
    assert not is_quiet(times, stop + timedelta(minutes=55))


def test_an_office_that_rests_is_not_quiet_but_one_that_does_not_begin_is() -> None:
    friday_evening = MONDAY + timedelta(days=25, hours=20)
    times = arrivals(office, MONDAY, 26)
    for hours in (0, 24, 48, 60):
        assert not is_quiet(times, friday_evening + timedelta(hours=hours))
    monday = MONDAY + timedelta(days=28)
    assert not is_quiet(times, monday + timedelta(hours=7, minutes=30))
    assert is_quiet(times, monday + timedelta(hours=11))


@pytest.mark.parametrize(
    "change", [datetime(2026, 10, 25, tzinfo=UTC), datetime(2027, 3, 28, tzinfo=UTC)]
)
def test_a_change_of_the_clocks_alarms_nobody(change: datetime) -> None:
    start = change - timedelta(days=27)  # the clocks change at the end of the fourth week
    assert sum(false_alarms(office, start, seed) for seed in range(10)) <= 1


def test_an_outage_does_not_excuse_the_next() -> None:
    out = MONDAY + timedelta(days=22, hours=8)  # a Tuesday
    times = arrivals(agency, MONDAY, 35)
    times = [one for one in times if not out <= one < out + timedelta(hours=9)]
    again = out + timedelta(days=7)
    times = [one for one in times if one < again]
    assert is_quiet(times, again + timedelta(hours=1))


def test_a_long_silence_does_not_become_usual() -> None:
    stop = MONDAY + timedelta(days=28)
    times = arrivals(agency, MONDAY, 28)
    for days in (1, 7, 40):
        assert is_quiet(times, stop + timedelta(days=days, hours=12))


def test_little_evidence_tells_nothing() -> None:
    assert set(usual_silences([])) == {0.0}
    assert set(usual_silences(heard(arrivals(agency, MONDAY, 10)))) == {0.0}
    few = [MONDAY + timedelta(days=day) for day in range(19)]
    assert set(usual_silences(heard(few))) == {0.0}


def test_a_busy_source_may_be_silent_for_some_minutes_more_than_usual() -> None:
    assert limit_of(60.0) == timedelta(minutes=11)
    assert limit_of(3600.0) == timedelta(hours=2)


def test_the_week_begins_on_monday() -> None:
    assert slot_of(MONDAY) == 0
    assert slot_of(MONDAY + timedelta(days=6, hours=23, minutes=59)) == 167
