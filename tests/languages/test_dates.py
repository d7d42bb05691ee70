from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from dateline.languages.dates import (
    format_date,
    format_datetime,
    format_relative,
    format_time,
    iso,
    local,
)
from dateline.languages.errors import UnknownCalendar, UnknownNumerals
from dateline.languages.services import ServiceFacts, known_services

Find = Callable[[str], ServiceFacts]
MOMENT = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", "November 23, 2026"),
        ("fr", "23 novembre 2026"),
        ("ru", "23 ноября 2026 г."),
        ("uk", "23 листопада 2026 р."),
        ("fa", "۲۳ نوامبر ۲۰۲۶ (۲ آذر ۱۴۰۵)"),
        ("ar", "23 نوفمبر 2026"),
        ("zh-Hans", "2026年11月23日"),
        ("sw", "23 Novemba 2026"),
        ("ps", "۲۰۲۶ نومبر ۲۳ (۲ لیندۍ ۱۴۰۵)"),
        ("prs", "۲۳ نومبر ۲۰۲۶ (۲ قوس ۱۴۰۵)"),
        ("my", "၂၀၂၆ နိုဝင်ဘာ ၂၃"),
        ("ne", "२०२६ नोभेम्बर २३"),
        ("bn", "২৩ নভেম্বর, ২০২৬"),
    ],
)
def test_a_date_is_written_in_the_calendars_and_digits_of_the_service(
    service: Find, code: str, expected: str
) -> None:
    assert re.sub("[\xa0\u202f]", " ", format_date(MOMENT, service(code))) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", "November 23, 2026, 2:05 PM UTC"),
        ("fr", "23 novembre 2026, 14:05 UTC"),
        ("ru", "23 ноября 2026 г., 17:05 UTC+3"),
        ("uk", "23 листопада 2026 р., 16:05 UTC+2"),
        ("fa", "۲۳ نوامبر ۲۰۲۶ (۲ آذر ۱۴۰۵)، ساعت ۱۷:۳۵ UTC+3:30"),
        ("ar", "23 نوفمبر 2026، 2:05 م UTC"),
        ("zh-Hans", "2026年11月23日 UTC+8 22:05"),
        ("sw", "23 Novemba 2026 17:05 UTC+3"),
    ],
)
def test_a_moment_is_told_in_the_time_zone_of_the_service(
    service: Find, code: str, expected: str
) -> None:
    text = format_datetime(MOMENT, service(code))
    assert re.sub("[\xa0\u202f]", " ", text) == expected


def test_the_day_is_that_of_the_time_zone_not_of_utc(service: Find) -> None:
    late = datetime(2026, 3, 20, 21, tzinfo=UTC)
    assert format_date(late, service("fa")) == "۲۱ مارس ۲۰۲۶ (۱ فروردین ۱۴۰۵)"
    assert format_date(late, service("en")) == "March 20, 2026"
    assert local(late, service("fa")).isoformat() == "2026-03-21T00:30:00+03:30"


def test_the_first_calendar_of_the_service_is_the_main_one(service: Find) -> None:
    persian_first = replace(service("fa"), calendar="persian+gregory")
    assert format_date(MOMENT, persian_first) == "۲ آذر ۱۴۰۵ (۲۳ نوامبر ۲۰۲۶)"


def test_a_plain_date_is_taken_as_it_is(service: Find) -> None:
    assert format_date(date(2026, 11, 23), service("sw")) == "23 Novemba 2026"


def test_summer_time_and_zones_west_of_greenwich_are_named(service: Find) -> None:
    summer = datetime(2026, 7, 1, 12, tzinfo=UTC)
    assert format_time(summer, service("uk")) == "15:00\xa0UTC+3"
    assert format_time(summer, service("pt-BR")) == "09:00\xa0UTC\N{MINUS SIGN}3"


def test_a_time_stays_in_one_piece_and_in_order_between_words_from_right_to_left(
    service: Find,
) -> None:
    written = "2:05\xa0PM\xa0UTC"
    assert re.sub("\u202f", "\xa0", format_time(MOMENT, service("en"))) == written
    urdu = format_time(MOMENT, service("ur"))
    assert urdu == "\N{LEFT-TO-RIGHT ISOLATE}7:05\xa0PM\xa0UTC+5\N{POP DIRECTIONAL ISOLATE}"
    # The halves of the day are Arabic here, and so is the order.
    assert "\N{LEFT-TO-RIGHT ISOLATE}" not in format_time(MOMENT, service("ar"))
    assert "\N{LEFT-TO-RIGHT ISOLATE}" not in format_time(MOMENT, service("fa"))


def test_a_time_without_a_zone_is_refused(service: Find) -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        format_datetime(datetime(2026, 11, 23, 14, 5), service("en"))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("code", "hours", "expected"),
    [
        ("en", 3, "3 hours ago"),
        ("fr", 3, "il y a 3 heures"),
        ("ru", 3, "3 часа назад"),
        ("ru", 5, "5 часов назад"),
        ("uk", 3, "3 години тому"),
        ("fa", 3, "۳ ساعت پیش"),
        ("ar", 3, "قبل 3 ساعات"),
        ("zh-Hans", 3, "3小时前"),
        ("sw", 3, "saa 3 zilizopita"),
        ("en", 0, "1 minute ago"),
        ("en", 47, "2 days ago"),
    ],
)
def test_how_long_ago(service: Find, code: str, hours: int, expected: str) -> None:
    then = MOMENT - timedelta(hours=hours)
    text = format_relative(then, service(code), now=MOMENT)
    assert text.replace("\xa0", " ") == expected


def test_after_a_week_and_ahead_of_now_the_date_is_written(service: Find) -> None:
    for then in (MOMENT - timedelta(days=7), MOMENT + timedelta(minutes=1)):
        assert format_relative(then, service("en"), now=MOMENT) == format_date(then, service("en"))


def test_a_language_without_relative_times_gets_the_moment(service: Find) -> None:
    then = MOMENT - timedelta(hours=3)
    text = format_relative(then, service("yo"), now=MOMENT)
    assert text == format_datetime(then, service("yo"))


def test_a_wrong_calendar_or_numbering_system_says_what_to_set(service: Find) -> None:
    with pytest.raises(UnknownCalendar, match="gregory, persian"):
        format_date(MOMENT, replace(service("en"), calendar="julian"))
    with pytest.raises(UnknownNumerals, match="arabext"):
        format_date(MOMENT, replace(service("en"), numerals="roman"))


def test_machines_get_utc(service: Find) -> None:
    assert iso(local(MOMENT, service("fa"))) == "2026-11-23T14:05:00Z"


@pytest.mark.parametrize("code", known_services())
def test_every_service_can_tell_the_time(service: Find, code: str) -> None:
    facts = service(code)
    assert "UTC" in format_datetime(MOMENT, facts)
    assert format_relative(MOMENT - timedelta(hours=3), facts, now=MOMENT)


# The sample's own month names are spelled otherwise than CLDR's in these.
_OTHER_MONTHS = {"am", "az", "ar", "cy", "gd", "ig", "my", "ne", "pcm", "rw", "so", "yo", "zh-Hant"}


@pytest.mark.shared
def test_dates_hold_the_words_and_digits_that_readers_of_the_services_know(shared: Path) -> None:
    with (shared / "articles" / "services.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    facts = {service.language_tag.lower(): service for service in known_services().values()}
    for row in rows:
        known = facts.get(row["language_tag"].lower())
        if known is None or not row["example_date"] or known.language_tag in _OTHER_MONTHS:
            continue
        text = format_date(date(2026, 11, 23), known).lower()
        for word in re.sub("ноябрь", "ноябр", row["example_date"].lower()).split():
            assert re.sub("^(十一月)$", "11月", word) in text, (row["service"], word, text)


@pytest.mark.shared
def test_every_language_of_the_sample_has_a_service(shared: Path) -> None:
    with (shared / "articles" / "services.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    facts = {service.language_tag.lower(): service for service in known_services().values()}
    full = {"pl-pl": "pl"}
    for row in rows:
        tag = row["language_tag"].lower()
        if re.fullmatch("[a-z-]+", tag) and row["dir"]:
            assert facts[full.get(tag, tag)].direction == row["dir"]
