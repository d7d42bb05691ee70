"""The feeds of the wires: how they do, and what an administrator sets for them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dateline.accounts import policies
from dateline.accounts.models import Role, User
from dateline.ground.settings import get_settings
from dateline.web.newsroom.access import ASKED_BY_SCRIPT, StaffRequest, member
from dateline.web.newsroom.feeds.form import FeedForm, form_of, new_form, sent_form
from dateline.web.newsroom.feeds.words import KINDS as WORDS
from dateline.web.newsroom.feeds.words import STANDINGS
from dateline.wires.actions import set_feed_active
from dateline.wires.actions.keeping import (
    NewFeed,
    add_checked_feed,
    ask_feed_now,
    change_feed,
)
from dateline.wires.errors import BadFeed
from dateline.wires.kinds import KINDS, FeedKind
from dateline.wires.models import Feed, Provider
from dateline.wires.polling import FetchError
from dateline.wires.queries.feeds import FeedState, feed_states
from dateline.wires.transports.registry import try_feed


@require_GET
@member
def feed_list(request: StaffRequest) -> HttpResponse:
    """Show each way by which wires come in, and how it does; what needs somebody comes first."""
    order = list(STANDINGS)
    states = sorted(feed_states(timezone.now()), key=lambda one: order.index(one.standing))
    lines = [
        (one, STANDINGS[one.standing], WORDS.get(one.feed.kind, one.kind.title)) for one in states
    ]
    kinds = [(kind.code, WORDS[kind.code]) for kind in KINDS.values() if kind.by_people]
    context = {"lines": lines, "kinds": kinds, "may_change": may_change(request.user)}
    return render(request, "newsroom/feeds/list.html", context)


@require_GET
@member
def quiet(request: StaffRequest) -> HttpResponse:
    """Answer the notice of who has gone quiet, for a page that is open."""
    return render(request, "newsroom/wires/_quiet.html")


@sensitive_post_parameters("secret")
@require_http_methods(["GET", "HEAD", "POST"])
@member
def new_feed(request: StaffRequest, kind: str) -> HttpResponse:
    """Add a feed of a kind."""
    _demand(request.user)
    known = KINDS.get(kind)
    if known is None or not known.by_people:
        raise Http404(_("There is no such kind of feeds."))
    if request.method != "POST":
        return _new_page(request, new_form(known))
    form = sent_form(known, request.POST, has_secret=False)
    try:
        made = add_checked_feed(
            kind=kind, draft=form.draft(request.POST.get("secret", "")), by=request.user
        )
    except BadFeed as error:
        form.errors[error.field] = str(error)
        return _new_page(request, form, status=422)
    return _added(request, made)


@sensitive_post_parameters("secret")
@require_http_methods(["GET", "HEAD", "POST"])
@member
def feed(request: StaffRequest, feed_id: UUID) -> HttpResponse:
    """Show how a feed does; a POST changes what is set for it."""
    found = get_object_or_404(Feed, pk=feed_id)
    kind = KINDS.get(found.kind) or FeedKind(found.kind, found.kind)
    if request.method != "POST":
        return _feed_page(request, found, form_of(found, kind))
    _demand(request.user)
    if not kind.by_people:
        raise Http404
    form = sent_form(kind, request.POST, has_secret=bool(found.secret))
    try:
        draft = form.draft(request.POST.get("secret", ""))
        change_feed(feed=found, draft=draft, by=request.user)
    except BadFeed as error:
        form.errors[error.field] = str(error)
        return _feed_page(request, found, form, status=422)
    messages.success(request, _("Saved."))
    return redirect("newsroom:feed", found.pk)


@require_POST
@member
def test_feed(request: StaffRequest, feed_id: UUID) -> HttpResponse:
    """Reach what a feed stands for, and say what is there."""
    _demand(request.user)
    found = get_object_or_404(Feed, pk=feed_id)
    try:
        said, went_well = try_feed(found), True
    except FetchError as error:
        said, went_well = str(error), False
    context: dict[str, Any] = {"said": said, "went_well": went_well}
    if request.headers.get(ASKED_BY_SCRIPT):
        return render(request, "newsroom/feeds/_tested.html", context)
    kind = KINDS.get(found.kind) or FeedKind(found.kind, found.kind)
    return _feed_page(request, found, form_of(found, kind), **context)


@require_POST
@member
def ask_now(request: StaffRequest, feed_id: UUID) -> HttpResponse:
    """Have a feed asked at once."""
    ask_feed_now(feed=get_object_or_404(Feed, pk=feed_id), by=request.user)
    messages.success(request, _("The feed is asked within a second, where polling runs."))
    return redirect("newsroom:feed", feed_id)


@require_POST
@member
def switch(request: StaffRequest, feed_id: UUID) -> HttpResponse:
    """Switch a feed on or off."""
    active = request.POST.get("to") == "on"
    set_feed_active(feed=get_object_or_404(Feed, pk=feed_id), active=active, by=request.user)
    messages.success(
        request, _("The feed is switched on.") if active else _("The feed is switched off.")
    )
    return redirect("newsroom:feed", feed_id)


def may_change(user: User) -> bool:
    """Whether somebody may change feeds: administrators of all services."""
    return policies.may(user, Role.ADMINISTRATOR, service="")


def _demand(user: User) -> None:
    policies.demand(user, Role.ADMINISTRATOR, service="", to=_("change feeds"))


def _added(request: StaffRequest, made: NewFeed) -> HttpResponse:
    if not made.secret:
        messages.success(request, _("The feed is added. Test whether it can be reached."))
        return redirect("newsroom:feed", made.feed.pk)
    # Shown in this answer and never again: it is in no address, session or cache.
    form = form_of(made.feed, KINDS[made.feed.kind])
    return _feed_page(request, made.feed, form, new_secret=made.secret)


def _new_page(request: StaffRequest, form: FeedForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "providers": Provider.objects.order_by("name")}
    return render(request, "newsroom/feeds/new.html", context, status=status)


def _feed_page(
    request: StaffRequest, found: Feed, form: FeedForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    (state,) = feed_states(timezone.now(), found.pk)
    context = {
        "state": state,
        "mark": STANDINGS[state.standing],
        "form": form,
        "providers": Provider.objects.order_by("name"),
        "may_change": may_change(request.user),
        "push_address": _push_address(state),
    } | more
    return render(request, "newsroom/feeds/feed.html", context, status=status)


def _push_address(state: FeedState) -> str:
    if state.feed.kind != "push":
        return ""
    return f"{get_settings().public_url}/wires/push/{state.feed.pk}/"
