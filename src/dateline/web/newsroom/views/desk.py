"""The board of a desk, one's own work, and how a desk works."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dateline.accounts import policies
from dateline.accounts.models import Role
from dateline.desk.actions import set_desk
from dateline.desk.checks.run import registered_checks
from dateline.desk.models import Assignment, DeskSettings
from dateline.ground.events import latest_cursor
from dateline.languages.models import Service
from dateline.languages.queries import active_services
from dateline.publishing.queries import stopped_schedules
from dateline.stories.models import Section
from dateline.stories.queries import people_inside
from dateline.web.newsroom.access import StaffRequest, member
from dateline.web.newsroom.desk.cards import COLUMNS, TO_BEGIN, Wanted, load_cards, wanted_of
from dateline.web.newsroom.desk.words import CHECKS
from dateline.web.newsroom.reads import writable_services

_LEVELS: Final = ("off", "warn", "bar")


@require_GET
@member
def board(request: StaffRequest) -> HttpResponse:
    """Show the articles of a service, or of all of one's services, by state."""
    # Before the rows are read: what changes meanwhile comes on the stream.
    cursor = latest_cursor()
    services = list(writable_services(request.user))
    wanted = wanted_of(request, request.user)
    cards = load_cards(wanted)
    administered = policies.services_of(request.user, Role.ADMINISTRATOR)
    context = {
        "columns": [(name, cards[name]) for name in (TO_BEGIN, *(one.value for one in COLUMNS))],
        "many": len(wanted.services) > 1,
        "services": services,
        "chosen": wanted.services[0] if len(wanted.services) == 1 else "",
        "sections": _sections(wanted),
        "section": wanted.section,
        "mine": wanted.person is not None,
        "stream": request.GET.urlencode(),
        "cursor": cursor,
        "administered": [
            one for one in services if administered is None or one.code in administered
        ],
    }
    return render(request, "newsroom/desk/board.html", context)


def _sections(wanted: Wanted) -> QuerySet[Section]:
    if len(wanted.services) != 1:
        return Section.objects.none()
    return Section.objects.filter(service=wanted.services[0])


@require_GET
@member
def mine(request: StaffRequest) -> HttpResponse:
    """Show what is assigned to whoever looks, and what of theirs did not go out."""
    rows = Assignment.objects.filter(person=request.user, state__in=Assignment.OPEN)
    context = {
        "assignments": _with_articles(rows.order_by("due", "given")),
        "stopped": stopped_schedules().filter(by=request.user)[:20],
    }
    return render(request, "newsroom/desk/mine.html", context)


def _with_articles(rows: QuerySet[Assignment]) -> list[Assignment]:
    found = rows.select_related("story", "service", "given_by").prefetch_related("story__articles")
    for one in found:
        articles = {article.service_id: article for article in one.story.articles.all()}
        one.article = articles.get(one.service_id)  # type: ignore[attr-defined]
    begun = [article for one in found if (article := one.article)]  # type: ignore[attr-defined]
    inside = people_inside([article.pk for article in begun])
    for one in found:
        article = one.article  # type: ignore[attr-defined]
        one.inside = inside.get(article.pk, []) if article else []  # type: ignore[attr-defined]
    return list(found)


@require_http_methods(["GET", "HEAD", "POST"])
@member
def desk_settings(request: StaffRequest, code: str) -> HttpResponse:
    """Show how a desk works; a POST by an administrator of its service changes it."""
    policies.demand(
        request.user, Role.ADMINISTRATOR, service=code, to=_("change how the desk works")
    )
    service = get_object_or_404(active_services(), code=code)
    if request.method == "POST":
        _set(request, service)
        messages.success(request, _("Saved."))
        return redirect("newsroom:desk-settings", service.code)
    row = DeskSettings.objects.filter(pk=service.code).first()
    levels = row.levels if row else {}
    context = {
        "service": service,
        "second_eyes": bool(row and row.second_eyes),
        "checks": [
            (one, CHECKS.get(one.code, one.code), levels.get(one.code, ""))
            for one in registered_checks()
        ],
    }
    return render(request, "newsroom/desk/settings.html", context)


def _set(request: StaffRequest, service: Service) -> None:
    levels = {
        one.code: level
        for one in registered_checks()
        if not one.fixed and (level := request.POST.get(f"level-{one.code}", "")) in _LEVELS
    }
    set_desk(
        service=service,
        second_eyes=request.POST.get("second_eyes") == "1",
        levels=levels,
        by=request.user,
    )
