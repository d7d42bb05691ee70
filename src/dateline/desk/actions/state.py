"""Moving an article towards publication by hand."""

from __future__ import annotations

from typing import Final

from django.db import transaction

from dateline.accounts import policies
from dateline.accounts.actions import record
from dateline.accounts.models import Role, User
from dateline.desk.errors import NotByHand, NothingToRead
from dateline.desk.events import TextApproved
from dateline.desk.models import Approval
from dateline.desk.policies import demand_second_eyes
from dateline.ground import events
from dateline.stories.actions import catch_up, set_state
from dateline.stories.models import Article, Revision, State
from dateline.stories.queries import latest_revision

BY_HAND: Final = (State.DRAFT, State.IN_REVIEW, State.READY)


@transaction.atomic
def move_article(*, article: Article, state: State, by: User | None, override: str = "") -> None:
    """Move an article between draft, review and ready; to where it stands already does nothing.

    Before it is ready, what is written in the editor is saved; whoever makes it ready approves its
    present text with that.

    Args:
        override: an administrator's reason to do without the second pair of eyes.

    Effects: those of `catch_up` and `set_state`; for ready an approval of the text, and an audit
    entry where the second pair of eyes was overridden.

    Raises:
        NotAllowed: `by` has not the role that the state takes.
        NotByHand: it is published or withdrawn, or the state is.
        NothingToRead: it is to be ready and nothing is saved.
        SecondEyesNeeded: it is to be ready and `by` alone has seen words of it.
    """
    article = Article.objects.select_for_update().get(pk=article.pk)
    if state == State.READY:
        policies.demand(by, Role.EDITOR, service=article.service_id, to="make this ready")
    else:
        policies.demand_write(by, service=article.service_id, to=f"make this {state.value}")
    if state not in BY_HAND or article.state not in BY_HAND:
        raise NotByHand
    if article.state == state:
        return
    if state == State.READY:
        _make_ready(article, by, override)
    set_state(article=article, state=state, by=by)


def _make_ready(article: Article, by: User | None, override: str) -> None:
    catch_up(article=article)
    revision = latest_revision(article)
    if revision is None:
        raise NothingToRead
    demand_second_eyes(by, revision, service=article.service_id, override=override)
    _approve(revision, by)


@transaction.atomic
def approve_text(*, article: Article, revision: Revision, by: User) -> None:
    """Say that one has read this very text of an article and stands by it.

    Effects: an approval; an event; an audit entry; nothing the second time.

    Raises:
        NotAllowed: `by` may not write in the service.
    """
    policies.demand_write(by, service=article.service_id, to="approve this text")
    if not _approve(revision, by):
        return
    events.publish(
        TextApproved(
            article=str(article.pk),
            story=str(article.story_id),
            service=article.service_id,
            by=str(by.pk),
        )
    )
    record(
        by=by,
        verb="approve",
        target_kind="article",
        target_id=article.pk,
        service=article.service_id,
        detail={"revision": revision.number},
    )


def _approve(revision: Revision, by: User | None) -> bool:
    if by is None:
        return False
    _, is_new = Approval.objects.get_or_create(
        article_id=revision.article_id, sha256=revision.sha256, by=by
    )
    return is_new
