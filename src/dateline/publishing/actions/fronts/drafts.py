"""What somebody is arranging, kept for them until they put it before readers or let go of it."""

from __future__ import annotations

from django.db import transaction

from dateline.accounts.models import User
from dateline.ground import events
from dateline.languages.models import Service
from dateline.publishing.events import FrontDrafted
from dateline.publishing.fronts.arrangement import Arrangement
from dateline.publishing.fronts.differences import join
from dateline.publishing.fronts.models import Front, FrontDraft, FrontVersion
from dateline.publishing.fronts.usual import explicit
from dateline.publishing.policies import demand_arrange


@transaction.atomic
def begin_anew(*, service: Service, by: User) -> FrontDraft:
    """Have somebody arrange the front from how it stands; what they had begun is gone.

    Effects: their draft; an event.

    Raises:
        NotAllowed: `by` is no editor of the service.
    """
    demand_arrange(by, service.code)
    arrangement, number = _present(service)
    draft, _ = FrontDraft.objects.update_or_create(
        service=service,
        person=by,
        defaults={"base": number, "content": arrangement.to_json()},
    )
    _tell(service.code, by)
    return draft


@transaction.atomic
def keep_draft(*, draft: FrontDraft, arrangement: Arrangement, by: User) -> None:
    """Keep what somebody has arranged so far.

    Effects: their draft; an event.

    Raises:
        NotAllowed: `by` is no editor of the service.
    """
    demand_arrange(by, draft.service_id)
    draft.content = arrangement.to_json()
    draft.save(update_fields=["content", "changed"])
    _tell(draft.service_id, by)


@transaction.atomic
def join_draft(*, draft: FrontDraft, by: User) -> None:
    """Put what somebody has arranged together with what stands by now (`differences.join`).

    Effects: their draft, which is based on the version that stands; an event.

    Raises:
        NotAllowed: `by` is no editor of the service.
    """
    demand_arrange(by, draft.service_id)
    present, number = _present(draft.service)
    base = _version(draft.service, draft.base)
    draft.content = join(base, present, draft.arrangement).to_json()
    draft.base = number
    draft.save(update_fields=["content", "base", "changed"])
    _tell(draft.service_id, by)


@transaction.atomic
def discard_draft(*, service: Service, by: User) -> None:
    """Let go of what somebody has arranged.

    Effects: their draft; an event.
    """
    if FrontDraft.objects.filter(service=service, person=by).delete()[0]:
        _tell(service.code, by)


def _tell(code: str, by: User) -> None:
    events.publish(FrontDrafted(service=code, person=str(by.pk)))


def _present(service: Service) -> tuple[Arrangement, int]:
    front = Front.objects.select_related("version").filter(pk=service.pk).first()
    if front is None:
        return explicit(service, Arrangement()), 0
    return explicit(service, front.version.arrangement), front.version.number


def _version(service: Service, number: int) -> Arrangement:
    row = FrontVersion.objects.filter(service=service, number=number).first()
    return explicit(service, row.arrangement if row else Arrangement())
