"""Arranging the fronts of services."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dateline.ground.events import latest_cursor
from dateline.languages.errors import BadWallTime
from dateline.languages.models import Service
from dateline.languages.queries import active_services
from dateline.publishing.actions.fronts import (
    arrange_front,
    discard_draft,
    join_draft,
    keep_draft,
)
from dateline.publishing.errors import BadArrangement, FrontChanged, PublishingError
from dateline.publishing.policies import demand_arrange
from dateline.web.newsroom.access import ASKED_BY_SCRIPT, StaffRequest, forbidden, member
from dateline.web.newsroom.fronts.desk import (
    Desk,
    arrangeable,
    begun,
    desk_of,
    page_context,
)
from dateline.web.newsroom.fronts.search import found_stories
from dateline.web.newsroom.fronts.steps import take_step


def service_of(request: StaffRequest, code: str) -> Service:
    """Return a service whose front whoever asks may arrange.

    Raises:
        NotAllowed: they may not.
        Http404: there is no such service, or it does not publish.
    """
    demand_arrange(request.user, code)
    return get_object_or_404(active_services(), code=code)


@require_GET
@member
def fronts(request: StaffRequest) -> HttpResponse:
    """Go to the front of the first service that whoever asks may arrange."""
    services = arrangeable(request.user)
    wanted = request.GET.get("service", "")
    chosen = next((one for one in services if one.code == wanted), next(iter(services), None))
    if chosen is None:
        return forbidden(request, _("Editors of a service arrange its front."))
    return redirect("newsroom:front", chosen.code)


@require_http_methods(["GET", "HEAD"])
@member
def front(request: StaffRequest, code: str) -> HttpResponse:
    """Show the front as it will look; a script gets only what changes."""
    return _page(request, desk_of(service_of(request, code), request.user))


@require_GET
@member
def find(request: StaffRequest, code: str) -> HttpResponse:
    """Answer the published stories that have some words, to be pinned."""
    desk = desk_of(service_of(request, code), request.user)
    context = page_context(desk, request.user) | _found(request, desk)
    return render(request, "newsroom/fronts/_found.html", context)


@require_POST
@member
def change(request: StaffRequest, code: str) -> HttpResponse:
    """Take one step in one's own draft; readers see nothing of it yet."""
    desk = desk_of(service_of(request, code), request.user)
    try:
        arrangement = take_step(desk.arrangement, request.POST, desk.service)
    except (BadArrangement, BadWallTime) as error:
        return _refused(request, desk, error, 422)
    if arrangement != desk.arrangement:
        draft = begun(desk, request.user)
        keep_draft(draft=draft, arrangement=arrangement, by=request.user)
    return _after(request, desk.service)


@require_POST
@member
def draft(request: StaffRequest, code: str) -> HttpResponse:
    """Let go of one's draft, or put it together with what stands by now."""
    desk = desk_of(service_of(request, code), request.user)
    if request.POST.get("do") == "join" and desk.draft:
        join_draft(draft=desk.draft, by=request.user)
    elif request.POST.get("do") == "discard":
        discard_draft(service=desk.service, by=request.user)
    return _after(request, desk.service)


@require_POST
@member
def save(request: StaffRequest, code: str) -> HttpResponse:
    """Give readers what was arranged; refused where somebody else did so since it was begun."""
    desk = desk_of(service_of(request, code), request.user)
    if desk.draft is None:
        return _after(request, desk.service)
    try:
        arrange_front(
            service=desk.service,
            arrangement=desk.draft.arrangement,
            base=desk.draft.base,
            by=request.user,
        )
    except FrontChanged:
        sentence = _("Not saved: somebody else arranged this front in the meantime.")
        return _refused(request, desk, FrontChanged(sentence), 409)
    except BadArrangement as error:
        return _refused(request, desk, error, 422)
    discard_draft(service=desk.service, by=request.user)
    messages.success(request, _("Readers have this front now."))
    return _after(request, desk.service)


def _after(request: StaffRequest, service: Service) -> HttpResponse:
    if request.headers.get(ASKED_BY_SCRIPT):
        return _page(request, desk_of(service, request.user))
    return redirect("newsroom:front", service.code)


def _refused(
    request: StaffRequest, desk: Desk, error: PublishingError | BadWallTime, status: int
) -> HttpResponse:
    messages.error(request, str(error))
    # What somebody else did meanwhile is to be seen.
    return _page(request, desk_of(desk.service, request.user), status=status)


def _page(request: StaffRequest, desk: Desk, *, status: int = 200) -> HttpResponse:
    # Before the rows are read: what changes meanwhile comes on the stream.
    cursor = latest_cursor()
    context = page_context(desk, request.user) | {"cursor": cursor}
    if request.headers.get(ASKED_BY_SCRIPT):
        context["is_fragment"] = True
        return render(request, "newsroom/fronts/_front.html", context, status=status)
    return render(
        request, "newsroom/fronts/front.html", context | _found(request, desk), status=status
    )


def _found(request: HttpRequest, desk: Desk) -> dict[str, object]:
    words = request.GET.get("q", "").strip()
    return {"words": words, "found": found_stories(desk.service, words)}
