"""One's own account: language of the interface, appearance, roles, two-step sign-in."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dateline.accounts.models import Membership
from dateline.languages.models import Service
from dateline.web.newsroom.access import StaffRequest, member
from dateline.web.newsroom.appearance import keep_theme, theme_of


@require_http_methods(["GET", "HEAD", "POST"])
@member
def account(request: StaffRequest) -> HttpResponse:
    """Show the account; a POST sets language and appearance."""
    if request.method == "POST":
        return _keep(request)
    names = dict(Service.objects.values_list("code", "name"))
    roles = [
        (names.get(membership.service_code, ""), membership.get_role_display())
        for membership in Membership.objects.filter(user=request.user).order_by("service_code")
    ]
    kinds = Authenticator.objects.filter(user=request.user).values_list("type", flat=True)
    context = {
        "languages": settings.LANGUAGES,
        "roles": roles,
        "two_step": sorted(set(kinds)),
        "chosen_theme": theme_of(request),
    }
    return render(request, "newsroom/account/account.html", context)


def _keep(request: StaffRequest) -> HttpResponse:
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        request.user.ui_language = language
        request.user.save(update_fields=["ui_language"])
        translation.activate(language)
    messages.success(request, _("Saved."))
    response = redirect("newsroom:account")
    keep_theme(response, request.POST.get("theme", ""))
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, request.user.ui_language)
    return response


@require_POST
@member
def appearance(request: StaffRequest) -> HttpResponse:
    """Set the theme from any page, and go back to it."""
    back = request.POST.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    response = redirect(back if is_ours and back.startswith("/newsroom/") else "newsroom:home")
    keep_theme(response, request.POST.get("theme", ""))
    return response


@member
def home(request: StaffRequest) -> HttpResponse:
    """Go to where the day begins."""
    return redirect("newsroom:wires")
