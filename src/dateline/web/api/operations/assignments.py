"""Who is to make what: assigned, taken, handed over, done."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from ninja import Query, Router, Status

from dateline.accounts.models import User
from dateline.accounts.policies import who_may_write
from dateline.desk.actions import assign, finish_assignment, hand_over, take_assignment
from dateline.desk.embargoes import articles_under_embargo
from dateline.desk.models import Assignment
from dateline.stories.models import Article
from dateline.web.api.answers import answers
from dateline.web.api.finding import NotHere, find_service, find_story
from dateline.web.api.paging import Cursor, Limit, next_address, page_by_time
from dateline.web.api.signin import SignedIn, demand_reading
from dateline.web.api.terms.assignments import (
    AssignIn,
    AssignmentOut,
    AssignmentPage,
    HandOverIn,
    PersonOut,
)

router = Router(tags=["Assignments"])
_PEOPLE = ("person", "given_by")


@router.get(
    "/services/{code}/people",
    response=answers(list[PersonOut], problems=(404,)),
    operation_id="list_people",
    summary="List who may write for a service",
)
def list_people(request: SignedIn, code: str) -> list[PersonOut]:
    """Return those to whom work of a service can be given, by their names."""
    demand_reading(request.auth)
    people = who_may_write(find_service(code).code)
    return [PersonOut.of(one) for one in people.order_by("name", "pk")]


@router.get(
    "/assignments",
    response=answers(AssignmentPage),
    operation_id="list_assignments",
    summary="List assignments",
)
def list_assignments(
    request: SignedIn,
    story: UUID | None = None,
    person: UUID | None = None,
    service: Annotated[str, Query(description="Code of a service.", max_length=35)] = "",
    state: Assignment.State | None = None,
    cursor: Cursor = "",
    limit: Limit = 50,
) -> AssignmentPage:
    """Return who is to make what, newest first.

    Those of a story that rests on a wire under embargo are left out until it ends.
    """
    demand_reading(request.auth)
    wanted = {"story": story, "person": person, "service": service, "state": state}
    rows = Assignment.objects.select_related(*_PEOPLE).filter(
        **{name: value for name, value in wanted.items() if value}
    )
    found, place = page_by_time(rows, "given", cursor, limit)
    hidden = _hidden({one.story_id for one in found})
    return AssignmentPage(
        assignments=[AssignmentOut.of(one) for one in found if one.story_id not in hidden],
        next=next_address(request, place),
    )


@router.post(
    "/stories/{uuid:story_id}/assignments",
    response=answers(AssignmentOut, status=201, problems=(404, 409)),
    operation_id="assign",
    summary="Give work to somebody",
)
def post_assignment(request: SignedIn, story_id: UUID, wanted: AssignIn) -> Status[AssignmentOut]:
    """Have somebody make the story's article in a service, begun or not.

    It takes the role editor in the service; whoever may write takes work for themselves.
    """
    given = assign(
        story=find_story(story_id),
        service=find_service(wanted.service),
        to=_person(wanted.to),
        note=wanted.note,
        due=wanted.due,
        by=request.auth,
    )
    return Status(201, AssignmentOut.of(given))


@router.post(
    "/assignments/{uuid:assignment_id}/take",
    response=answers(AssignmentOut, problems=(404, 409)),
    operation_id="take_assignment",
    summary="Take what one was assigned",
)
def post_take(request: SignedIn, assignment_id: UUID) -> AssignmentOut:
    """Say that the owner of the token is at what they were assigned; twice is once."""
    take_assignment(assignment=_assignment(assignment_id), by=request.auth)
    return AssignmentOut.of(_assignment(assignment_id))


@router.post(
    "/assignments/{uuid:assignment_id}/finish",
    response=answers(AssignmentOut, problems=(404, 409)),
    operation_id="finish_assignment",
    summary="Say that work is done",
)
def post_finish(request: SignedIn, assignment_id: UUID) -> AssignmentOut:
    """Say that the work is done: one's own, or as an editor of the service."""
    finish_assignment(assignment=_assignment(assignment_id), by=request.auth)
    return AssignmentOut.of(_assignment(assignment_id))


@router.post(
    "/assignments/{uuid:assignment_id}/hand-over",
    response=answers(AssignmentOut, problems=(404, 409)),
    operation_id="hand_over_assignment",
    summary="Hand work over",
)
def post_hand_over(request: SignedIn, assignment_id: UUID, wanted: HandOverIn) -> AssignmentOut:
    """Give what one has, or as an editor what another has, to somebody else; return the new one."""
    given = hand_over(
        assignment=_assignment(assignment_id),
        to=_person(wanted.to),
        note=wanted.note,
        by=request.auth,
    )
    return AssignmentOut.of(given)


def _person(pk: UUID) -> User:
    person = User.objects.filter(pk=pk, is_active=True).first()
    if person is None:
        raise NotHere("person")
    return person


def _assignment(pk: UUID) -> Assignment:
    found = Assignment.objects.select_related(*_PEOPLE, "story", "service").filter(pk=pk).first()
    if found is None:
        raise NotHere("assignment")
    return found


def _hidden(stories: set[UUID]) -> set[UUID]:
    """Return those of the stories that rest on what is under embargo."""
    of_story = dict(Article.objects.filter(story__in=stories).values_list("pk", "story_id"))
    return {of_story[pk] for pk in articles_under_embargo(list(of_story))}
