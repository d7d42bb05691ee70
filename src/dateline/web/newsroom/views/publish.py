"""From a draft to readers: the checks, publication, withdrawal, breaking news."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dateline.alerts.actions import raise_alert, retract_alert
from dateline.alerts.errors import BadAlert
from dateline.alerts.models import Alert
from dateline.desk.errors import SecondEyesNeeded
from dateline.publishing.actions import Note, publish_article, withdraw_article
from dateline.publishing.errors import NotReady, PublishingError
from dateline.publishing.models import NoteKind
from dateline.publishing.policies import may_publish
from dateline.publishing.queries import public_article
from dateline.stories.models import Article, Revision
from dateline.web.newsroom.access import StaffRequest, find_article, member
from dateline.web.newsroom.readiness import lines_of, readiness


@require_GET
@member
def ready(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Show what bars publication, what to look at, and what may be done by whoever looks.

    With `?part=1` only the lines, for the panel of the editor.
    """
    article = find_article(article_id)
    if request.GET.get("part"):
        context = {**lines_of(article, request.user), "part": True}
        return render(request, "newsroom/articles/_ready.html", context)
    return show_ready(request, article)


def show_ready(
    request: StaffRequest, article: Article, *, problems: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    """Answer the page, with what was refused just now."""
    context = readiness(article, request.user, problems)
    return render(request, "newsroom/articles/ready.html", context, status=status)


def refused(request: StaffRequest, article: Article, error: Exception) -> HttpResponse:
    """Answer the page with the sentences of an error."""
    problems = error.problems if isinstance(error, NotReady) else (str(error),)
    return show_ready(request, article, problems=problems, status=409)


def asked_revision(request: StaffRequest, article: Article) -> Revision:
    """Return the revision that was looked at, or answer 404."""
    number = request.POST.get("revision", "")
    wanted = int(number) if number.isdigit() and len(number) < 10 else 0
    return get_object_or_404(Revision, article=article, number=wanted)


def asked_note(request: StaffRequest) -> Note | None:
    """Return the note for readers that was chosen, None for none."""
    kind = request.POST.get("note", "")
    if kind not in (NoteKind.UPDATE, NoteKind.CORRECTION):
        return None
    return Note(NoteKind(kind), request.POST.get("note_text", ""))


@require_POST
@member
def publish(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Publish the revision that was looked at; a form sent twice publishes once."""
    article = find_article(article_id)
    before = public_article(article)
    try:
        publication = publish_article(
            article=article,
            revision=asked_revision(request, article),
            by=request.user,
            note=asked_note(request),
            override=request.POST.get("override", ""),
        )
    except (PublishingError, SecondEyesNeeded) as error:
        return refused(request, article, error)
    if publication.by_id != request.user.pk and publication.by is not None:
        messages.info(request, _("%s published this revision before you.") % publication.by.name)
    elif before and before.publication_id == publication.pk:
        messages.info(request, _("Readers have this revision."))
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
        return show_ready(request, article, problems=(problem,), status=422)
    notice = request.POST.get("notice", "")[:500]
    try:
        withdraw_article(article=article, reason=reason[:2000], notice=notice, by=request.user)
    except PublishingError as error:
        return show_ready(request, article, problems=(str(error),), status=409)
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
        return show_ready(request, article, problems=(str(error),), status=422)
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
