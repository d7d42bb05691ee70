"""Publishing at a time: set, moved, called off, and carried out once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dateline.accounts.actions import record
from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import User
from dateline.desk.checks import bars_of
from dateline.desk.embargoes import embargo_end
from dateline.desk.errors import DeskError
from dateline.desk.policies import demand_second_eyes
from dateline.ground import events
from dateline.languages.clock import wall_time
from dateline.publishing.actions.publish import Note, publish_article
from dateline.publishing.errors import (
    BadTime,
    NoEmbargo,
    NotReady,
    NotScheduled,
    OtherRevision,
    PublishingError,
)
from dateline.publishing.events import ScheduleChanged
from dateline.publishing.models import NoteKind, Schedule
from dateline.publishing.policies import demand_publish
from dateline.publishing.tasks import publish_at
from dateline.stories.actions import set_state
from dateline.stories.models import Article, Revision, State
from dateline.wires.queries import has_no_end

_BEFORE = (State.DRAFT, State.IN_REVIEW)


@transaction.atomic
def schedule_article(
    *,
    article: Article,
    revision: Revision,
    local: str,
    by: User | None,
    note: Note | None = None,
    override: str = "",
) -> Schedule:
    """Have this revision published at a time; a schedule that waits already is moved to it.

    What is written later does not go out with it: schedule it anew. The checks are asked now as
    of that time, and once more at the time.

    Args:
        local: a wall time in the service's zone, "2026-10-25T02:30" (`languages.clock` says what
            it means where the clock changes); empty: when the embargo of the wires behind it
            ends, earlier where the agency lifts it.
        override: an administrator's reason to do without the second pair of eyes.

    Effects: the schedule; the article is ready; the job that publishes it; an event; an audit
    entry.

    Raises:
        NotAllowed: `by` is no editor of the service.
        OtherRevision: the revision belongs to another article.
        BadWallTime, BadTime, NoEmbargo: there is no such time, it is past, or nothing holds it.
        NotReady: something would bar it then.
        SecondEyesNeeded: nobody but `by` saw the text.
    """
    article = (
        Article.objects.select_for_update(of=("self",)).select_related("service").get(pk=article.pk)
    )
    demand_publish(by, article, to="publish this article")
    if revision.article_id != article.pk:
        raise OtherRevision
    demand_second_eyes(by, revision, service=article.service_id, override=override)
    at, given = _time(article, local)
    if bars := bars_of(article, snapshot=revision.snapshot, now=at):
        raise NotReady([bar.sentence for bar in bars])
    schedule = _waiting(article) or Schedule(article=article)
    schedule.revision, schedule.at, schedule.local, schedule.by = revision, at, given, by
    schedule.note, schedule.note_text = (note.kind, note.text) if note else (NoteKind.NONE, "")
    schedule.override = override.strip()
    schedule.save()
    if article.state in _BEFORE:
        set_state(article=article, state=State.READY, by=by)
    _ask(schedule)
    _tell(schedule, article, "schedule", by)
    return schedule


def _time(article: Article, local: str) -> tuple[datetime, str]:
    if local:
        time = wall_time(local, article.service)
        if time.instant <= timezone.now():
            raise BadTime
        return time.instant, time.local
    end = embargo_end(article)
    if end is None:
        raise NoEmbargo
    return end, ""


@transaction.atomic
def cancel_schedule(*, article: Article, by: User | None) -> None:
    """Call off what waits to be published.

    Effects: the schedule; an event; an audit entry.

    Raises:
        NotAllowed: `by` is no editor of the service.
        NotScheduled: nothing waits.
    """
    article = Article.objects.select_for_update().get(pk=article.pk)
    demand_publish(by, article, to="call this off")
    schedule = _waiting(article)
    if schedule is None:
        raise NotScheduled
    _end(schedule, Schedule.State.CANCELLED)
    _tell(schedule, article, "cancel-schedule", by)


@transaction.atomic
def publish_due(*, schedule_id: UUID, now: datetime | None = None) -> None:
    """Publish what was scheduled if it waits and its time has come; else nothing is done.

    May run any number of times, by any number of workers: it goes out once. Whoever scheduled it
    must still be allowed to publish it. What bars it stops it, and they are told.

    Effects: those of `publish_article`; the schedule; an event; an audit entry.
    """
    found = Schedule.objects.filter(pk=schedule_id).values_list("article", flat=True).first()
    if found is None:
        return
    # The article first, as in every action on it: two that meet do not wait for one another.
    article = Article.objects.select_for_update().get(pk=found)
    schedule = _waiting(article)
    if schedule is None or schedule.pk != schedule_id or schedule.at > (now or timezone.now()):
        return
    try:
        with transaction.atomic():
            schedule.publication = publish_article(
                article=article,
                revision=schedule.revision,
                by=schedule.by,
                note=_note(schedule),
                override=schedule.override,
                scheduled=True,
            )
    except (PublishingError, DeskError, NotAllowed) as problem:
        schedule.reason = str(problem)
        _end(schedule, Schedule.State.STOPPED)
        _tell(schedule, article, "stop-schedule", None)
    else:
        _end(schedule, Schedule.State.DONE)
        _tell(schedule, article, "publish-scheduled", None)


@transaction.atomic
def follow_embargoes() -> None:
    """Bring the schedules that follow an embargo to when it ends now.

    Effects: schedules and their jobs.
    """
    waiting = Schedule.objects.filter(state=Schedule.State.WAITING, local="")
    for schedule in waiting.select_related("article").order_by("article"):
        article = Article.objects.select_for_update().get(pk=schedule.article_id)
        still = _waiting(article)
        end = embargo_end(article)
        at = timezone.now() if end is None else end
        # Ended by itself: the time that it was scheduled for is the right one.
        if still is None or not still.follows_embargo or (end is None and still.at <= at):
            continue
        if still.at != at:
            still.at = at
            still.save(update_fields=["at"])
            _ask(still)


def overdue(now: datetime | None = None) -> list[UUID]:
    """Return the schedules whose time has come and that wait still."""
    rows = Schedule.objects.filter(state=Schedule.State.WAITING, at__lte=now or timezone.now())
    return list(rows.order_by("at").values_list("pk", flat=True))


def _waiting(article: Article) -> Schedule | None:
    rows = Schedule.objects.select_for_update(of=("self",)).select_related("revision", "by")
    return rows.filter(article=article, state=Schedule.State.WAITING).first()


def _note(schedule: Schedule) -> Note | None:
    kind = NoteKind(schedule.note)
    return Note(kind, schedule.note_text) if kind != NoteKind.NONE else None


def _ask(schedule: Schedule) -> None:
    # An embargo that does not say until when has no time to wake up at.
    if has_no_end(schedule.at):
        return
    publish_at.configure(schedule_at=schedule.at).defer(schedule_id=str(schedule.pk))


def _end(schedule: Schedule, state: Schedule.State) -> None:
    schedule.state, schedule.ended = state, timezone.now()
    schedule.save()


def _tell(schedule: Schedule, article: Article, verb: str, by: User | None) -> None:
    events.publish(
        ScheduleChanged(
            schedule=str(schedule.pk),
            article=str(article.pk),
            story=str(article.story_id),
            service=article.service_id,
            state=schedule.state,
            at=schedule.at.isoformat(),
            person=str(schedule.by_id or ""),
            reason=schedule.reason,
        )
    )
    record(
        by=by,
        verb=verb,
        target_kind="article",
        target_id=article.pk,
        service=article.service_id,
        detail={"at": schedule.at.isoformat(), "local": schedule.local, "reason": schedule.reason},
    )
