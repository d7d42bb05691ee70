"""Wall times of a service as instants, across changes of its clocks.

A time that comes twice (the clock is put back) is the later of the two, and one that does not come
(it is put forward) is as much after the change as it was to be after the hour before it, as in
RFC 5545, 3.3.5: nothing that is to wait until a time goes out before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from dateline.languages.conventions import Conventions
from dateline.languages.errors import BadWallTime

FORMAT = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True, slots=True)
class WallTime:
    """A wall time as it was given, its instant (UTC), and whether the clock jumps there."""

    local: str
    instant: datetime
    change: Literal["", "twice", "never"] = ""


def wall_time(local: str, service: Conventions) -> WallTime:
    """Read a wall time as a form sends it, "2026-10-25T02:30", in the service's time zone.

    Raises:
        BadWallTime: it is no such time.
    """
    try:
        naive = datetime.strptime(local.strip()[:16], FORMAT)  # noqa: DTZ007  (its zone comes next)
    except ValueError:
        raise BadWallTime(local) from None
    zone = ZoneInfo(service.time_zone)
    first, second = (naive.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    text = naive.strftime(FORMAT)
    if first < second:
        return WallTime(text, second, "twice")
    if first > second:
        return WallTime(text, first, "never")
    return WallTime(text, first)


def local_text(moment: datetime, service: Conventions) -> str:
    """Write an instant as the wall time of a form's field."""
    return moment.astimezone(ZoneInfo(service.time_zone)).strftime(FORMAT)
