"""The language services: which of them publish, and what is set for each."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dateline.accounts import policies
from dateline.accounts.models import Role, User
from dateline.languages.actions import change_service
from dateline.languages.models import Service
from dateline.web.newsroom.access import StaffRequest, administrator
from dateline.web.newsroom.desk.services import ServiceForm, form_of, sent_form


@require_GET
@administrator
def services(request: StaffRequest) -> HttpResponse:
    """List the services that somebody administers: those that publish, then the others."""
    context = {
        "publishing": _administered(request.user).filter(active=True),
        "resting": _administered(request.user).filter(active=False).order_by("english_name"),
        "may_switch": _may_switch(request.user),
    }
    return render(request, "newsroom/desk/services.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@administrator
def service(request: StaffRequest, code: str) -> HttpResponse:
    """Show what is set for a service; a POST by its administrator changes it."""
    policies.demand(
        request.user, Role.ADMINISTRATOR, service=code, to=_("change how a service is set")
    )
    found = get_object_or_404(Service, pk=code)
    if request.method != "POST":
        return _page(request, found, form_of(found))
    form = sent_form(request.POST)
    changes = {
        name: value for name, value in form.values.items() if value != str(getattr(found, name))
    }
    try:
        if changes:
            change_service(service=found, changes=changes, by=request.user)
    except ValidationError as error:
        form.refuse(error)
        return _page(request, found, form, status=422)
    messages.success(request, _("Saved. Its pages are made anew, the front first."))
    return redirect("newsroom:service", found.pk)


@require_POST
@administrator
def switch(request: StaffRequest, code: str) -> HttpResponse:
    """Have a service publish, or take it out of the site's languages."""
    policies.demand(
        request.user, Role.ADMINISTRATOR, service="", to=_("say which services publish")
    )
    found = get_object_or_404(Service, pk=code)
    active = request.POST.get("to") == "on"
    change_service(service=found, changes={"active": active}, by=request.user)
    said = _("%(service)s publishes now.") if active else _("%(service)s publishes no longer.")
    messages.success(request, said % {"service": found.name})
    return redirect("newsroom:services")


def _page(
    request: StaffRequest, found: Service, form: ServiceForm, *, status: int = 200
) -> HttpResponse:
    context = {"service": found, "form": form, "may_switch": _may_switch(request.user)}
    return render(request, "newsroom/desk/service.html", context, status=status)


def _administered(user: User) -> QuerySet[Service]:
    codes = policies.services_of(user, Role.ADMINISTRATOR)
    return Service.objects.all() if codes is None else Service.objects.filter(code__in=codes)


def _may_switch(user: User) -> bool:
    return policies.may(user, Role.ADMINISTRATOR, service="")
