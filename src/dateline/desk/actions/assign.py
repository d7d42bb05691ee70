"""Giving work to people: assigned, taken, handed over, done."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dateline.accounts import policies
from dateline.accounts.actions import record
from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import Role, User
from dateline.desk.errors import BadAssignment
from dateline.desk.events import AssignmentChanged
from dateline.desk.models import Assignment
from dateline.ground import events
from dateline.languages.clock import wall_time
from dateline.languages.models import Service
from dateline.stories.models import Story

MOST_NOTE = 1_000


@transaction.atomic
def assign(
    *, story: Story, service: Service, to: User, note: str, due: str, by: User | None
) -> Assignment:
    """Have somebody make the article of a story in a service, whether it is begun or not.

    Whoever has it already keeps it, with this note and time.

    Args:
        due: a wall time in the service's zone, "2026-10-25T02:30", or empty.

    Effects: an assignment; an event, by which the person sees it at once; an audit entry.

    Raises:
        NotAllowed: `by` is no editor of the service; everybody who may write takes for themselves.
        BadAssignment: `to` may not write for the service.
        BadWallTime: `due` is no time.
    """
    if by is None or to.pk != by.pk:
        policies.demand(by, Role.EDITOR, service=service.code, to="assign work")
    else:
        policies.demand_write(by, service=service.code, to="take work")
    return _give(story, service, to, _line(note), _instant(due, service), by)


@transaction.atomic
def take_assignment(*, assignment: Assignment, by: User) -> None:
    """Say that one is at what one was assigned; twice is once.

    Effects: the assignment; an event; an audit entry.

    Raises:
        NotAllowed: it is somebody else's.
        BadAssignment: it is over.
    """
    open_one = _open(assignment)
    if open_one.person_id != by.pk:
        raise NotAllowed(_("You may not take this: it is assigned to somebody else."))
    if open_one.state == Assignment.State.GIVEN:
        _move(open_one, Assignment.State.TAKEN, by)


@transaction.atomic
def finish_assignment(*, assignment: Assignment, by: User) -> None:
    """Say that the work is done.

    Effects: the assignment; an event; an audit entry.

    Raises:
        NotAllowed: `by` is neither the person nor an editor of the service.
        BadAssignment: it is over.
    """
    open_one = _open(assignment)
    _demand_own(open_one, by, to="end this")
    _move(open_one, Assignment.State.DONE, by)


@transaction.atomic
def hand_over(*, assignment: Assignment, to: User, note: str, by: User) -> Assignment:
    """Give what one has to somebody else, with its time; return what they have now.

    Effects: the assignment and a new one; events; audit entries.

    Raises:
        NotAllowed: `by` is neither the person nor an editor of the service.
        BadAssignment: it is over, is theirs already, or `to` may not write for the service.
    """
    open_one = _open(assignment)
    _demand_own(open_one, by, to="hand this over")
    if to.pk == open_one.person_id:
        raise BadAssignment
    _move(open_one, Assignment.State.HANDED_OVER, by)
    words = _line(note) or open_one.note
    return _give(open_one.story, open_one.service, to, words, open_one.due, by)


def _give(
    story: Story, service: Service, to: User, note: str, due: datetime | None, by: User | None
) -> Assignment:
    if not policies.may_write(to, service=service.code):
        told = {"name": to.name, "service": service.english_name}
        raise BadAssignment(_("%(name)s may not write for %(service)s: ask another.") % told)
    given, _made = Assignment.objects.update_or_create(
        story=story,
        service=service,
        person=to,
        state__in=Assignment.OPEN,
        defaults={"note": note, "due": due, "given_by": by},
        create_defaults={"note": note, "due": due, "given_by": by, "state": Assignment.State.GIVEN},
    )
    _tell(given, "assign", by)
    return given


def _open(assignment: Assignment) -> Assignment:
    rows = Assignment.objects.select_for_update(of=("self",)).select_related("story", "service")
    found = rows.get(pk=assignment.pk)
    if found.state not in Assignment.OPEN:
        raise BadAssignment(_("This is over already: it was done or handed over."))
    return found


def _demand_own(assignment: Assignment, by: User, *, to: str) -> None:
    if assignment.person_id != by.pk:
        policies.demand(by, Role.EDITOR, service=assignment.service_id, to=to)


def _move(assignment: Assignment, state: Assignment.State, by: User) -> None:
    assignment.state = state
    if state not in Assignment.OPEN:
        assignment.ended = timezone.now()
    assignment.save(update_fields=["state", "ended"])
    _tell(assignment, state.value, by)


def _tell(assignment: Assignment, verb: str, by: User | None) -> None:
    events.publish(
        AssignmentChanged(
            assignment=str(assignment.pk),
            story=str(assignment.story_id),
            service=assignment.service_id,
            to=str(assignment.person_id),
            state=assignment.state,
            by=str(by.pk) if by else "",
        )
    )
    record(
        by=by,
        verb=verb,
        target_kind="assignment",
        target_id=assignment.pk,
        service=assignment.service_id,
        detail={"story": str(assignment.story_id), "to": str(assignment.person_id)},
    )


def _line(note: str) -> str:
    return " ".join(note.replace("\x00", "").split())[:MOST_NOTE]


def _instant(due: str, service: Service) -> datetime | None:
    return wall_time(due, service).instant if due else None
