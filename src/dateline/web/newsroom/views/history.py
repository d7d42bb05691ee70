"""An article's past: its time line, two revisions compared, who wrote which words, the way back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dateline.accounts import policies
from dateline.stories.actions import catch_up, restore_revision
from dateline.stories.errors import BadDraft
from dateline.stories.models import Article, Revision
from dateline.web.newsroom.access import StaffRequest, find_article, member, writer
from dateline.web.newsroom.past.compared import compare
from dateline.web.newsroom.past.timeline import time_line
from dateline.web.newsroom.past.writers import writing_of


@require_GET
@member
def history(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Show the time line; `?from=&to=` compares two revisions, by default the newest sitting."""
    article = _found(article_id)
    line = time_line(article, max(1, _number(request.GET.get("page", ""))))
    newest = line.entries[0] if line.entries else None
    newer = _revision(article, request.GET.get("to", ""), newest.newer if newest else 0)
    older = _revision(article, request.GET.get("from", ""), newest.older if newest else 0)
    return render(
        request,
        "newsroom/articles/history.html",
        {
            **_about(request, article),
            "line": line,
            "newer": newer,
            "older": older,
            "compared": compare(older, newer) if newer else [],
        },
    )


@require_GET
@member
def written(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Show who wrote which words of the newest revision, or of `?revision=`."""
    article = _found(article_id)
    revision = _revision(article, request.GET.get("revision", ""), article.revision_number)
    number = revision.number if revision else 0
    return render(
        request,
        "newsroom/articles/written.html",
        {
            **_about(request, article),
            "revision": revision,
            "writing": writing_of(article, number, nobody="Dateline"),
        },
    )


@require_POST
@writer
def restore(request: StaffRequest, article: Article) -> HttpResponse:
    """Make the article what it was at the revision `revision`."""
    number = _number(request.POST.get("revision", ""))
    revision = get_object_or_404(article.revisions, number=number)
    try:
        restore_revision(article=article, revision=revision, by=request.user)
    except BadDraft as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The article is again what it was at revision %s.") % number)
    return redirect("newsroom:history", article.pk)


def _found(article_id: UUID) -> Article:
    article = find_article(article_id)
    catch_up(article=article)
    return article


def _about(request: StaffRequest, article: Article) -> dict[str, Any]:
    may_write = policies.may_write(request.user, service=article.service_id)
    return {"article": article, "may_write": may_write}


def _revision(article: Article, wanted: str, otherwise: int) -> Revision | None:
    number = _number(wanted) if wanted else otherwise
    return article.revisions.filter(number=number).first()


def _number(text: str) -> int:
    return int(text) if text.isdigit() and len(text) < 10 else 0
