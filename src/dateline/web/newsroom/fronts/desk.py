"""A front as one person arranges it: what stands, what they have begun, what others did since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.utils import timezone

from dateline.accounts.models import User
from dateline.languages.clock import local_text
from dateline.languages.models import Service
from dateline.languages.queries import active_services
from dateline.publishing.actions.fronts import begin_anew
from dateline.publishing.fronts.arrangement import Arrangement
from dateline.publishing.fronts.models import Front, FrontDraft, FrontVersion
from dateline.publishing.fronts.usual import explicit
from dateline.publishing.policies import may_arrange
from dateline.publishing.queries import versions_of_front, waiting_changes

from .outline import outline
from .sources import KINDS, Sources, sources_of
from .told import told_changes

# Who has begun something and left it for so long is not called at work any more.
_AT_WORK: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody else who is arranging the same front now, and what they changed so far."""

    name: str
    changes: list[str]


@dataclass(frozen=True, slots=True)
class Desk:
    """A service's front, its present version (None: nobody arranged it), and a person's draft."""

    service: Service
    version: FrontVersion | None
    draft: FrontDraft | None

    @property
    def number(self) -> int:
        """The number of the version that stands; 0 before there is any."""
        return self.version.number if self.version else 0

    @property
    def present(self) -> Arrangement:
        """What readers have."""
        standing = self.version.arrangement if self.version else Arrangement()
        return explicit(self.service, standing)

    @property
    def arrangement(self) -> Arrangement:
        """What the person sees: their draft, else what readers have."""
        return self.draft.arrangement if self.draft else self.present

    @property
    def is_behind(self) -> bool:
        """Whether the front was arranged by somebody since the person began."""
        return self.draft is not None and self.draft.base != self.number

    @property
    def begun_with(self) -> Arrangement:
        """What the person began with."""
        if self.draft is None or not self.is_behind:
            return self.present
        rows = FrontVersion.objects.filter(service=self.service, number=self.draft.base)
        row = rows.first()
        return explicit(self.service, row.arrangement if row else Arrangement())


def desk_of(service: Service, person: User) -> Desk:
    """Return a service's front as somebody arranges it."""
    front = Front.objects.select_related("version__by").filter(pk=service.pk).first()
    draft = FrontDraft.objects.filter(service=service, person=person).first()
    return Desk(service, front.version if front else None, draft)


def begun(desk: Desk, person: User) -> FrontDraft:
    """Return the person's draft, which begins now where there is none."""
    return desk.draft or begin_anew(service=desk.service, by=person)


def arrangeable(person: User) -> list[Service]:
    """Return the services whose fronts somebody may arrange."""
    return [service for service in active_services() if may_arrange(person, service.code)]


def page_context(desk: Desk, person: User) -> dict[str, Any]:
    """Return what the page of a front shows."""
    sources = sources_of(desk.service)
    mine = told_changes(desk.begun_with, desk.arrangement, sources)
    return {
        "service": desk.service,
        "services": arrangeable(person),
        "desk": desk,
        "areas": outline(desk.service, desk.arrangement, sources),
        "sources": sources,
        "kinds": KINDS.items(),
        "mine": mine,
        "behind": _since(desk, sources) if desk.is_behind else None,
        "colleagues": _colleagues(desk, person, sources),
        "schedules": waiting_changes(desk.service),
        "now_local": local_text(timezone.now(), desk.service),
    }


def _since(desk: Desk, sources: Sources) -> dict[str, Any]:
    return {
        "version": desk.version,
        "changes": told_changes(desk.begun_with, desk.present, sources),
    }


def _colleagues(desk: Desk, person: User, sources: Sources) -> list[Colleague]:
    lately = timezone.now() - _AT_WORK
    rows = FrontDraft.objects.filter(service=desk.service, changed__gt=lately)
    found = []
    for draft in rows.exclude(person=person).select_related("person", "service"):
        other = Desk(desk.service, desk.version, draft)
        if told := told_changes(other.begun_with, draft.arrangement, sources):
            found.append(Colleague(draft.person.name, told))
    return found


def history_of(service: Service, first: int, most: int) -> list[dict[str, Any]]:
    """Return versions of a front, newest first, each with what it changed of the one before."""
    sources = sources_of(service)
    rows = list(versions_of_front(service)[first : first + most + 1])
    before = [explicit(service, row.arrangement) for row in rows[1:]]
    before.append(explicit(service, Arrangement()))
    return [
        {
            "version": row,
            "changes": told_changes(old, explicit(service, row.arrangement), sources),
        }
        for row, old in zip(rows[:most], before, strict=False)
    ]
