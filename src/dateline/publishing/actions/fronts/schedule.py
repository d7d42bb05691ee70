"""Changing a front at a time: set, called off, and carried out once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dateline.accounts.actions import record
from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import User
from dateline.ground import events
from dateline.languages.clock import wall_time
from dateline.languages.models import Service
from dateline.publishing.errors import BadTime, FrontNotScheduled, PublishingError
from dateline.publishing.events import FrontScheduleChanged
from dateline.publishing.fronts.arrangement import Arrangement
from dateline.publishing.fronts.models import FrontSchedule
from dateline.publishing.policies import demand_arrange
from dateline.publishing.tasks import change_front_at

from .arrange import lock_front, put


@transaction.atomic
def schedule_front(
    *, service: Service, arrangement: Arrangement, local: str, by: User | None
) -> FrontSchedule:
    """Have a front arranged so at a time, whatever it looks like then.

    Args:
        local: a wall time in the service's zone, "2026-10-25T02:30" (`languages.clock` says what
            it means where the clock changes).

    Effects: the schedule; the job that carries it out; an event; an audit entry.

    Raises:
        NotAllowed: `by` is no editor of the service.
        BadWallTime, BadTime: there is no such time, or it is past.
    """
    demand_arrange(by, service.code)
    time = wall_time(local, service)
    if time.instant <= timezone.now():
        raise BadTime
    schedule = FrontSchedule.objects.create(
        service=service,
        content=arrangement.to_json(),
        at=time.instant,
        local=time.local,
        by=by,
    )
    change_front_at.configure(schedule_at=schedule.at).defer(schedule_id=str(schedule.pk))
    _tell(schedule, "schedule-front", by)
    return schedule


@transaction.atomic
def cancel_change(*, schedule: FrontSchedule, by: User | None) -> None:
    """Call off a change of a front.

    Effects: the schedule; an event; an audit entry.

    Raises:
        NotAllowed: `by` is no editor of the service.
        FrontNotScheduled: it does not wait any more.
    """
    demand_arrange(by, schedule.service_id)
    waiting = _waiting(schedule.pk)
    if waiting is None:
        raise FrontNotScheduled
    _end(waiting, FrontSchedule.State.CANCELLED, "cancel-front-schedule", by)


@transaction.atomic
def change_due(*, schedule_id: UUID, now: datetime | None = None) -> None:
    """Arrange a front as it was scheduled if that waits and its time has come; else do nothing.

    May run any number of times, by any number of workers: it takes effect once. Whoever scheduled
    it must still be allowed to arrange the front. What bars it stops it, with the reason.

    Effects: those of `arrange_front`; the schedule; an event; an audit entry.
    """
    found = FrontSchedule.objects.select_related("service").filter(pk=schedule_id).first()
    if found is None:
        return
    # The front first, as in every action on it: two that meet do not wait for one another.
    front = lock_front(found.service)
    schedule = _waiting(schedule_id)
    if schedule is None or schedule.at > (now or timezone.now()):
        return
    try:
        with transaction.atomic():
            demand_arrange(schedule.by, schedule.service_id)
            arrangement = schedule.arrangement
            schedule.version = put(
                found.service, front, arrangement, by=schedule.by, scheduled=True
            )
    except (PublishingError, NotAllowed) as problem:
        schedule.reason = str(problem)
        _end(schedule, FrontSchedule.State.STOPPED, "stop-front-schedule", None)
    else:
        _end(schedule, FrontSchedule.State.DONE, "change-scheduled-front", None)


def overdue_changes(now: datetime | None = None) -> list[UUID]:
    """Return the changes whose time has come and that wait still, the earliest first."""
    state = FrontSchedule.State.WAITING
    rows = FrontSchedule.objects.filter(state=state, at__lte=now or timezone.now())
    return list(rows.order_by("at").values_list("pk", flat=True))


def _waiting(schedule_id: UUID) -> FrontSchedule | None:
    rows = FrontSchedule.objects.select_for_update(of=("self",)).select_related("by")
    return rows.filter(pk=schedule_id, state=FrontSchedule.State.WAITING).first()


def _end(schedule: FrontSchedule, state: FrontSchedule.State, verb: str, by: User | None) -> None:
    schedule.state = state
    schedule.save()
    _tell(schedule, verb, by)


def _tell(schedule: FrontSchedule, verb: str, by: User | None) -> None:
    events.publish(
        FrontScheduleChanged(
            schedule=str(schedule.pk),
            service=schedule.service_id,
            state=schedule.state,
            person=str(schedule.by_id or ""),
        )
    )
    record(
        by=by,
        verb=verb,
        target_kind="front",
        target_id=schedule.service_id,
        service=schedule.service_id,
        detail={"at": schedule.at.isoformat(), "local": schedule.local, "reason": schedule.reason},
    )
