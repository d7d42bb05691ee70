"""For how long a source is usually silent at an hour of the week, learnt from what it sent.

Looked at is, for each hour of the past weeks, the longest silence that somebody could have seen
during it: the time since the last arrival, at its longest. Nights, weekends and the pause before
Monday's first item so belong to the hours in which they are usual. What is usual is told by the
same hour of the same weekday, and on working days by that of all of them, each time with the hours
before and after it: so the same rhythm holds when clocks are changed by an hour, and an agency may
be somewhat late. An hour in which little comes is judged by the longest silence of usual days.
Quantiles leave out single bad days: a past outage does not excuse the next.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import zip_longest
from math import ceil
from typing import Final

SLOTS: Final = 168
LOOKED_BACK: Final = timedelta(days=28)
# Less is no evidence: two weeks, and as many arrivals.
_SHORTEST: Final = timedelta(days=13)
_FEWEST: Final = 20
_HOUR: Final = 3600.0
_MONDAY: Final = 4 * 24  # hours from 1970-01-01, a Thursday, to the Monday after it
# Of the same hour of the same weekday: the third of four weeks. Of days: nine of ten.
_OF_WEEKS: Final = 0.75
_OF_DAYS: Final = 0.9
# So many must have come in all weeks around an hour of the week: ten each time.
_ENOUGH: Final = 40
# A source must be silent for twice as long as usual, and at least so much longer.
_MARGIN: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Heard:
    """What came in an hour: how many, the first, the last, the widest gap between them (s)."""

    hour: datetime
    versions: int
    first: datetime
    last: datetime
    widest: float


def slot_of(moment: datetime) -> int:
    """Return the hour of the week, from Monday 00:00 UTC on."""
    return _slot(_number(moment))


def limit_of(usual: float) -> timedelta:
    """Return the silence after which a source is quiet, given its usual one in seconds."""
    return max(timedelta(seconds=2 * usual), timedelta(seconds=usual) + _MARGIN)


def usual_silences(hours: Sequence[Heard]) -> list[float]:
    """Return the usual silence in seconds for each hour of the week; 0 where too little is known.

    Args:
        hours: those in which something came, in their order; those before the four weeks that end
            with the last arrival do not count.
    """
    if not hours:
        return [0.0] * SLOTS
    begin = hours[-1].last - LOOKED_BACK
    hours = [one for one in hours if one.hour >= begin]
    if sum(one.versions for one in hours) < _FEWEST or _too_short(hours):
        return [0.0] * SLOTS
    peaks = dict(_peaks(hours))
    around = {
        number: max(peaks.get(one, 0.0) for one in (number - 1, number, number + 1))
        for number in peaks
    }
    by_slot: dict[int, list[float]] = defaultdict(list)
    for number, peak in around.items():
        by_slot[_slot(number)].append(peak)
    busy = _busy_slots(hours)
    longest = _longest_of_days(peaks)
    return [
        _usual(by_slot, slot) if slot in busy else max(_usual(by_slot, slot), longest)
        for slot in range(SLOTS)
    ]


def _too_short(hours: Sequence[Heard]) -> bool:
    return hours[-1].last - hours[0].first < _SHORTEST


def _usual(by_slot: dict[int, list[float]], slot: int) -> float:
    weeks = by_slot[slot]
    if len(weeks) < 2:
        return 0.0
    usual = _quantile(weeks, _OF_WEEKS)
    if slot < 5 * 24:
        days = [peak for day in range(5) for peak in by_slot[day * 24 + slot % 24]]
        usual = max(usual, _quantile(days, _OF_DAYS))
    return usual


def _busy_slots(hours: Sequence[Heard]) -> set[int]:
    """Return the hours of the week in which enough comes to tell each from the others."""
    counts: Counter[int] = Counter()
    for one in hours:
        number = _number(one.hour)
        for near in (number - 1, number, number + 1):
            counts[_slot(near)] += one.versions
    return {slot for slot, count in counts.items() if count >= _ENOUGH}


def _longest_of_days(peaks: dict[int, float]) -> float:
    """Return the longest silence of usual days, for the hours in which little comes."""
    days: dict[int, float] = defaultdict(float)
    for number, peak in peaks.items():
        days[number // 24] = max(days[number // 24], peak)
    return _quantile(list(days.values()), _OF_DAYS)


def _peaks(hours: Sequence[Heard]) -> Iterator[tuple[int, float]]:
    """Yield each hour from the first to the last arrival with its longest silence.

    The silence after the last arrival is not over, and says nothing of what is usual.
    """
    last: float | None = None
    for one, after in zip_longest(hours, hours[1:]):
        number = _number(one.hour)
        before = one.first.timestamp() - last if last is not None else 0.0
        last = one.last.timestamp()
        if after is None:
            yield number, max(before, one.widest)
            return
        yield number, max(before, one.widest, (number + 1) * _HOUR - last)
        for empty in range(number + 1, _number(after.hour)):
            yield empty, (empty + 1) * _HOUR - last


def _quantile(values: Sequence[float], share: float) -> float:
    return sorted(values)[ceil(share * len(values)) - 1]


def _number(moment: datetime) -> int:
    """The hour, counted from 1970-01-01 UTC."""
    return int(moment.astimezone(UTC).timestamp() // _HOUR)


def _slot(number: int) -> int:
    return (number - _MONDAY) % SLOTS
