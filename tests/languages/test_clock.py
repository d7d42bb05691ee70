from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dateline.languages.clock import local_text, wall_time
from dateline.languages.errors import BadWallTime
from dateline.languages.services import ServiceFacts

Find = Callable[[str], ServiceFacts]


def at(service: Find, zone: str, local: str) -> tuple[str, str]:
    time = wall_time(local, replace(service("en"), time_zone=zone))
    return f"{time.instant:%H:%M}", time.change


def test_a_wall_time_is_an_instant_in_the_zone_of_the_service(service: Find) -> None:
    assert at(service, "Asia/Kabul", "2030-06-01T12:00") == ("07:30", "")
    assert at(service, "UTC", "2030-06-01T12:00:59") == ("12:00", "")


def test_a_time_that_comes_twice_is_the_later_one(service: Find) -> None:
    assert at(service, "Europe/Berlin", "2030-10-27T01:59") == ("23:59", "")
    assert at(service, "Europe/Berlin", "2030-10-27T02:30") == ("01:30", "twice")
    assert at(service, "Europe/Berlin", "2030-10-27T03:00") == ("02:00", "")


def test_a_time_that_does_not_come_is_as_much_later_as_the_clock_leaps(service: Find) -> None:
    assert at(service, "Europe/Berlin", "2030-03-31T02:30") == ("01:30", "never")
    assert at(service, "Europe/Berlin", "2030-03-31T03:30") == ("01:30", "")
    # Half an hour only.
    assert at(service, "Australia/Lord_Howe", "2030-10-06T02:15") == ("15:45", "never")


@pytest.mark.parametrize("text", ["", "-", "soon", "2030-13-01T00:00", "2030-02-30T00:00"])
def test_what_is_no_time_is_refused(service: Find, text: str) -> None:
    with pytest.raises(BadWallTime):
        wall_time(text, service("en"))


def test_an_instant_is_written_as_a_field_of_a_form_takes_it(service: Find) -> None:
    berlin = replace(service("en"), time_zone="Europe/Berlin")
    text = local_text(datetime(2030, 6, 1, 10, 0, tzinfo=UTC), berlin)
    assert text == "2030-06-01T12:00"
    assert wall_time(text, berlin).instant == datetime(2030, 6, 1, 10, 0, tzinfo=UTC)
