"""Arranging a front: a new version of it, which stands at once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dateline.accounts.actions import record
from dateline.accounts.models import User
from dateline.ground import events
from dateline.languages.models import Service
from dateline.publishing.errors import BadArrangement, FrontChanged
from dateline.publishing.events import FrontArranged
from dateline.publishing.fronts.arrangement import Area, Arrangement
from dateline.publishing.fronts.models import Front, FrontVersion
from dateline.publishing.models import PublicArticle
from dateline.publishing.pages import keys
from dateline.publishing.pages.marking import record_change
from dateline.publishing.policies import demand_arrange

from .turn import ask, next_turn


@transaction.atomic
def arrange_front(
    *,
    service: Service,
    arrangement: Arrangement,
    base: int,
    by: User | None,
    restores: int | None = None,
) -> FrontVersion | None:
    """Give readers a front as somebody arranged it, and return its version.

    Pins that have ended, and those of stories that readers do not have any more, are left out.
    When the front stands so already nothing is done, and its version (None: there is none yet) is
    returned.

    Args:
        arrangement: without areas, the usual front.
        base: the number of the version that it was made from, 0 before there is any.
        restores: the number of the earlier version that it brings back.

    Effects: a version; the front; an event; an audit entry; the job that renders the pages that
    show it, and the one that lets go of the pin that ends first.

    Raises:
        NotAllowed: `by` is no editor of the service.
        FrontChanged: another version stands by now; nothing is written.
        BadArrangement: a pinned story is not one that readers of this service ever had.
    """
    demand_arrange(by, service.code)
    front = lock_front(service)
    if base != (front.version.number if front else 0):
        raise FrontChanged
    return put(service, front, arrangement, by=by, restores=restores)


def lock_front(service: Service) -> Front | None:
    """Hold the front of a service until the end of the transaction; None: nobody arranged it."""
    Service.objects.select_for_update().get(pk=service.pk)
    return Front.objects.select_related("version").filter(pk=service.pk).first()


def put(
    service: Service,
    front: Front | None,
    arrangement: Arrangement,
    *,
    by: User | None,
    restores: int | None = None,
    scheduled: bool = False,
) -> FrontVersion | None:
    """Have an arrangement stand; the front is locked and the right was asked.

    Effects and errors: those of `arrange_front`.
    """
    now = timezone.now()
    arrangement = _tidy(service, arrangement, now)
    present = front.version.arrangement if front else Arrangement()
    if arrangement == present:
        return front.version if front else None
    last = FrontVersion.objects.filter(service=service).order_by("-number").first()
    version = FrontVersion.objects.create(
        service=service,
        number=last.number + 1 if last else 1,
        content=arrangement.to_json(),
        restores=restores,
        by=by,
        at=now,
    )
    turns = next_turn(arrangement, now)
    Front.objects.update_or_create(
        service=service, defaults={"version": version, "as_of": now, "turns": turns}
    )
    ask(service.code, turns)
    record_change({keys.front(service.code)})
    _tell(version, by, scheduled=scheduled)
    return version


def _tidy(service: Service, arrangement: Arrangement, now: datetime) -> Arrangement:
    """Return the arrangement without pins that hold nothing any more."""
    wanted = [pin.article for pin in arrangement.pins]
    rows = PublicArticle.objects.filter(pk__in=wanted, service=service)
    standing: dict[UUID, bool] = dict(rows.values_list("pk", "standing"))
    if unknown := [pk for pk in wanted if pk not in standing]:
        raise BadArrangement(
            f"The story {unknown[0]} was never published in {service.code}: publish it first."
        )
    return Arrangement(
        areas=tuple(
            Area.model_validate(
                dict(area)
                | {"pins": [pin for pin in area.pins if standing[pin.article] and pin.holds(now)]}
            )
            for area in arrangement.areas
        )
    )


def _tell(version: FrontVersion, by: User | None, *, scheduled: bool) -> None:
    events.publish(
        FrontArranged(
            service=version.service_id,
            number=version.number,
            person=str(by.pk) if by else "",
            turned=False,
        )
    )
    record(
        by=by,
        verb="arrange-front",
        target_kind="front",
        target_id=version.service_id,
        service=version.service_id,
        detail={
            "version": version.number,
            "restores": version.restores,
            "scheduled": scheduled,
        },
    )
