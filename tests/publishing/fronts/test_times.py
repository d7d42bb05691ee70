"""Fronts that change at a time, and pins that end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import AuditEntry, Membership
from dateline.languages.models import Service
from dateline.publishing import tasks
from dateline.publishing.actions import render_pages, withdraw_article
from dateline.publishing.actions.fronts import (
    cancel_change,
    change_due,
    overdue_changes,
    overdue_turns,
    schedule_front,
    turn_front,
)
from dateline.publishing.errors import BadTime, FrontNotScheduled
from dateline.publishing.fronts.arrangement import Area, Arrangement, Pin
from dateline.publishing.fronts.models import Front, FrontSchedule
from dateline.publishing.models import Change, Page

pytestmark = pytest.mark.django_db
LEAD = Area(id="lead", kind="lead")
LATEST = Area(id="latest", kind="list", count=3)
Pinned = Callable[..., Pin]


def scheduled(desk: Any, *areas: Area, local: str = "2031-03-09T12:00") -> FrontSchedule:
    desk.newsroom.en.refresh_from_db()
    return schedule_front(
        service=desk.newsroom.en,
        arrangement=Arrangement(areas=areas),
        local=local,
        by=desk.newsroom.editor,
    )


def jobs(task: str) -> list[datetime]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT scheduled_at FROM procrastinate_jobs"
            " WHERE task_name = %s AND scheduled_at IS NOT NULL ORDER BY id",
            [f"publishing.{task}"],
        )
        return [row[0] for row in cursor.fetchall()]


def test_a_change_takes_effect_at_its_time_once_and_not_before(desk: Any) -> None:
    desk.arrange(LEAD)
    schedule = scheduled(desk, LEAD, LATEST)
    change_due(schedule_id=schedule.pk, now=schedule.at - timedelta(seconds=1))
    assert Front.objects.get().version.number == 1
    for _ in range(3):
        change_due(schedule_id=schedule.pk, now=schedule.at)
    version = Front.objects.get().version
    assert (version.number, version.by) == (2, desk.newsroom.editor)
    schedule.refresh_from_db()
    assert (schedule.state, schedule.version) == ("done", version)


@pytest.mark.parametrize(
    ("zone", "local", "instant"),
    [
        # Put back at 03:00: half past two comes twice, and the later one is meant.
        ("Europe/Berlin", "2030-10-27T02:30", datetime(2030, 10, 27, 1, 30, tzinfo=UTC)),
        # Put forward at 02:00: half past two does not come; it is half past three.
        ("America/New_York", "2030-03-10T02:30", datetime(2030, 3, 10, 7, 30, tzinfo=UTC)),
    ],
)
def test_its_time_is_that_of_the_service_across_changes_of_the_clock(
    desk: Any, zone: str, local: str, instant: datetime
) -> None:
    Service.objects.filter(pk="en").update(time_zone=zone)
    schedule = scheduled(desk, LEAD, local=local)
    assert schedule.at == instant
    assert jobs("change_front_at") == [instant]


def test_it_replaces_whatever_stands_then(desk: Any) -> None:
    schedule = scheduled(desk, LATEST)
    desk.arrange(LEAD)
    change_due(schedule_id=schedule.pk, now=schedule.at)
    assert Front.objects.get().version.arrangement.areas == (LATEST,)


def test_called_off_it_does_not_take_effect(desk: Any) -> None:
    schedule = scheduled(desk, LEAD)
    cancel_change(schedule=schedule, by=desk.newsroom.editor)
    change_due(schedule_id=schedule.pk, now=schedule.at)
    assert not Front.objects.exists()
    with pytest.raises(FrontNotScheduled):
        cancel_change(schedule=schedule, by=desk.newsroom.editor)


def test_who_lost_the_right_changes_nothing_and_it_says_so(desk: Any) -> None:
    schedule = scheduled(desk, LEAD)
    Membership.objects.filter(user=desk.newsroom.editor).delete()
    change_due(schedule_id=schedule.pk, now=schedule.at)
    schedule.refresh_from_db()
    assert schedule.state == "stopped"
    assert schedule.reason
    assert not Front.objects.exists()
    assert AuditEntry.objects.filter(verb="stop-front-schedule").exists()


def test_others_may_neither_schedule_nor_call_off(desk: Any) -> None:
    schedule = scheduled(desk, LEAD)
    with pytest.raises(NotAllowed):
        cancel_change(schedule=schedule, by=desk.newsroom.stranger)
    with pytest.raises(NotAllowed):
        schedule_front(
            service=desk.newsroom.en,
            arrangement=Arrangement(areas=(LEAD,)),
            local="2031-01-01T00:00",
            by=desk.newsroom.reporter,
        )


def test_a_time_that_is_past_is_refused(desk: Any) -> None:
    with pytest.raises(BadTime):
        scheduled(desk, LEAD, local="2020-01-01T00:00")


def test_a_story_that_was_withdrawn_meanwhile_is_left_out(desk: Any, pinned: Pinned) -> None:
    article = desk.publish("Chosen")
    schedule = scheduled(desk, LEAD.model_copy(update={"pins": (pinned(article),)}))
    withdraw_article(article=article, reason="Wrong.", by=desk.newsroom.editor)
    change_due(schedule_id=schedule.pk, now=schedule.at)
    assert Front.objects.get().version.arrangement.areas == (LEAD,)


def test_a_pin_ends_at_its_time_and_its_place_is_filled(desk: Any, pinned: Pinned) -> None:
    end = timezone.now() + timedelta(hours=1)
    old, _ = desk.publish("Old"), desk.publish("New")
    desk.arrange(LEAD.model_copy(update={"pins": (pinned(old, until=end),)}), LATEST)
    assert jobs("turn_front") == [end]
    assert desk.read() == [["Old"], ["New"]]
    turn_front(code="en", now=end - timedelta(seconds=1))
    assert desk.read() == [["Old"], ["New"]]
    turn_front(code="en", now=end)
    assert desk.read() == [["New"], ["Old"]]
    assert overdue_turns(end) == []


def test_of_several_pins_each_ends_at_its_own_time(desk: Any, pinned: Pinned) -> None:
    now = timezone.now()
    first, second = now + timedelta(hours=1), now + timedelta(hours=2)
    one, other = desk.publish("One"), desk.publish("Other")
    pins = (pinned(one, 0, until=second), pinned(other, 1, until=first))
    desk.arrange(LATEST.model_copy(update={"pins": pins}))
    turn_front(code="en", now=first)
    assert Front.objects.get().turns == second
    assert jobs("turn_front") == [first, second]


def test_only_pages_that_show_the_front_are_rendered_when_it_changes(
    desk: Any, pinned: Pinned
) -> None:
    article = desk.publish("Chosen")
    desk.publish("Other")
    render_pages()
    before = dict(Page.objects.values_list("path", "rendered"))
    desk.arrange(LEAD.model_copy(update={"pins": (pinned(article),)}))
    render_pages()
    rendered = {
        path
        for path, number in Page.objects.values_list("path", "rendered")
        if number != before[path]
    }
    assert rendered == {"/en/", "/en/lite/", "/en/email/"}


def test_what_is_overdue_is_found_whatever_became_of_its_job(desk: Any, pinned: Pinned) -> None:
    end = timezone.now() + timedelta(hours=1)
    article = desk.publish("Chosen")
    desk.arrange(LEAD.model_copy(update={"pins": (pinned(article, until=end),)}))
    schedule = scheduled(desk, LATEST)
    assert (overdue_turns(), overdue_changes()) == ([], [])
    FrontSchedule.objects.update(at=timezone.now())
    Front.objects.update(turns=timezone.now())
    Change.objects.all().delete()
    tasks.keep_fronts(timestamp=0)
    assert overdue_turns() == ["en"]
    assert overdue_changes() == [schedule.pk]
    tasks.turn_front(service="en")
    tasks.change_front_at(schedule_id=str(schedule.pk))
    assert (overdue_turns(), overdue_changes()) == ([], [])
