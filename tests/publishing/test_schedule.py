from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from dateline.accounts.actions import give_role
from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import AuditEntry, Membership, Role
from dateline.desk.actions import hold_until, lift_hold
from dateline.ground import events
from dateline.languages.models import Service
from dateline.publishing import tasks
from dateline.publishing.actions import (
    Note,
    cancel_schedule,
    publish_article,
    publish_due,
    schedule_article,
    withdraw_article,
)
from dateline.publishing.actions.schedule import follow_embargoes, overdue
from dateline.publishing.errors import BadTime, NoEmbargo, NotReady, NotScheduled
from dateline.publishing.models import NoteKind, Publication, Schedule
from dateline.stories.actions import take_paragraphs
from dateline.stories.models import Article, Revision, State
from dateline.wires.models import Entry

pytestmark = pytest.mark.django_db


def scheduled(
    newsroom: Any, local: str = "2031-03-09T12:00", **more: Any
) -> tuple[Article, Schedule]:
    article, revision = newsroom.article("Ministers meet")
    schedule = schedule_article(
        article=article, revision=revision, local=local, by=newsroom.editor, **more
    )
    return article, schedule


def jobs() -> list[tuple[str, datetime]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args->>'schedule_id', scheduled_at FROM procrastinate_jobs"
            " WHERE task_name = 'publishing.publish_at' AND scheduled_at IS NOT NULL ORDER BY id"
        )
        return cursor.fetchall()


def at_its_time(schedule: Schedule) -> None:
    publish_due(schedule_id=schedule.pk, now=schedule.at)


def test_it_goes_out_at_its_time_and_not_before(newsroom: Any) -> None:
    article, schedule = scheduled(newsroom)
    article.refresh_from_db()
    assert article.state == State.READY
    publish_due(schedule_id=schedule.pk, now=schedule.at - timedelta(seconds=1))
    assert not Publication.objects.exists()
    at_its_time(schedule)
    assert Publication.objects.get().revision == schedule.revision
    schedule.refresh_from_db()
    assert (schedule.state, schedule.publication) == ("done", Publication.objects.get())


def test_its_job_wakes_up_at_its_time(newsroom: Any) -> None:
    _, schedule = scheduled(newsroom)
    assert jobs() == [(str(schedule.pk), datetime(2031, 3, 9, 12, tzinfo=UTC))]


def test_however_often_its_job_runs_it_goes_out_once(newsroom: Any) -> None:
    _, schedule = scheduled(newsroom)
    for _ in range(3):
        at_its_time(schedule)
    assert Publication.objects.count() == 1


def test_what_is_written_later_does_not_go_out_with_it(newsroom: Any) -> None:
    article, schedule = scheduled(newsroom)
    newsroom.write(article, headline="Not looked at by anybody")
    at_its_time(schedule)
    assert Publication.objects.get().revision == schedule.revision


@pytest.mark.parametrize(
    ("zone", "local", "instant"),
    [
        # Put back at 03:00: half past two comes twice, and the later one is meant.
        ("Europe/Berlin", "2030-10-27T02:30", datetime(2030, 10, 27, 1, 30, tzinfo=UTC)),
        # Put forward at 02:00: half past two does not come; it is half past three.
        ("America/New_York", "2030-03-10T02:30", datetime(2030, 3, 10, 7, 30, tzinfo=UTC)),
        ("Asia/Tehran", "2030-03-22T00:30", datetime(2030, 3, 21, 21, 0, tzinfo=UTC)),
    ],
)
def test_a_time_is_that_of_the_service_across_changes_of_the_clock(
    newsroom: Any, zone: str, local: str, instant: datetime
) -> None:
    Service.objects.filter(pk="en").update(time_zone=zone)
    _, schedule = scheduled(newsroom, local)
    assert schedule.at == instant


def test_moved_it_goes_out_at_the_new_time_only(newsroom: Any) -> None:
    article, schedule = scheduled(newsroom)
    earlier = schedule.at
    moved = schedule_article(
        article=article, revision=schedule.revision, local="2031-03-10T12:00", by=newsroom.editor
    )
    assert moved == schedule
    publish_due(schedule_id=schedule.pk, now=earlier)
    assert not Publication.objects.exists()
    at_its_time(moved)
    assert Publication.objects.count() == 1


def test_called_off_it_does_not_go_out(newsroom: Any) -> None:
    article, schedule = scheduled(newsroom)
    cancel_schedule(article=article, by=newsroom.editor)
    at_its_time(schedule)
    assert not Publication.objects.exists()
    with pytest.raises(NotScheduled):
        cancel_schedule(article=article, by=newsroom.editor)


def test_what_is_withdrawn_meanwhile_does_not_go_out(newsroom: Any) -> None:
    article, revision = newsroom.article("Ministers meet")
    publish_article(article=article, revision=revision, by=newsroom.editor)
    changed = newsroom.write(article, headline="Ministers met")
    schedule = schedule_article(
        article=article, revision=changed, local="2031-03-09T12:00", by=newsroom.editor
    )
    withdraw_article(article=article, reason="Wrong", by=newsroom.editor)
    at_its_time(schedule)
    assert [one.kind for one in Publication.objects.all()] == ["publish", "withdraw"]
    schedule.refresh_from_db()
    assert (schedule.state, schedule.reason) == ("cancelled", "The article was withdrawn.")


def test_published_by_hand_it_does_not_go_out_again(newsroom: Any) -> None:
    article, schedule = scheduled(newsroom)
    publish_article(article=article, revision=schedule.revision, by=newsroom.editor)
    schedule.refresh_from_db()
    assert schedule.state == "cancelled"
    at_its_time(schedule)
    assert Publication.objects.count() == 1


def test_an_update_goes_out_with_its_note(newsroom: Any) -> None:
    article, revision = newsroom.article("Ministers meet")
    publish_article(article=article, revision=revision, by=newsroom.editor)
    changed = newsroom.write(article, headline="Ministers met")
    schedule = schedule_article(
        article=article,
        revision=changed,
        local="2031-03-09T12:00",
        by=newsroom.editor,
        note=Note(NoteKind.CORRECTION, "It was Friday."),
    )
    at_its_time(schedule)
    assert Publication.objects.order_by("-number")[0].note == "correction"


def test_what_bars_it_at_its_time_stops_it_and_who_scheduled_it_is_told(newsroom: Any) -> None:
    article, schedule = scheduled(newsroom)
    hold_until(article=article, local="2032-01-01T00:00", by=newsroom.editor)
    cursor = events.START
    at_its_time(schedule)
    schedule.refresh_from_db()
    assert schedule.state == "stopped"
    assert "holds it back until" in schedule.reason
    with connection.cursor() as db:
        db.execute(
            "SELECT payload FROM outbox_event WHERE kind = %s", ["publishing.schedule-changed"]
        )
        told = [row[0] for row in db.fetchall()]
    assert cursor
    assert str(newsroom.editor.pk) in str(told[-1])
    assert "stopped" in str(told[-1])
    assert AuditEntry.objects.filter(verb="stop-schedule", by=None).exists()
    assert not Publication.objects.exists()


def test_who_may_not_publish_any_more_publishes_nothing_at_the_time(newsroom: Any) -> None:
    _, schedule = scheduled(newsroom)
    Membership.objects.filter(user=newsroom.editor).delete()
    give_role(user=newsroom.editor, role=Role.REPORTER, service="en", by=None)
    at_its_time(schedule)
    schedule.refresh_from_db()
    assert schedule.state == "stopped"
    assert "it takes the role editor" in schedule.reason


def test_only_editors_of_the_service_schedule_and_call_off(newsroom: Any) -> None:
    article, schedule = scheduled(newsroom)
    for person in (newsroom.reporter, newsroom.stranger):
        with pytest.raises(NotAllowed):
            schedule_article(
                article=article, revision=schedule.revision, local="2032-01-01T00:00", by=person
            )
        with pytest.raises(NotAllowed):
            cancel_schedule(article=article, by=person)
    schedule.refresh_from_db()
    assert schedule.state == "waiting"


def test_a_time_that_is_past_is_refused(newsroom: Any) -> None:
    with pytest.raises(BadTime):
        scheduled(newsroom, "2001-01-01T00:00")


def test_nothing_is_scheduled_before_the_desk_lets_it_go(newsroom: Any) -> None:
    article, revision = newsroom.article("Ministers meet")
    hold_until(article=article, local="2031-03-09T12:01", by=newsroom.editor)

    def schedule() -> Schedule:
        return schedule_article(
            article=article, revision=revision, local="2031-03-09T12:00", by=newsroom.editor
        )

    with pytest.raises(NotReady):
        schedule()
    with pytest.raises(NotReady):
        publish_article(article=article, revision=revision, by=newsroom.editor)
    with pytest.raises(NotAllowed):
        lift_hold(article=article, by=newsroom.stranger)
    lift_hold(article=article, by=newsroom.editor)
    assert schedule().state == "waiting"


def test_what_is_overdue_is_found_whatever_became_of_its_job(newsroom: Any) -> None:
    _, schedule = scheduled(newsroom)
    assert overdue() == []
    assert overdue(schedule.at) == [schedule.pk]
    Schedule.objects.update(at=timezone.now())
    before = len(jobs())
    tasks.keep_schedules(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'publishing.publish_at'"
        )
        assert cursor.fetchone()[0] == before + 1


@pytest.fixture
def embargoed(newsroom: Any, wire: Any) -> tuple[Article, Revision, Entry]:
    version = wire("afp", "Secret until noon.")
    article, _ = newsroom.article("Ministers meet")
    revision = take_paragraphs(
        article=article, item_version=version, paragraphs=[1], by=newsroom.reporter
    )
    Entry.objects.filter(pk=version.item_id).update(embargoed=timezone.now() + timedelta(hours=1))
    return article, revision, Entry.objects.get(pk=version.item_id)


def test_it_follows_an_embargo_that_is_lifted_earlier(newsroom: Any, embargoed: Any) -> None:
    article, revision, entry = embargoed
    schedule = schedule_article(article=article, revision=revision, local="", by=newsroom.editor)
    assert schedule.at == entry.embargoed
    Entry.objects.filter(pk=entry.pk).update(embargoed=None)
    follow_embargoes()
    (due,) = overdue()
    publish_due(schedule_id=due)
    publish_due(schedule_id=due)
    assert Publication.objects.count() == 1


def test_it_follows_an_embargo_that_is_put_off(newsroom: Any, embargoed: Any) -> None:
    article, revision, entry = embargoed
    schedule = schedule_article(article=article, revision=revision, local="", by=newsroom.editor)
    later = entry.embargoed + timedelta(hours=2)
    Entry.objects.filter(pk=entry.pk).update(embargoed=later)
    follow_embargoes()
    publish_due(schedule_id=schedule.pk, now=schedule.at)
    assert not Publication.objects.exists()
    schedule.refresh_from_db()
    assert (schedule.at, schedule.state) == (later, "waiting")


def test_an_embargo_is_not_got_round_by_a_time_before_its_end(
    newsroom: Any, embargoed: Any
) -> None:
    article, revision, _ = embargoed
    soon = timezone.now() + timedelta(minutes=5)
    with pytest.raises(NotReady):
        schedule_article(
            article=article, revision=revision, local=f"{soon:%Y-%m-%dT%H:%M}", by=newsroom.editor
        )


def test_nothing_follows_an_embargo_that_is_not(newsroom: Any) -> None:
    with pytest.raises(NoEmbargo):
        scheduled(newsroom, "")


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_publish_it_once(open_newsroom: Any) -> None:
    _, schedule = scheduled(open_newsroom)
    start = threading.Barrier(2)

    def work() -> None:
        start.wait()
        try:
            publish_due(schedule_id=schedule.pk, now=schedule.at)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Publication.objects.count() == 1
