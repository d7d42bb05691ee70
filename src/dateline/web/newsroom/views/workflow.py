"""Moving an article on: its state, approvals, when it goes out."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dateline.accounts.errors import NotAllowed
from dateline.desk.actions import approve_text, hold_until, lift_hold, move_article
from dateline.desk.errors import DeskError, SecondEyesNeeded
from dateline.languages.errors import BadWallTime
from dateline.publishing.actions import cancel_schedule, schedule_article
from dateline.publishing.errors import NotScheduled, PublishingError
from dateline.stories.models import Article, State
from dateline.web.newsroom.access import ASKED_BY_SCRIPT, StaffRequest, find_article, member, writer
from dateline.web.newsroom.views.publish import asked_note, asked_revision, refused


@require_POST
@writer
def change_state(request: StaffRequest, article: Article) -> HttpResponse:
    """Move an article between draft, review and ready."""
    if request.headers.get(ASKED_BY_SCRIPT):
        return _moved_by_script(request, article)
    try:
        _move(request, article)
    except SecondEyesNeeded as error:
        return refused(request, article, error)
    except DeskError as error:
        messages.error(request, str(error))
    return redirect("newsroom:ready", article.pk)


def _move(request: StaffRequest, article: Article) -> None:
    wanted = request.POST.get("state", "")
    if wanted not in State.values:
        raise DeskError(_("The article cannot be moved to this state by hand."))
    override = request.POST.get("override", "")
    move_article(article=article, state=State(wanted), by=request.user, override=override)


def _moved_by_script(request: StaffRequest, article: Article) -> HttpResponse:
    """Answer the board, which shows the move by itself, or says why it was refused."""
    try:
        _move(request, article)
    except NotAllowed as error:
        return HttpResponse(str(error), status=403, content_type="text/plain; charset=utf-8")
    except DeskError as error:
        return HttpResponse(str(error), status=409, content_type="text/plain; charset=utf-8")
    return HttpResponse(status=204)


@require_POST
@writer
def approve(request: StaffRequest, article: Article) -> HttpResponse:
    """Say that one has read the revision that was shown."""
    approve_text(article=article, revision=asked_revision(request, article), by=request.user)
    messages.success(request, _("You approved this text. A changed word needs it anew."))
    return redirect("newsroom:ready", article.pk)


@require_POST
@member
def schedule(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Have the revision that was looked at published at a time, or when its embargo ends."""
    article = find_article(article_id)
    follows = request.POST.get("when") == "embargo"
    try:
        schedule_article(
            article=article,
            revision=asked_revision(request, article),
            local="" if follows else request.POST.get("at", "") or "-",
            by=request.user,
            note=asked_note(request),
            override=request.POST.get("override", ""),
        )
    except (PublishingError, SecondEyesNeeded, BadWallTime) as error:
        return refused(request, article, error)
    messages.success(request, _("Scheduled. It goes out once, if nothing bars it then."))
    return redirect("newsroom:ready", article.pk)


@require_POST
@member
def call_off(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Call off what was scheduled."""
    article = find_article(article_id)
    try:
        cancel_schedule(article=article, by=request.user)
    except NotScheduled as error:
        return refused(request, article, error)
    messages.success(request, _("Called off. It does not go out by itself."))
    return redirect("newsroom:ready", article.pk)


@require_POST
@member
def hold(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Hold an article back until a time; without one, no longer."""
    article = find_article(article_id)
    until = request.POST.get("until", "")
    try:
        if until:
            hold_until(article=article, local=until, by=request.user)
        else:
            lift_hold(article=article, by=request.user)
    except BadWallTime as error:
        return refused(request, article, error)
    return redirect("newsroom:ready", article.pk)
