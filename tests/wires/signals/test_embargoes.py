"""The end of an embargo as notes say it, in the right zone and on both nights of the clocks."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dateline.wires.signals.embargoes import OPEN, embargo_said, lifts_embargo

FRIDAY = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def end(note: str, zone: str | None = None, sent: datetime = FRIDAY) -> str | None:
    found = embargo_said(note, reference=sent, zone=zone)
    return f"{found:%Y-%m-%d %H:%M}" if found else None


@pytest.mark.parametrize(
    ("note", "zone", "expected"),
    [
        ("EMBARGOED UNTIL 0001 GMT Nov 25", None, "2026-11-25 00:01"),
        ("Embargoed to 0001 Wednesday November 25", "Europe/London", "2026-11-25 00:01"),
        ("HOLD FOR RELEASE Sunday, Nov. 1, 2026 at 6 a.m. EST", None, "2026-11-01 11:00"),
        ("Hold for release at noon", "America/New_York", "2026-11-20 17:00"),
        ("Sperrfrist: 25.11. 06.00 Uhr", "Europe/Berlin", "2026-11-25 05:00"),
        ("Sperrfrist 25. November 2026, 6 Uhr", "Europe/Vienna", "2026-11-25 05:00"),
        ("Not for use before 18:30 local time", "Europe/Rome", "2026-11-20 17:30"),
        ("embargoed till Tuesday 10 a.m. ET", None, "2026-11-24 15:00"),
        ("Sous embargo jusqu'au 25 novembre à 6h00", "Europe/Paris", "2026-11-25 05:00"),
        ("Ne pas diffuser avant mardi 18h", "Europe/Paris", "2026-11-24 17:00"),
        ("Embargado hasta el 25 de noviembre a las 10:00", "Europe/Madrid", "2026-11-25 09:00"),
        ("Embargo tot woensdag 25 november 06.00 uur", "Europe/Amsterdam", "2026-11-25 05:00"),
        ("Эмбарго до 10:00 мск 25 ноября", None, "2026-11-25 07:00"),
        ("Embargoed until 00:01 UTC+3 25/11/2026", None, "2026-11-24 21:01"),
        ("Embargoed until 2026-11-25T00:01Z", None, "2026-11-25 00:01"),
        ("Embargoed for 11 a.m. London time on Nov 24", "America/New_York", "2026-11-24 11:00"),
        ("Embargoed until 10:00 IST on 25 November", None, "2026-11-25 04:30"),
        ("Embargoed until midnight Nov 25 GMT", None, "2026-11-26 00:00"),
    ],
)
def test_the_end_is_read(note: str, zone: str | None, expected: str) -> None:
    assert end(note, zone) == expected


@pytest.mark.parametrize(
    ("note", "zone", "expected"),
    [
        # Clocks go back: the time comes twice, the second counts.
        ("Embargoed until 0130 ET Nov 1 2026", None, "2026-11-01 06:30"),
        ("Sperrfrist: 25.10.2026 02.30 Uhr", "Europe/Berlin", "2026-10-25 01:30"),
        ("Embargoed until 1.30 a.m. 25 October 2026", "Europe/London", "2026-10-25 01:30"),
        # Clocks go forward: the time never comes, the later reading counts.
        ("Embargoed until 2.30 a.m. 8 March 2026 ET", None, "2026-03-08 07:30"),
        ("Sperrfrist: 29.03.2026 02.30 Uhr", "Europe/Berlin", "2026-03-29 01:30"),
        # Before and after such a night.
        ("Embargoed until 0030 ET Nov 1 2026", None, "2026-11-01 04:30"),
        ("Embargoed until 0230 ET Nov 1 2026", None, "2026-11-01 07:30"),
    ],
)
def test_the_nights_in_which_the_clocks_change(note: str, zone: str | None, expected: str) -> None:
    assert end(note, zone) == expected


def test_a_time_without_a_day_is_the_next_one() -> None:
    assert end("Embargoed until 0800 GMT") == "2026-11-21 08:00"
    assert end("Embargoed until 1000 GMT") == "2026-11-20 10:00"


def test_a_weekday_is_the_next_one_and_a_week_later_when_its_time_is_over() -> None:
    assert end("Embargoed until Friday 10:00 GMT") == "2026-11-20 10:00"
    assert end("Embargoed until Friday 06:00 GMT") == "2026-11-27 06:00"


def test_a_day_without_a_year_may_be_in_the_next() -> None:
    late = datetime(2026, 12, 30, 9, tzinfo=UTC)
    assert end("Embargoed until 0600 GMT Jan 3", sent=late) == "2027-01-03 06:00"


def test_of_an_ambiguous_day_the_later_reading_counts() -> None:
    sent = datetime(2026, 3, 1, tzinfo=UTC)
    assert end("Embargoed until 10:00 GMT 3/4/2026", sent=sent) == "2026-04-03 10:00"


@pytest.mark.parametrize("note", ["EMBARGOED", "Embargoed until Friday", "Hold for release"])
def test_an_embargo_without_a_time_has_no_end(note: str) -> None:
    assert embargo_said(note, reference=FRIDAY, zone=None) == OPEN


@pytest.mark.parametrize("note", ["", "Minister speaks at 10:00 GMT", "With pictures"])
def test_a_note_of_something_else_says_none(note: str) -> None:
    assert embargo_said(note, reference=FRIDAY, zone=None) is None


@pytest.mark.parametrize(
    "note",
    [
        "Embargo lifted",
        "The embargo has been lifted.",
        "Story is now released for publication",
        "Sperrfrist aufgehoben",
        "Embargo levé",
        "FOR IMMEDIATE RELEASE",
    ],
)
def test_the_lifting_of_an_embargo_is_known(note: str) -> None:
    assert lifts_embargo(note)
    assert embargo_said(note, reference=FRIDAY, zone=None) is None


@pytest.mark.parametrize(
    "note",
    [
        "Embargoed until 99:99 GMT on 45 November 20261",
        "embargo " * 500,
        "Embargoed until 31/31/2026 25:61",
        "Embargoed until 2026-02-31 0001 GMT\x00 GMT+99",
    ],
)
def test_nonsense_raises_nothing(note: str) -> None:
    assert embargo_said(note, reference=FRIDAY, zone="Europe/Berlin") is not None
