"""Letting go of pins whose time has come."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dateline.ground import events
from dateline.publishing.events import FrontArranged
from dateline.publishing.fronts.arrangement import Arrangement
from dateline.publishing.fronts.models import Front
from dateline.publishing.pages import keys
from dateline.publishing.pages.marking import record_change


def next_turn(arrangement: Arrangement, after: datetime) -> datetime | None:
    """Return when the next pin ends after an instant; None: none does."""
    ends = [pin.until for pin in arrangement.pins if pin.until is not None]
    return min((end for end in ends if end > after), default=None)


def ask(code: str, turns: datetime | None) -> None:
    """Have the front brought there at its time."""
    from dateline.publishing import tasks

    if turns is not None:
        tasks.turn_front.configure(schedule_at=turns).defer(service=code)


@transaction.atomic
def turn_front(*, code: str, now: datetime | None = None) -> None:
    """Bring the front of a service to the present: pins that have ended are gone from it.

    May run any number of times. Effects: the front; the job that renders it, where a pin ended;
    the next such job; an event.
    """
    now = now or timezone.now()
    rows = Front.objects.select_for_update(of=("self",)).select_related("version")
    front = rows.filter(pk=code).first()
    if front is None or front.turns is None or front.turns > now:
        return
    front.as_of, front.turns = now, next_turn(front.version.arrangement, now)
    front.save(update_fields=["as_of", "turns"])
    ask(code, front.turns)
    record_change({keys.front(code)})
    events.publish(FrontArranged(service=code, number=front.version.number, person="", turned=True))


def overdue_turns(now: datetime | None = None) -> list[str]:
    """Return the services on whose front a pin has ended that is still there."""
    rows = Front.objects.filter(turns__lte=now or timezone.now()).order_by("turns")
    return list(rows.values_list("pk", flat=True))
