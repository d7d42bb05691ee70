"""Counting what comes, and saying who has gone quiet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dateline.wires.actions import add_feed, receive_wire, set_feed_active
from dateline.wires.actions.rhythm import learn_rhythms
from dateline.wires.models import ArrivalHour, Entry, Feed, ItemVersion, Provider, Rhythm
from dateline.wires.queries.rhythm import quiet_sources, silences

Ninjs = Callable[..., bytes]
pytestmark = pytest.mark.django_db


def hour_of(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


@pytest.fixture
def feed() -> Feed:
    return add_feed(kind="feed", name="By HTTP", address="https://example.org/f", by=None)


def heard_until(source: str, end: datetime) -> None:
    """Four weeks in which something came every quarter of an hour."""
    last = hour_of(end) - timedelta(hours=1)
    ArrivalHour.objects.bulk_create(
        ArrivalHour(
            source=source,
            hour=hour,
            versions=4,
            first=hour,
            last=hour + timedelta(minutes=45),
            widest=900.0,
        )
        for hour in (last - timedelta(hours=n) for n in range(28 * 24))
    )


def move_back(versions: int, hours: float) -> None:
    """Have the newest versions come in some hours ago, by their ids as well."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        moment = hour_of(timezone.now()) - timedelta(hours=hours)
        for number, pk in enumerate(
            ItemVersion.objects.order_by("-pk").values_list("pk", flat=True)[:versions]
        ):
            received = moment + timedelta(minutes=7 * number)
            cursor.execute(
                "UPDATE wires_itemversion SET received = %s WHERE id = %s", [received, pk]
            )
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


def test_what_came_is_counted_by_hour_for_agency_and_feed(ninjs: Ninjs, feed: Feed) -> None:
    for number in range(3):
        data = ninjs(uri=f"tag:reuters.com,2026:{number}")
        receive_wire(data=data, name="a.json", feed=feed if number else None, by=None)
    move_back(3, 1)
    learn_rhythms(by=None)
    learn_rhythms(by=None)

    agency = ArrivalHour.objects.get(source="provider:reuters")
    assert agency.hour == hour_of(timezone.now()) - timedelta(hours=1)
    assert (agency.versions, agency.widest) == (3, 420.0)
    assert (agency.last - agency.first) == timedelta(minutes=14)
    assert ArrivalHour.objects.get(source=f"feed:{feed.pk}").versions == 2


def test_an_hour_that_is_not_over_is_not_counted(ninjs: Ninjs) -> None:
    receive_wire(data=ninjs(), name="a.json", by=None)
    learn_rhythms(by=None)
    assert not ArrivalHour.objects.filter(hour=hour_of(timezone.now())).exists()


def test_old_counts_are_forgotten_and_with_them_the_rhythm() -> None:
    heard_until("provider:gone", timezone.now() - timedelta(days=60))
    Rhythm.objects.create(source="provider:gone", usual=[1.0] * 168, last=timezone.now())
    learn_rhythms(by=None)
    assert not ArrivalHour.objects.exists()
    assert not Rhythm.objects.exists()


def test_who_is_silent_for_longer_than_usual_is_quiet(ninjs: Ninjs, feed: Feed) -> None:
    now = timezone.now()
    receive_wire(data=ninjs(), name="a.json", by=None)
    Entry.objects.update(received=now - timedelta(hours=3))
    Feed.objects.update(last_item=now - timedelta(minutes=20))
    for source in ("provider:reuters", f"feed:{feed.pk}"):
        heard_until(source, now - timedelta(hours=3))
    learn_rhythms(by=None)

    (agency,) = quiet_sources(now)
    assert (agency.kind, agency.pk) == ("provider", "reuters")
    assert timedelta(hours=3) <= agency.lasts < timedelta(hours=4)
    assert agency.usual == timedelta(minutes=15)
    assert agency.limit == timedelta(minutes=30)
    assert not silences(now)[f"feed:{feed.pk}"].is_quiet

    receive_wire(data=ninjs(version="2"), name="b.json", by=None)
    assert quiet_sources(timezone.now()) == []


def test_a_feed_that_is_switched_off_is_not_missed(feed: Feed) -> None:
    heard_until(f"feed:{feed.pk}", timezone.now() - timedelta(hours=5))
    learn_rhythms(by=None)
    assert [one.name for one in quiet_sources(timezone.now())] == ["By HTTP"]
    set_feed_active(feed=feed, active=False, by=None)
    assert quiet_sources(timezone.now()) == []


def test_of_whom_little_is_known_nothing_is_said() -> None:
    Provider.objects.create(code="new", name="New")
    long_ago = timezone.now() - timedelta(days=3)
    ArrivalHour.objects.create(
        source="provider:new", hour=long_ago, versions=9, first=long_ago, last=long_ago, widest=0.0
    )
    learn_rhythms(by=None)
    now = timezone.now()
    assert silences(now)["provider:new"].usual is None
    assert quiet_sources(now) == []


def test_asking_takes_three_statements() -> None:
    with CaptureQueriesContext(connection) as captured:
        quiet_sources(timezone.now())
    assert len(captured) == 3
