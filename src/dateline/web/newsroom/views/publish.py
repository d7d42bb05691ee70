"""From a draft to readers: the checks, the state, publication, withdrawal, breaking news."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dateline.accounts import policies
from dateline.accounts.models import Role
from dateline.alerts.actions import raise_alert, retract_alert
from dateline.alerts.errors import BadAlert
from dateline.alerts.models import Alert
from dateline.alerts.policies import may_alert
from dateline.alerts.queries import standing_alerts
from dateline.desk.checks import checks_of
from dateline.publishing.actions import publish_article, withdraw_article
from dateline.publishing.errors import NewerPublished, NotReady, PublishingError
from dateline.publishing.policies import may_publish
from dateline.publishing.queries import public_article, public_path, publications_of
from dateline.stories.actions import set_state
from dateline.stories.models import Article, Revision, State
from dateline.stories.queries import latest_revision
from dateline.web.newsroom.access import StaffRequest, find_article, member, writer

_BY_HAND = (State.DRAFT, State.IN_REVIEW, State.READY)


@require_GET
@member
def ready(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Show what bars publication, what to look at, and what may be done by whoever looks."""
    return _ready(request, find_article(article_id))


def _ready(
    request: StaffRequest, article: Article, *, problems: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    checks = checks_of(article) if article.revision_number else []
    public = public_article(article)
    revision = latest_revision(article)
    shown = public.publication.revision if public and public.standing else None
    context = {
        "article": article,
        "checks": checks,
        "open_checks": [c for level in ("bar", "warn") for c in checks if c.level == level],
        "good_checks": [check for check in checks if check.level == "ok"],
        "bars": any(check.level == "bar" for check in checks),
        "problems": problems,
        "revision": revision,
        "public": public,
        "is_current": bool(revision and shown and shown.number >= revision.number),
        "address": _address(article),
        "publications": publications_of(article)[:10],
        "alerts": standing_alerts(article.service_id),
        "may_write": policies.may_write(request.user, service=article.service_id),
        "may_publish": may_publish(request.user, article),
        "may_alert": may_alert(request.user, service=article.service_id),
        "may_make_ready": policies.may(request.user, Role.EDITOR, service=article.service_id),
    }
    return render(request, "newsroom/articles/ready.html", context, status=status)


def _address(article: Article) -> str:
    path = public_path(article)
    return f"{settings.CSRF_TRUSTED_ORIGINS[0]}{path}" if path else ""


@require_POST
@writer
def change_state(request: StaffRequest, article: Article) -> HttpResponse:
    """Move an article between draft, review and ready."""
    wanted = request.POST.get("state", "")
    state = next((state for state in _BY_HAND if state.value == wanted), None)
    if state is None or article.state in (State.PUBLISHED, State.WITHDRAWN):
        messages.error(request, _("The article cannot be moved to this state by hand."))
    else:
        set_state(article=article, state=state, by=request.user)
    return redirect("newsroom:ready", article.pk)


@require_POST
@member
def publish(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Publish the revision that was looked at; a form sent twice publishes once."""
    article = find_article(article_id)
    number = request.POST.get("revision", "")
    revision = get_object_or_404(
        Revision, article=article, number=number if number.isdigit() else 0
    )
    try:
        publication = publish_article(article=article, revision=revision, by=request.user)
    except NotReady as error:
        return _ready(request, article, problems=error.problems, status=409)
    except NewerPublished as error:
        return _ready(request, article, problems=(str(error),), status=409)
    if publication.by_id != request.user.pk and publication.by is not None:
        messages.info(request, _("%s published this revision before you.") % publication.by.name)
    else:
        messages.success(request, _("Published. The pages are on their way to readers."))
    return redirect("newsroom:ready", article.pk)


@require_POST
@member
def withdraw(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Put a notice in the place of what readers have."""
    article = find_article(article_id)
    reason = request.POST.get("reason", "").strip()
    if not reason and may_publish(request.user, article):
        problem = _("Say why it is withdrawn: those who come after you need to know.")
        return _ready(request, article, problems=(problem,), status=422)
    notice = request.POST.get("notice", "")[:500]
    try:
        withdraw_article(article=article, reason=reason[:2000], notice=notice, by=request.user)
    except PublishingError as error:
        return _ready(request, article, problems=(str(error),), status=409)
    messages.success(request, _("Withdrawn. Readers get a notice in its place."))
    return redirect("newsroom:ready", article.pk)


@require_POST
@member
def alert(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Tell readers of the service that something broke, leading to this article."""
    article = find_article(article_id)
    is_public = public_article(article) is not None
    try:
        raise_alert(
            service=article.service,
            headline=request.POST.get("headline", ""),
            article=article if is_public else None,
            by=request.user,
        )
    except BadAlert as error:
        return _ready(request, article, problems=(str(error),), status=422)
    messages.success(request, _("The strip is on every page of the site within seconds."))
    return redirect("newsroom:ready", article.pk)


@require_POST
@member
def retract(request: StaffRequest, article_id: UUID, alert_id: UUID) -> HttpResponse:
    """Take breaking news back."""
    article = find_article(article_id)
    retract_alert(alert=get_object_or_404(Alert, pk=alert_id), by=request.user)
    messages.success(request, _("The strip is gone from the site within seconds."))
    return redirect("newsroom:ready", article.pk)
