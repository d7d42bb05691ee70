"""The plain form of an article, for those without script; what happens when two people clash."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dateline.accounts import policies
from dateline.stories.actions import save_article
from dateline.stories.blocks import Paragraph
from dateline.stories.drafts import ArticleDraft, BlockDraft
from dateline.stories.errors import BadDraft, Conflict
from dateline.stories.models import Article
from dateline.translation.actions import mark_current
from dateline.translation.errors import TranslationError
from dateline.web.newsroom.access import (
    ASKED_BY_SCRIPT,
    StaffRequest,
    find_article,
    forbidden,
    member,
    writer,
)
from dateline.web.newsroom.editing.conflict import settle
from dateline.web.newsroom.editing.fields import read_draft
from dateline.web.newsroom.editing.form import ArticleForm, form_of


@require_http_methods(["GET", "HEAD", "POST"])
@member
def article_form(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Show the form; a POST saves it."""
    found = find_article(article_id)
    may_write = policies.may_write(request.user, service=found.service_id)
    if request.method == "POST":
        if not may_write:
            return forbidden(request, _("You may not write for this service."))
        return _save(request, found)
    return _show(request, form_of(found, may_write=may_write))


def _show(request: StaffRequest, form: ArticleForm, *, status: int = 200) -> HttpResponse:
    part = request.headers.get(ASKED_BY_SCRIPT)
    template = "newsroom/articles/_form.html" if part else "newsroom/articles/form.html"
    return render(request, template, {"form": form, "article": form.article}, status=status)


def _save(request: StaffRequest, found: Article) -> HttpResponse:
    base = _number(request.POST.get("base", ""))
    try:
        draft = _with_added(request, read_draft(request.POST))
        save_article(
            article=found,
            draft=draft,
            base=base,
            by=request.user,
            token=_token(request.POST.get("token", "")),
        )
    except BadDraft as error:
        return _unreadable(request, found, str(error), base)
    except Conflict as conflict:
        settled = settle(found, base, draft, conflict)
        form = form_of(
            found,
            may_write=True,
            draft=settled.draft,
            base=settled.base,
            error=str(conflict),
            conflict=settled,
        )
        return _show(request, form, status=409)
    if request.headers.get(ASKED_BY_SCRIPT):
        return _show(request, form_of(found, may_write=True))
    messages.success(request, _("Saved."))
    return redirect("newsroom:article-form", found.pk)


def _unreadable(request: StaffRequest, found: Article, error: str, base: int) -> HttpResponse:
    """Show what was sent once more, with what is wrong with it."""
    try:
        draft: ArticleDraft | None = read_draft(request.POST)
    except BadDraft:
        draft = None
    form = form_of(found, may_write=True, draft=draft, base=base if draft else None, error=error)
    return _show(request, form, status=422)


def _with_added(request: StaffRequest, draft: ArticleDraft) -> ArticleDraft:
    """Add an empty paragraph where the button was pressed that works without a script."""
    if request.POST.get("add") != "paragraph":
        return draft
    return draft.model_copy(update={"blocks": (*draft.blocks, BlockDraft(content=Paragraph()))})


def _number(text: str) -> int:
    return int(text) if text.isdigit() and len(text) < 10 else 0


def _token(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@require_POST
@writer
def accept_source(request: StaffRequest, article: Article) -> HttpResponse:
    """Say that a translated block still stands though its source changed."""
    wanted = _token(request.POST.get("accept", ""))
    block = article.blocks.filter(pk=wanted).first() if wanted else None
    if block is None:
        messages.error(request, _("The block is not in the article any more."))
        return redirect("newsroom:article-form", article.pk)
    try:
        mark_current(block=block, by=request.user, seen=request.POST.get("seen"))
    except TranslationError as error:
        messages.error(request, str(error))
    return redirect("newsroom:article-form", article.pk)


@require_GET
@member
def keep_alive(request: StaffRequest) -> HttpResponse:
    """Tell a page that was open for long whether its sign-in still stands."""
    return HttpResponse(status=204)
