"""Fronts in time: how they looked, how they will look, and going back."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dateline.languages.errors import BadWallTime
from dateline.languages.models import Service
from dateline.publishing.actions.fronts import (
    arrange_front,
    cancel_change,
    discard_draft,
    schedule_front,
)
from dateline.publishing.assemble.fronts import arranged_page
from dateline.publishing.assemble.memo import Memo
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.errors import FrontChanged, PublishingError
from dateline.publishing.fronts.arrangement import Arrangement
from dateline.publishing.fronts.models import FrontSchedule, FrontVersion
from dateline.publishing.outputs import front as front_output
from dateline.publishing.outputs import lite as lite_output
from dateline.publishing.pages.reads import Reads
from dateline.web.newsroom.access import StaffRequest, member
from dateline.web.newsroom.fronts.desk import Desk, desk_of, history_of
from dateline.web.newsroom.fronts.preview import fixed_scheme
from dateline.web.newsroom.policy import PREVIEW_POLICY
from dateline.web.newsroom.views.fronts import service_of
from dateline.web.newsroom.views.preview import WIDTHS

SCHEMES: Final = ("light", "dark")
_A_PAGE: Final = 20


@require_POST
@member
def schedule(request: StaffRequest, code: str) -> HttpResponse:
    """Have what was arranged take effect at a time."""
    desk = desk_of(service_of(request, code), request.user)
    try:
        schedule_front(
            service=desk.service,
            arrangement=desk.arrangement,
            local=request.POST.get("at", ""),
            by=request.user,
        )
    except (PublishingError, BadWallTime) as error:
        messages.error(request, str(error))
        return redirect("newsroom:front", code)
    discard_draft(service=desk.service, by=request.user)
    messages.success(request, _("Scheduled. The front is changed at its time, whoever is here."))
    return redirect("newsroom:front", code)


@require_POST
@member
def call_off(request: StaffRequest, code: str, schedule_id: UUID) -> HttpResponse:
    """Call off a change that waits."""
    service = service_of(request, code)
    row = get_object_or_404(FrontSchedule, pk=schedule_id, service=service)
    try:
        cancel_change(schedule=row, by=request.user)
    except PublishingError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Called off. The front stays as it is."))
    return redirect("newsroom:front", code)


@require_GET
@member
def history(request: StaffRequest, code: str) -> HttpResponse:
    """Show how the front was arranged, by whom and when."""
    service = service_of(request, code)
    first = _number(request.GET.get("from", ""))
    desk = desk_of(service, request.user)
    entries = history_of(service, first, _A_PAGE)
    context = {
        "service": service,
        "desk": desk,
        "entries": entries,
        "earlier": first + _A_PAGE if len(entries) == _A_PAGE else 0,
    }
    return render(request, "newsroom/fronts/history.html", context)


@require_POST
@member
def restore(request: StaffRequest, code: str) -> HttpResponse:
    """Give readers an earlier front again; 0 is the usual one, as before anybody arranged it."""
    service = service_of(request, code)
    number = _number(request.POST.get("version", ""))
    earlier = _version(service, number).arrangement if number else Arrangement()
    try:
        arrange_front(
            service=service,
            arrangement=earlier,
            base=_number(request.POST.get("base", "")),
            by=request.user,
            restores=number,
        )
    except FrontChanged:
        messages.error(request, _("Somebody arranged this front just now: look at it first."))
        return redirect("newsroom:front-history", code)
    except PublishingError as error:
        messages.error(request, str(error))
        return redirect("newsroom:front-history", code)
    messages.success(request, _("Readers have this front now."))
    return redirect("newsroom:front", code)


@require_GET
@member
def preview(request: StaffRequest, code: str) -> HttpResponse:
    """Show the front at the width of a screen, light or dark."""
    desk = desk_of(service_of(request, code), request.user)
    size, scheme = request.GET.get("size", "xs"), request.GET.get("scheme", "light")
    version, change = _asked(request, desk)
    context = {
        "service": desk.service,
        "desk": desk,
        "sizes": WIDTHS.items(),
        "size": size if size in WIDTHS else "xs",
        "scheme": scheme if scheme in SCHEMES else "light",
        "version": version,
        "change": change,
    }
    return render(request, "newsroom/fronts/preview.html", context)


@require_GET
@member
def preview_page(request: StaffRequest, code: str) -> HttpResponse:
    """Answer the readers' page of the front as it is arranged here; no script of it runs."""
    desk = desk_of(service_of(request, code), request.user)
    version, change = _asked(request, desk)
    shown = version or change
    arrangement = shown.arrangement if shown else desk.arrangement
    as_of = change.at if change else timezone.now()
    # What a preview reads is noted nowhere: no page depends on it.
    page = arranged_page(Reader(Memo(), Reads()), desk.service.code, arrangement, as_of)
    page = fixed_scheme(page, request.GET.get("scheme", ""))
    is_lite = request.GET.get("lite") == "1"
    body = (lite_output.front(page) if is_lite else front_output.render(page)).body
    headers = {"Content-Security-Policy": PREVIEW_POLICY, "X-Robots-Tag": "noindex"}
    return HttpResponse(body, headers=headers)


def _asked(request: StaffRequest, desk: Desk) -> tuple[FrontVersion | None, FrontSchedule | None]:
    """Return the version or the change that is asked for; neither: what is being arranged."""
    asked: dict[str, Any] = request.GET.dict()
    if number := _number(asked.get("version", "")):
        return _version(desk.service, number), None
    if asked.get("change"):
        try:
            wanted = UUID(asked["change"])
        except ValueError:
            raise Http404 from None
        return None, get_object_or_404(FrontSchedule, pk=wanted, service=desk.service)
    return None, None


def _version(service: Service, number: int) -> FrontVersion:
    return get_object_or_404(FrontVersion, service=service, number=number)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
