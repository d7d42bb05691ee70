"""The columns of one's monitor: adding, changing, moving and removing them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dateline.web.newsroom.access import ASKED_BY_SCRIPT, StaffRequest, member
from dateline.web.newsroom.wirelist.choices import choices
from dateline.web.newsroom.wirelist.filters import moment_of_form, read_wanted
from dateline.wires.actions.columns import (
    add_column,
    change_column,
    move_column,
    remove_column,
)
from dateline.wires.errors import TooManyColumns
from dateline.wires.models import Column
from dateline.wires.queries.wanted import Wanted


@require_http_methods(["GET", "HEAD", "POST"])
@member
def new_column(request: StaffRequest) -> HttpResponse:
    """Show the form of a new column, filled with what is being searched for; a POST adds it."""
    if request.method != "POST":
        wanted = read_wanted(request.GET, sees_embargoed=False)
        return _form(request, title=wanted.words, wanted=wanted, column=None)
    wanted = read_wanted(request.POST, sees_embargoed=False)
    try:
        add_column(title=_title(request, wanted), wanted=wanted, by=request.user)
    except TooManyColumns:
        error = _("You have as many columns as fit. Remove one first.")
        return _form(
            request, title=_title(request, wanted), wanted=wanted, column=None, error=error
        )
    messages.success(request, _("The column is on your screen."))
    return redirect("newsroom:wires")


@require_http_methods(["GET", "HEAD", "POST"])
@member
def column(request: StaffRequest, column_id: UUID) -> HttpResponse:
    """Show the form of a column; a POST changes it."""
    shown = _own(request, column_id)
    if request.method != "POST":
        wanted = Wanted.from_json(shown.filters)
        return _form(request, title=shown.title, wanted=wanted, column=shown)
    wanted = read_wanted(request.POST, sees_embargoed=False)
    change_column(column=shown, title=_title(request, wanted), wanted=wanted, by=request.user)
    return redirect("newsroom:wires")


@require_POST
@member
def arrange_column(request: StaffRequest, column_id: UUID) -> HttpResponse:
    """Move a column by one place (`do=before`, `do=after`), or remove it (`do=remove`)."""
    shown = _own(request, column_id)
    match request.POST.get("do"):
        case "before":
            move_column(column=shown, by_places=-1, by=request.user)
        case "after":
            move_column(column=shown, by_places=1, by=request.user)
        case "remove":
            remove_column(column=shown, by=request.user)
    return redirect("newsroom:wires")


def _own(request: StaffRequest, column_id: UUID) -> Column:
    """Return a column of this person; those of others are not found."""
    return get_object_or_404(Column, pk=column_id, user=request.user)


def _title(request: StaffRequest, wanted: Wanted) -> str:
    return request.POST.get("title", "").strip() or wanted.words or _("Column")


def _form(
    request: StaffRequest, *, title: str, wanted: Wanted, column: Column | None, error: str = ""
) -> HttpResponse:
    part = bool(request.headers.get(ASKED_BY_SCRIPT))
    context = {
        "title": title,
        "wanted": wanted,
        "column": column,
        "since": moment_of_form(wanted.since),
        "until": moment_of_form(wanted.until),
        "error": error,
        "part": part,
        **choices(),
    }
    template = "newsroom/wires/_column_form.html" if part else "newsroom/wires/column.html"
    return render(request, template, context, status=422 if error else 200)
