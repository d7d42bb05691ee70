"""The rules of the wires: their list, the form with its try-out, and their order."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Final, Literal
from uuid import UUID

import orjson
from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from pydantic import ValidationError

from dateline.accounts import policies
from dateline.accounts.models import Role, User
from dateline.languages.queries import active_services
from dateline.web.newsroom.access import StaffRequest, member
from dateline.web.newsroom.routing.form import RuleForm, empty_form, form_of, read_form
from dateline.web.newsroom.routing.telling import told
from dateline.web.newsroom.routing.words import FORMATS, SIGNALS, TYPES
from dateline.wires.actions import (
    add_rule,
    ask_to_reroute,
    change_rule,
    move_rule,
    remove_rule,
    set_rule_active,
)
from dateline.wires.errors import BadRule
from dateline.wires.models import Feed, Provider, Rule
from dateline.wires.queries import matches_by_rule, try_rule
from dateline.wires.routing import Conditions, Effects

A_DAY: Final = timedelta(hours=24)
_SECONDS: Final = 5.0
_SALT: Final = "newsroom.rules.tried"
_TRIED_FOR: Final = 3600


@require_GET
@member
def rule_list(request: StaffRequest) -> HttpResponse:
    """Show the rules in their order, with what each matched since yesterday."""
    counts = matches_by_rule(since=timezone.now() - A_DAY)
    feeds = {str(pk): name for pk, name in Feed.objects.values_list("pk", "name")}
    lines = [(rule, told(rule, feeds), counts.get(rule.pk, 0)) for rule in Rule.objects.all()]
    context = {"lines": lines, "may_change": may_change(request.user)}
    return render(request, "newsroom/rules/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member
def new_rule(request: StaffRequest) -> HttpResponse:
    """Make a rule: try it out, keep it as a draft, or switch it on."""
    return _edit(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@member
def rule(request: StaffRequest, rule_id: UUID) -> HttpResponse:
    """Change a rule: try it out, keep it switched off, or switch it on."""
    return _edit(request, get_object_or_404(Rule, pk=rule_id))


@require_POST
@member
def tried_rule(request: StaffRequest) -> HttpResponse:
    """Say what the rule in the form would have done with what came since yesterday."""
    _demand(request.user)
    form = read_form(request.POST)
    context = {"form": form} | _tryout(form)
    return render(request, "newsroom/rules/_tryout.html", context)


@require_POST
@member
def move(request: StaffRequest, rule_id: UUID) -> HttpResponse:
    """Have a rule asked earlier or later."""
    to: Literal["up", "down"] = "down" if request.POST.get("to") == "down" else "up"
    move_rule(rule=get_object_or_404(Rule, pk=rule_id), to=to, by=request.user)
    return redirect("newsroom:rules")


@require_POST
@member
def switch_off(request: StaffRequest, rule_id: UUID) -> HttpResponse:
    """Let a rule do nothing any more; it stays as a draft."""
    set_rule_active(rule=get_object_or_404(Rule, pk=rule_id), active=False, by=request.user)
    messages.success(request, _("The rule is switched off."))
    return redirect("newsroom:rules")


@require_POST
@member
def remove(request: StaffRequest, rule_id: UUID) -> HttpResponse:
    """Remove a rule."""
    remove_rule(rule=get_object_or_404(Rule, pk=rule_id), by=request.user)
    messages.success(request, _("The rule is removed. Where it has sent items, they stay."))
    return redirect("newsroom:rules")


@require_POST
@member
def apply_rules(request: StaffRequest) -> HttpResponse:
    """Have the rules applied to what came since yesterday."""
    ask_to_reroute(since=timezone.now() - A_DAY, by=request.user)
    messages.success(
        request, _("The items of the last 24 hours are being routed again, the newest first.")
    )
    return redirect("newsroom:rules")


def may_change(user: User) -> bool:
    """Whether somebody may change rules: publishers and administrators for all services."""
    return policies.may(user, Role.PUBLISHER, service="")


def _demand(user: User) -> None:
    policies.demand(user, Role.PUBLISHER, service="", to=_("change the rules of the wires"))


def _edit(request: StaffRequest, rule: Rule | None) -> HttpResponse:
    _demand(request.user)
    if request.method != "POST":
        return _page(request, rule, _form(rule))
    form = read_form(request.POST)
    wish = request.POST.get("do", "try")
    if wish == "try" or form.conditions is None or form.effects is None:
        return _page(request, rule, form, tried=True, status=422 if form.errors else 200)
    if wish == "on" and not _was_tried(request.POST.get("tried", ""), form):
        messages.error(
            request, _("Look at what the rule would do as it is now, then switch it on.")
        )
        return _page(request, rule, form, tried=True, status=422)
    try:
        _keep(request.user, rule, form, active=wish == "on")
    except BadRule as error:
        form.errors[error.field] = str(error)
        return _page(request, rule, form, tried=True, status=422)
    is_on = wish == "on"
    messages.success(
        request,
        _("The rule works from now on.") if is_on else _("The rule is kept as a draft."),
    )
    return redirect("newsroom:rules")


def _form(rule: Rule | None) -> RuleForm:
    if rule is None:
        return empty_form()
    try:
        return form_of(rule)
    except ValidationError:
        form = empty_form()
        form.name = rule.name
        form.errors["conditions"] = _("This rule cannot be read any more: fill it in again.")
        return form


def _keep(user: User, rule: Rule | None, form: RuleForm, *, active: bool) -> None:
    conditions, effects = _content(form)
    if rule is None:
        rule = add_rule(name=form.name, conditions=conditions, effects=effects, by=user)
    else:
        if not active:  # a draft must not work for a moment with what nobody tried
            set_rule_active(rule=rule, active=False, by=user)
        rule = change_rule(
            rule=rule, name=form.name, conditions=conditions, effects=effects, by=user
        )
    set_rule_active(rule=rule, active=active, by=user)


def _content(form: RuleForm) -> tuple[Conditions, Effects]:
    assert form.conditions is not None  # noqa: S101  (looked at before)
    assert form.effects is not None  # noqa: S101
    return form.conditions, form.effects


def _page(
    request: StaffRequest,
    rule: Rule | None,
    form: RuleForm,
    *,
    tried: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "rule": rule,
        "form": form,
        "providers": Provider.objects.order_by("name"),
        "feeds": [(str(feed.pk), feed.name) for feed in Feed.objects.order_by("name")],
        "services": active_services(),
        "signals": SIGNALS.items(),
        "types": TYPES.items(),
        "formats": FORMATS,
        "urgencies": range(1, 9),
    } | (_tryout(form) if tried else {})
    return render(request, "newsroom/rules/rule.html", context, status=status)


def _tryout(form: RuleForm) -> dict[str, object]:
    if form.conditions is None or form.effects is None:
        return {}
    found = try_rule(form.conditions, form.effects, since=timezone.now() - A_DAY, seconds=_SECONDS)
    return {
        "tryout": found,
        "shares": found.shares(form.effects),
        "tried": signing.dumps(_hash(form), salt=_SALT),
    }


def _was_tried(token: str, form: RuleForm) -> bool:
    """Whether a try-out of just this content was shown within the last hour."""
    try:
        return bool(signing.loads(token, salt=_SALT, max_age=_TRIED_FOR) == _hash(form))
    except signing.BadSignature:
        return False


def _hash(form: RuleForm) -> str:
    content = [one.model_dump(mode="json") for one in _content(form)]
    return hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()
