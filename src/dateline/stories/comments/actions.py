"""Every write about comments. Each tells open screens by the event `CommentsChanged`."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dateline.accounts import policies
from dateline.accounts.actions import record
from dateline.accounts.models import User
from dateline.ground import events
from dateline.stories.coediting.notices import tell_editors
from dateline.stories.comments.errors import BadComment, NotYours
from dateline.stories.events import CommentsChanged
from dateline.stories.models import Article, Comment

MOST_CHARACTERS: Final = 4_000
_MOST_QUOTED: Final = 1_000


@transaction.atomic
def add_comment(
    *, article: Article, key: UUID, block: UUID | None, quoted: str, text: str, by: User
) -> Comment:
    """Begin a thread about some words of an article; the same key again changes nothing.

    Args:
        key: made by the browser; also names the mark on the words in the document.
        block: the block that the words stand in; None for the article as a whole.
        quoted: the words themselves, so that the thread can be read when they are gone.

    Effects: the comment; an event; an audit entry.

    Raises:
        NotAllowed: `by` has no role in the service.
        BadComment: it is empty or too long, or the key belongs to another article.
    """
    policies.demand_write(by, service=article.service_id, to="comment on this article")
    known = Comment.objects.filter(pk=key).first()
    if known is not None:
        if known.article_id != article.pk:
            raise BadComment(_("This comment belongs to another article."))
        return known
    comment = Comment.objects.create(
        pk=key,
        article=article,
        block=block,
        quoted=quoted.strip()[:_MOST_QUOTED],
        text=_checked(text),
        author=by,
    )
    _tell(comment, by, "comment")
    return comment


@transaction.atomic
def reply_to(*, thread: Comment, text: str, by: User) -> Comment:
    """Answer in a thread. A thread that was resolved is open again.

    Effects: the answer; the thread's state; an event; an audit entry.

    Raises:
        NotAllowed, BadComment: as `add_comment` does.
    """
    policies.demand_write(by, service=thread.article.service_id, to="comment on this article")
    first = thread.thread or thread
    answer = Comment.objects.create(
        article=first.article, thread=first, text=_checked(text), author=by
    )
    if first.resolved is not None:
        first.resolved = first.resolved_by = None
        first.save(update_fields=["resolved", "resolved_by"])
    _tell(answer, by, "reply")
    return answer


@transaction.atomic
def resolve_thread(*, thread: Comment, by: User, resolved: bool = True) -> None:
    """Say that a thread is settled, or open it again. Saying so twice changes nothing.

    Effects: the thread's state; an event; an audit entry.

    Raises:
        NotAllowed: `by` has no role in the service.
    """
    policies.demand_write(by, service=thread.article.service_id, to="settle this comment")
    if (thread.resolved is not None) == resolved:
        return
    thread.resolved = timezone.now() if resolved else None
    thread.resolved_by = by if resolved else None
    thread.save(update_fields=["resolved", "resolved_by"])
    _tell(thread, by, "resolve" if resolved else "reopen")


@transaction.atomic
def edit_comment(*, comment: Comment, text: str, by: User) -> None:
    """Change one's own comment; that it was changed is shown.

    Effects: the comment; an event; an audit entry with the words before.

    Raises:
        NotYours: somebody else wrote it.
        BadComment: it is empty, too long, or was removed.
    """
    _demand_own(comment, by)
    before, comment.text, comment.edited = comment.text, _checked(text), timezone.now()
    comment.save(update_fields=["text", "edited"])
    _tell(comment, by, "edit-comment", before=before)


@transaction.atomic
def remove_comment(*, comment: Comment, by: User) -> None:
    """Take one's own comment away; a thread that has answers stays, without these words.

    Effects: the comment; an event; an audit entry with the words before.

    Raises:
        NotYours: somebody else wrote it.
    """
    _demand_own(comment, by)
    before, comment.text, comment.removed = comment.text, "", timezone.now()
    comment.save(update_fields=["text", "removed"])
    _tell(comment, by, "remove-comment", before=before)


def _demand_own(comment: Comment, by: User) -> None:
    if comment.author_id != by.pk:
        raise NotYours(_("Only who wrote a comment may change or remove it."))
    if comment.removed is not None:
        raise BadComment(_("This comment was removed."))


def _checked(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\0", "").strip()
    if not text:
        raise BadComment(_("Write something first."))
    if len(text) > MOST_CHARACTERS:
        raise BadComment(_("A comment has at most %s characters.") % MOST_CHARACTERS)
    return text


def _tell(comment: Comment, by: User, verb: str, **detail: str) -> None:
    article = comment.article
    events.publish(CommentsChanged(article=str(article.pk), service=article.service_id))
    tell_editors(article.pk, "comments")
    record(
        by=by,
        verb=verb,
        target_kind="comment",
        target_id=comment.pk,
        service=article.service_id,
        detail={"article": str(article.pk), **detail},
    )
