"""Holding the desk's own articles back until a time."""

from __future__ import annotations

from django.db import transaction

from dateline.accounts import policies
from dateline.accounts.actions import record
from dateline.accounts.models import Role, User
from dateline.desk.events import ArticleHeld
from dateline.desk.models import NotBefore
from dateline.ground import events
from dateline.languages.clock import wall_time
from dateline.stories.models import Article


@transaction.atomic
def hold_until(*, article: Article, local: str, by: User | None) -> NotBefore:
    """Have nobody publish an article before a wall time of its service, in place of an earlier one.

    Args:
        local: "2026-10-25T02:30"; `languages.clock` says what it means where the clock changes.

    Effects: what holds the article; an event; an audit entry.

    Raises:
        NotAllowed: `by` is no editor of the service.
        BadWallTime: it is no time.
    """
    policies.demand(by, Role.EDITOR, service=article.service_id, to="hold this article back")
    time = wall_time(local, article.service)
    held, _ = NotBefore.objects.update_or_create(
        article=article, defaults={"until": time.instant, "local": time.local, "by": by}
    )
    _tell(article, time.instant.isoformat(), by)
    return held


@transaction.atomic
def lift_hold(*, article: Article, by: User | None) -> None:
    """Hold an article back no longer; what is not held stays so.

    Effects: what holds the article; an event; an audit entry.

    Raises:
        NotAllowed: `by` is no editor of the service.
    """
    policies.demand(by, Role.EDITOR, service=article.service_id, to="let this article go")
    gone, _ = NotBefore.objects.filter(article=article).delete()
    if gone:
        _tell(article, "", by)


def _tell(article: Article, until: str, by: User | None) -> None:
    events.publish(
        ArticleHeld(
            article=str(article.pk),
            story=str(article.story_id),
            service=article.service_id,
            until=until,
        )
    )
    record(
        by=by,
        verb="hold" if until else "lift-hold",
        target_kind="article",
        target_id=article.pk,
        service=article.service_id,
        detail={"until": until},
    )
