"""What people decide about items: holds that they settle, advisories that they take back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dateline.web.newsroom.access import StaffRequest, member
from dateline.wires.actions.standing import settle_hold, undo_advisory
from dateline.wires.models import Advisory, Hold


@require_POST
@member
def settle(request: StaffRequest, hold_id: UUID) -> HttpResponse:
    """Say that a held item may be used, or that it is killed."""
    hold = get_object_or_404(Hold, pk=hold_id)
    verdict = request.POST.get("verdict", "")
    if verdict not in Hold.Verdict.values:
        return HttpResponseBadRequest(_("Say whether the item is usable or killed."))
    settle_hold(hold=hold, verdict=Hold.Verdict(verdict), by=request.user)
    messages.success(request, _("Decided. Every screen shows it."))
    return redirect("newsroom:wire-item", hold.item_id)


@require_POST
@member
def undo(request: StaffRequest, advisory_id: UUID) -> HttpResponse:
    """Take back what an advisory did to an item that it does not mean."""
    advisory = get_object_or_404(Advisory.objects.select_related("version"), pk=advisory_id)
    item = advisory.target_id or advisory.version.item_id
    undo_advisory(advisory=advisory, by=request.user)
    messages.success(request, _("The advisory does nothing to this item any more."))
    return redirect("newsroom:wire-item", item)
