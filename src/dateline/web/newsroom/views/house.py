"""What the services say of themselves: the pages about them and how to reach them."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods
from pydantic import ValidationError

from dateline.accounts import policies
from dateline.accounts.models import Role, User
from dateline.languages.models import Service
from dateline.languages.queries import active_services
from dateline.publishing import addresses
from dateline.publishing.actions import write_house_page
from dateline.publishing.models import HousePage
from dateline.stories.blocks import BadBlock, parse_content
from dateline.web.newsroom.access import StaffRequest, member
from dateline.web.newsroom.editing.housepage import from_area, to_area

_NAMES: Final = {
    HousePage.Kind.ABOUT.value: gettext_lazy("About us"),
    HousePage.Kind.CONTACT.value: gettext_lazy("Contact"),
}


@require_GET
@member
def house_pages(request: StaffRequest) -> HttpResponse:
    """List the pages that somebody may change."""
    services = _editable(request.user)
    written = set(HousePage.objects.values_list("service_id", "kind"))
    rows = [
        (service, [(kind, name, (service.pk, kind) in written) for kind, name in _NAMES.items()])
        for service in services
    ]
    return render(request, "newsroom/desk/house_pages.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@member
def house_page(request: StaffRequest, code: str, kind: str) -> HttpResponse:
    """Show a page's text; a POST by an editor of the service changes it."""
    if kind not in _NAMES:
        raise Http404
    policies.demand(request.user, Role.EDITOR, service=code, to=_("change this page"))
    service = get_object_or_404(active_services(), code=code)
    row = HousePage.objects.filter(service=service, kind=kind).first()
    area = to_area([parse_content(one) for one in row.blocks]) if row else ""
    problem = ""
    if request.method == "POST":
        area = request.POST.get("text", "")
        problem = _write(request, service, HousePage.Kind(kind), area)
        if not problem:
            messages.success(request, _("Saved. Readers have it within seconds."))
            return redirect("newsroom:house-page", code, kind)
    context = {
        "service": service,
        "name": _NAMES[kind],
        "area": area,
        "problem": problem,
        "address": addresses.house_page(code, kind),
    }
    return render(request, "newsroom/desk/house_page.html", context, status=400 if problem else 200)


def _write(request: StaffRequest, service: Service, kind: HousePage.Kind, area: str) -> str:
    """Write the page; return what is wrong with its text."""
    try:
        blocks = from_area(area)
        write_house_page(service=service, kind=kind, blocks=blocks, by=request.user)
    except ValidationError:
        return _("A paragraph is too long. Part it by an empty line.")
    except BadBlock:
        return _("This page holds at most 200 paragraphs.")
    return ""


def _editable(user: User) -> QuerySet[Service]:
    codes = policies.services_of(user, Role.EDITOR)
    return active_services() if codes is None else active_services().filter(code__in=codes)
