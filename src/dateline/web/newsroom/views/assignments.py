"""Assigning work, and what becomes of it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dateline.accounts import policies
from dateline.accounts.models import Role, User
from dateline.accounts.policies import roles_including
from dateline.desk.actions import assign, finish_assignment, hand_over, take_assignment
from dateline.desk.errors import BadAssignment
from dateline.desk.models import Assignment
from dateline.languages.errors import BadWallTime
from dateline.languages.models import Service
from dateline.languages.queries import active_services
from dateline.stories.models import Story
from dateline.web.newsroom.access import StaffRequest, member


@require_http_methods(["GET", "HEAD", "POST"])
@member
def assign_story(request: StaffRequest, story_id: UUID) -> HttpResponse:
    """Ask whom the article of a story in a service is for; a POST assigns it."""
    story = get_object_or_404(Story, pk=story_id)
    sent = request.POST if request.method == "POST" else request.GET
    service = get_object_or_404(active_services(), code=sent.get("service"))
    if request.method != "POST":
        return _form(request, story, service)
    try:
        assign(
            story=story,
            service=service,
            to=_person(request),
            note=request.POST.get("note", ""),
            due=request.POST.get("due", ""),
            by=request.user,
        )
    except (BadAssignment, BadWallTime) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Assigned. They see it at once."))
    return _back(request, story)


def _form(request: StaffRequest, story: Story, service: Service) -> HttpResponse:
    open_ones = Assignment.objects.filter(
        story=story, service=service, state__in=Assignment.OPEN
    ).select_related("person")
    wanted = request.GET.get("from", "")
    context = {
        "story": story,
        "service": service,
        "open": open_ones,
        "handed": next((one for one in open_ones if str(one.pk) == wanted), None),
        "people": _people(request.user, service, all_of_them=bool(wanted)),
        "back": request.GET.get("back", ""),
    }
    return render(request, "newsroom/desk/assign.html", context)


def _people(user: User, service: Service, *, all_of_them: bool) -> list[User]:
    """Return who may be given work: editors assign to all who write there, others to themselves."""
    if not all_of_them and not policies.may(user, Role.EDITOR, service=service.code):
        return [user]
    either = [*roles_including(Role.REPORTER), *roles_including(Role.TRANSLATOR)]
    rows = User.objects.filter(
        is_active=True,
        memberships__role__in=either,
        memberships__service_code__in=["", service.code],
    )
    return list(rows.distinct().order_by("name"))


@require_POST
@member
def assignment(request: StaffRequest, assignment_id: UUID) -> HttpResponse:
    """Take what one was assigned, hand it over, or say that it is done."""
    found = get_object_or_404(Assignment, pk=assignment_id)
    what = request.POST.get("do", "")
    try:
        if what == "take":
            take_assignment(assignment=found, by=request.user)
        elif what == "done":
            finish_assignment(assignment=found, by=request.user)
        elif what == "hand-over":
            note = request.POST.get("note", "")
            hand_over(assignment=found, to=_person(request), note=note, by=request.user)
    except BadAssignment as error:
        messages.error(request, str(error))
    return _back(request, found.story)


def _person(request: StaffRequest) -> User:
    text = request.POST.get("person", "")
    try:
        return get_object_or_404(User, pk=UUID(text), is_active=True)
    except ValueError as error:
        raise BadAssignment(_("Choose somebody.")) from error


def _back(request: StaffRequest, story: Story) -> HttpResponse:
    back = request.POST.get("back", "")
    if back and url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return redirect(back)
    return redirect("newsroom:story", story.pk)
