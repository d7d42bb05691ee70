"""Files that could not be read."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from dateline.web.newsroom.access import (
    StaffRequest,
    administrator,
    is_administrator,
    member,
)
from dateline.web.newsroom.marks import file_error
from dateline.wires.actions import retry_raw_file
from dateline.wires.models import RawFile

PAGE: Final = 50


@require_GET
@member
def failed_files(request: StaffRequest) -> HttpResponse:
    """List what came in and could not be read, with the reason and the place."""
    rows = RawFile.objects.filter(state=RawFile.State.FAILED).select_related("feed")
    files = Paginator(rows.order_by("-received", "-id"), PAGE).get_page(request.GET.get("page"))
    context = {"files": files, "may_retry": is_administrator(request.user)}
    return render(request, "newsroom/wires/failed.html", context)


@require_POST
@administrator
def retry(request: StaffRequest, raw_id: UUID) -> HttpResponse:
    """Read a kept file once more."""
    raw = get_object_or_404(RawFile, pk=raw_id)
    versions = retry_raw_file(raw=raw, by=request.user)
    raw.refresh_from_db()
    if raw.state == RawFile.State.FAILED:
        reason = file_error(raw.error_code) or raw.error_message
        messages.error(request, _("It still cannot be read: %s") % reason)
    else:
        count = len(versions)
        read = ngettext("%d item was read from it.", "%d items were read from it.", count) % count
        messages.success(request, read)
    return redirect("newsroom:failed-files")
