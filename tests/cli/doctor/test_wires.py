"""What the doctor says of feeds and agencies."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from dateline.cli.doctor.checks import Examination, Level
from dateline.cli.doctor.wires import wires_come_in
from dateline.ground.settings import get_settings
from dateline.wires.actions import add_feed, note_feed_failure
from dateline.wires.models import Feed, Provider, Rhythm

pytestmark = pytest.mark.django_db


def findings() -> list[tuple[Level, str, str]]:
    examination = Examination(get_settings(), least_free_bytes=0, database="the test's")
    return [(one.level, one.what, one.mend) for one in wires_come_in(examination)]


def feed() -> Feed:
    return add_feed(kind="feed", name="Agency", address="https://agency.example/", by=None)


def test_feeds_that_do_well_are_one_line() -> None:
    feed()
    assert findings() == [(Level.OK, "1 feed does well", "")]


def test_a_feed_that_fails_is_told_with_its_error() -> None:
    note_feed_failure(feed=feed(), error="It does not answer.", by=None)
    assert findings() == [(Level.WARN, "the feed Agency has an error", "It does not answer.")]


def test_a_feed_that_nobody_asks_is_told() -> None:
    Feed.objects.filter(pk=feed().pk).update(next_try=timezone.now() - timedelta(minutes=5))
    ((level, what, mend),) = findings()
    assert level == Level.WARN
    assert "nobody asks it" in what
    assert "dateline poll" in mend


def test_an_agency_that_has_gone_quiet_is_told() -> None:
    Provider.objects.create(code="reuters", name="Reuters")
    last = timezone.now() - timedelta(minutes=70)
    Rhythm.objects.create(source="provider:reuters", usual=[600.0] * 168, last=last)
    ((level, what, mend),) = findings()
    assert level == Level.WARN
    assert what == "Reuters has sent nothing for 70 min"
    assert "at most 10 min" in mend


def test_nothing_is_said_where_the_database_is_away() -> None:
    assert list(wires_come_in(Examination(get_settings(), least_free_bytes=0))) == []
