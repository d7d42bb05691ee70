"""Where an article stands on its way to readers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from dateline.accounts import policies
from dateline.accounts.actions import record
from dateline.accounts.models import Role, User
from dateline.ground import events
from dateline.stories.events import ArticleChanged
from dateline.stories.models import Article, State

_NEEDS = {
    State.DRAFT: Role.REPORTER,
    State.IN_REVIEW: Role.REPORTER,
    State.READY: Role.EDITOR,
    State.PUBLISHED: Role.EDITOR,
    State.WITHDRAWN: Role.EDITOR,
}


# It is called within the actions of publishing, which are undone as a whole.
@transaction.atomic(savepoint=False)
def set_state(
    *, article: Article, state: State, by: User | None, published: datetime | None = None
) -> None:
    """Move an article to another state.

    Publishing and withdrawing come through the domain `publishing`, which calls this.

    Args:
        published: the instant of publication, when that is what happens.

    Effects: the article's state and times; an event; an audit entry.

    Raises:
        NotAllowed: `by` has not the role that the state takes in the service.
    """
    if state in (State.DRAFT, State.IN_REVIEW):
        policies.demand_write(by, service=article.service_id, to=f"make this {state.value}")
    else:
        policies.demand(
            by, _NEEDS[state], service=article.service_id, to=f"make this {state.value}"
        )
    article.state = state
    if published is not None:
        article.first_published = article.first_published or published
        article.last_published = published
    article.save(update_fields=["state", "first_published", "last_published"])
    events.publish(
        ArticleChanged(
            article=str(article.pk),
            story=str(article.story_id),
            service=article.service_id,
            revision=article.revision_number,
            state=state.value,
            headline=article.headline,
        )
    )
    record(
        by=by,
        verb=state.value,
        target_kind="article",
        target_id=article.pk,
        service=article.service_id,
    )
