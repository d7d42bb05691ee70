"""Publishing at a time."""

from __future__ import annotations

from uuid import UUID

from ninja import Router, Status

from dateline.publishing.actions import Note, cancel_schedule, schedule_article
from dateline.publishing.models import NoteKind, Schedule
from dateline.stories.models import Article
from dateline.web.api.answers import answers
from dateline.web.api.finding import NotHere, find_article, find_revision
from dateline.web.api.signin import SignedIn, demand_reading
from dateline.web.api.terms.schedules import ScheduleIn, ScheduleOut

router = Router(tags=["Publications"])
_MOST: int = 100


@router.get(
    "/articles/{uuid:article_id}/schedules",
    response=answers(list[ScheduleOut], problems=(404,)),
    operation_id="list_schedules",
    summary="List the schedules of an article",
)
def list_schedules(request: SignedIn, article_id: UUID) -> list[ScheduleOut]:
    """Return what waits to go out and what came of earlier schedules, at most 100, newest first."""
    demand_reading(request.auth)
    rows = find_article(article_id).schedules.select_related("revision", "by")
    return [ScheduleOut.of(one) for one in rows.order_by("-created")[:_MOST]]


@router.post(
    "/articles/{uuid:article_id}/schedules",
    response=answers(ScheduleOut, status=201, problems=(404, 409)),
    operation_id="schedule_article",
    summary="Publish an article at a time",
)
def post_schedule(request: SignedIn, article_id: UUID, wanted: ScheduleIn) -> Status[ScheduleOut]:
    """Have a revision go out at a time; it takes the role editor in the service.

    A schedule that waits already is moved to it. The checks are asked as of that time, and at it
    once more: the answer is 409 with one sentence each in `problems` when something would bar it.
    """
    article = find_article(article_id)
    schedule = schedule_article(
        article=article,
        revision=find_revision(article, wanted.revision),
        local=wanted.at,
        by=request.auth,
        note=Note(NoteKind(wanted.note.kind), wanted.note.text) if wanted.note else None,
        override=wanted.override,
    )
    return Status(201, ScheduleOut.of(schedule))


@router.delete(
    "/articles/{uuid:article_id}/schedules/waiting",
    response=answers(ScheduleOut, problems=(404, 409)),
    operation_id="cancel_schedule",
    summary="Call off what waits to be published",
)
def delete_schedule(request: SignedIn, article_id: UUID) -> ScheduleOut:
    """Call off the schedule that waits, and return it; it takes the role editor in the service."""
    article = find_article(article_id)
    waiting = _waiting(article)
    cancel_schedule(article=article, by=request.auth)
    if waiting is None:
        raise NotHere("schedule")
    waiting.refresh_from_db()
    return ScheduleOut.of(waiting)


def _waiting(article: Article) -> Schedule | None:
    rows = article.schedules.select_related("revision", "by")
    return rows.filter(state=Schedule.State.WAITING).first()
