"""Comments beside the text: a fragment for the editor's panel, a page for those without script."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dateline.accounts import policies
from dateline.stories.comments.actions import (
    add_comment,
    edit_comment,
    remove_comment,
    reply_to,
    resolve_thread,
)
from dateline.stories.comments.errors import BadComment, NotYours
from dateline.stories.comments.queries import threads_of
from dateline.stories.models import Article, Comment
from dateline.web.newsroom.access import (
    ASKED_BY_SCRIPT,
    StaffRequest,
    find_article,
    forbidden,
    member,
)


@require_http_methods(["GET", "HEAD", "POST"])
@member
def comments(request: StaffRequest, article_id: UUID) -> HttpResponse:
    """Show the threads of an article; a POST of `key`, `block`, `quoted`, `text` begins one."""
    article = find_article(article_id)
    if request.method != "POST":
        return _show(request, article)
    try:
        add_comment(
            article=article,
            key=_uuid(request.POST.get("key", "")) or uuid4(),
            block=_uuid(request.POST.get("block", "")),
            quoted=request.POST.get("quoted", ""),
            text=request.POST.get("text", ""),
            by=request.user,
        )
    except BadComment as error:
        return _refused(request, article, error)
    return _done(request, article)


@require_POST
@member
def change_comment(request: StaffRequest, comment_id: UUID) -> HttpResponse:
    """Answer, settle, open again, change or remove: `do` says which, `text` what is said."""
    comment = get_object_or_404(Comment.objects.select_related("article", "thread"), pk=comment_id)
    try:
        _do(request, comment)
    except BadComment as error:
        return _refused(request, comment.article, error)
    except NotYours as error:
        return forbidden(request, str(error))
    return _done(request, find_article(comment.article_id))


def _do(request: StaffRequest, comment: Comment) -> None:
    text, by = request.POST.get("text", ""), request.user
    match request.POST.get("do", ""):
        case "reply":
            reply_to(thread=comment, text=text, by=by)
        case "resolve":
            resolve_thread(thread=comment.thread or comment, by=by)
        case "reopen":
            resolve_thread(thread=comment.thread or comment, by=by, resolved=False)
        case "edit":
            edit_comment(comment=comment, text=text, by=by)
        case "remove":
            remove_comment(comment=comment, by=by)
        case _:
            raise BadComment(_("What shall be done with the comment was not said."))


def _done(request: StaffRequest, article: Article) -> HttpResponse:
    if request.headers.get(ASKED_BY_SCRIPT):
        return _show(request, article)
    return redirect("newsroom:comments", article.pk)


def _refused(request: StaffRequest, article: Article, error: BadComment) -> HttpResponse:
    if request.headers.get(ASKED_BY_SCRIPT):
        return _show(request, article, error=str(error), status=422)
    messages.error(request, str(error))
    return redirect("newsroom:comments", article.pk)


def _show(
    request: StaffRequest, article: Article, *, error: str = "", status: int = 200
) -> HttpResponse:
    part = request.headers.get(ASKED_BY_SCRIPT)
    context = {
        "article": article,
        "threads": threads_of(article),
        "may_write": policies.may_write(request.user, service=article.service_id),
        "error": error,
    }
    template = "_comments" if part else "comments"
    return render(request, f"newsroom/articles/{template}.html", context, status=status)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
