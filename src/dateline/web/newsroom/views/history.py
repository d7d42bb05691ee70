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
from dateline.stories.actions import catch_up, let_words_go, put_back_words, restore_revision
from dateline.stories.errors import BadDraft, NoSuchWords
from dateline.stories.models import Article, Revision
from dateline.stories.queries import words_kept_of
from dateline.web.newsroom.access import ASKED_BY_SCRIPT, StaffRequest, find_article, member, writer
from dateline.web.newsroom.past.compared import compare
from dateline.web.newsroom.past.timeline import time_line
from dateline.web.newsroom.past.writers import writing_of


@require_GET
@member
def history(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Show the time line; `?from=&to=` compares two revisions, by default the newest sitting.

    Asked by script it is the part beside the text.
    """
    article = _found(article_id)
    line = time_line(article, max(1, _number(request.GET.get("page", ""))))
    newest = line.entries[0] if line.entries else None
    newer = _revision(article, request.GET.get("to", ""), newest.newer if newest else 0)
    older = _revision(article, request.GET.get("from", ""), newest.older if newest else 0)
    context = {
        **_about(request, article),
        "past": "line",
        "line": line,
        "newer": newer,
        "older": older,
        "asked": "to" in request.GET,
        "compared": compare(older, newer) if newer else [],
        "kept": words_kept_of(article),
    }
    return render(request, _template(request, "history"), context)


@require_GET
@member
def written(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Show who wrote which words of the newest revision, or of `?revision=`."""
    article = _found(article_id)
    revision = _revision(article, request.GET.get("revision", ""), article.revision_number)
    number = revision.number if revision else 0
    context = {
        **_about(request, article),
        "past": "written",
        "revision": revision,
        "writing": writing_of(article, number, nobody="Dateline"),
    }
    return render(request, _template(request, "written"), context)


@require_POST
@writer
def restore(request: StaffRequest, article: Article) -> HttpResponse:
    """Make the article what it was at the revision `revision`."""
    number = _number(request.POST.get("revision", ""))
    revision = get_object_or_404(article.revisions, number=number)
    try:
        restore_revision(article=article, revision=revision, by=request.user)
    except BadDraft as error:
        if _by_script(request):
            return HttpResponse(str(error), status=422, content_type="text/plain; charset=utf-8")
        messages.error(request, str(error))
    else:
        if _by_script(request):
            return HttpResponse(status=204)
        messages.success(request, _("The article is again what it was at revision %s.") % number)
    return redirect("newsroom:history", article.pk)


@require_POST
@writer
def settle_kept(request: StaffRequest, article: Article) -> HttpResponse:
    """Put the kept words `key` back into the text, or with `go` let them go."""
    settle = let_words_go if "go" in request.POST else put_back_words
    try:
        settle(article=article, key=request.POST.get("key", ""), by=request.user)
    except NoSuchWords as error:
        if _by_script(request):
            return HttpResponse(str(error), status=422, content_type="text/plain; charset=utf-8")
        messages.error(request, str(error))
    if _by_script(request):
        return HttpResponse(status=204)
    return redirect("newsroom:history", article.pk)


def _by_script(request: StaffRequest) -> bool:
    return bool(request.headers.get(ASKED_BY_SCRIPT))


def _template(request: StaffRequest, page: str) -> str:
    return f"newsroom/articles/{'_past' if _by_script(request) else page}.html"


def _found(article_id: UUID) -> Article:
    article = find_article(article_id)
    catch_up(article=article)
    return article


def _about(request: StaffRequest, article: Article) -> dict[str, Any]:
    may_write = policies.may_write(request.user, service=article.service_id)
    part = _by_script(request)
    return {"article": article, "may_write": may_write, "part": part}


def _revision(article: Article, wanted: str, otherwise: int) -> Revision | None:
    number = _number(wanted) if wanted else otherwise
    return article.revisions.filter(number=number).first()


def _number(text: str) -> int:
    return int(text) if text.isdigit() and len(text) < 10 else 0
