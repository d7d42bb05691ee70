"""Who may open a page: every view of the newsroom carries one of these decorators."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, cast
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.translation import gettext as _

from dateline.accounts import policies
from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import Role, User
from dateline.stories.models import Article

P = ParamSpec("P")
# Sent by our own scripts, which must hear of an expired sign-in instead of getting a form.
ASKED_BY_SCRIPT: Final = "X-Newsroom"


class StaffRequest(HttpRequest):
    """A request of somebody who is signed in and has a role."""

    user: User


StaffView = Callable[Concatenate[StaffRequest, P], HttpResponse]
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def member(view: StaffView[P]) -> View[P]:
    """Only for people who are signed in and have a role in some service.

    The page is in the language that they chose. What an action forbids becomes a page that says
    so, with status 403.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return _sign_in_first(request)
        user = request.user
        translation.activate(user.ui_language)
        request.LANGUAGE_CODE = translation.get_language()
        # Read once for all who ask on this page what somebody may do.
        prefetch_related_objects([user], "memberships")
        if not user.memberships.all():
            return forbidden(
                request, _("You have no role in any service yet. Ask an administrator.")
            )
        try:
            return view(cast(StaffRequest, request), *args, **kwargs)
        except NotAllowed as refusal:
            return forbidden(request, str(refusal))

    guarded.for_whom = "member"  # type: ignore[attr-defined]
    return guarded


def administrator(view: StaffView[P]) -> View[P]:
    """Only for those who administer a service, or all of them."""

    @wraps(view)
    def guarded(request: StaffRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not is_administrator(request.user):
            raise NotAllowed(_("You may not do this: it takes the role administrator."))
        return view(request, *args, **kwargs)

    checked = member(guarded)
    checked.for_whom = "administrator"  # type: ignore[attr-defined]
    return checked


def writer(view: Callable[Concatenate[StaffRequest, Article, P], HttpResponse]) -> Any:
    """Only for those who may write for the service of the article that the address names."""

    @wraps(view)
    def guarded(
        request: StaffRequest, /, article_id: UUID, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        article = find_article(article_id)
        policies.demand_write(request.user, service=article.service_id, to=_("change this article"))
        return view(request, article, *args, **kwargs)

    checked = member(guarded)
    checked.for_whom = "writer"  # type: ignore[attr-defined]
    return checked


def find_article(article_id: UUID) -> Article:
    """Return an article with its story, service, section and picture, or answer 404."""
    articles = Article.objects.select_related("story", "service", "section", "lead_picture")
    return get_object_or_404(articles, pk=article_id)


def is_administrator(user: User) -> bool:
    """Whether somebody administers any service."""
    return policies.services_of(user, Role.ADMINISTRATOR) != set()


def forbidden(request: HttpRequest, sentence: str) -> HttpResponse:
    """Answer that this may not be done, and why."""
    return render(request, "newsroom/forbidden.html", {"sentence": sentence}, status=403)


def _sign_in_first(request: HttpRequest) -> HttpResponse:
    if request.headers.get(ASKED_BY_SCRIPT):
        return HttpResponse(_("You are signed out. Sign in again."), status=401)
    return redirect_to_login(request.get_full_path())
