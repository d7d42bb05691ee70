"""Withdrawing an article from readers."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from dateline.accounts.actions import record
from dateline.accounts.models import User
from dateline.ground import events
from dateline.publishing import ledger
from dateline.publishing.actions.calling_off import call_off
from dateline.publishing.actions.effects import hide_change
from dateline.publishing.documents.model import instant
from dateline.publishing.errors import NotPublished
from dateline.publishing.events import ArticleWithdrawn
from dateline.publishing.models import Kind, Publication
from dateline.publishing.policies import demand_publish
from dateline.publishing.queries import public_article
from dateline.stories.actions import set_state
from dateline.stories.models import Article, State


@transaction.atomic
def withdraw_article(
    *, article: Article, reason: str, by: User | None, notice: str = ""
) -> Publication:
    """Put a notice in the place of an article, and return the publication that says so.

    Its page answers 410 with the notice; it is gone from lists, feeds, sitemaps and from the pages
    of its sisters. When it is withdrawn already, that publication is returned and nothing is done.

    Args:
        reason: why, for the newsroom; readers do not see it.
        notice: the desk's own sentence for readers; the general one when empty.

    Effects: a publication in the ledger; the public article, its lists and its state; a schedule
    of it is called off; an event; an
    audit entry; the job that renders all pages that showed it. All of it or nothing.

    Raises:
        NotAllowed: `by` is no editor of the service.
        NotPublished: readers never had it.
    """
    article = Article.objects.select_for_update().get(pk=article.pk)
    demand_publish(by, article, to="withdraw this article")
    public = public_article(article)
    if public is None:
        raise NotPublished
    if not public.standing:
        return public.publication
    now = timezone.now().replace(microsecond=0)
    content = {
        "article": str(article.pk),
        "service": article.service_id,
        "path": public.path,
        "withdrawn": instant(now),
        "notice": notice.strip(),
        "reason": reason.strip(),
    }
    public.publication = ledger.append(
        article=article, kind=Kind.WITHDRAW, revision=None, content=content, at=now, by=by
    )
    public.standing, public.modified = False, now
    public.save(update_fields=["publication", "standing", "modified"])
    set_state(article=article, state=State.WITHDRAWN, by=by)
    call_off(article, "The article was withdrawn.")
    hide_change(public)
    _tell(article, public.publication, public.path, reason, by)
    return public.publication


def _tell(
    article: Article, publication: Publication, path: str, reason: str, by: User | None
) -> None:
    events.publish(
        ArticleWithdrawn(
            article=str(article.pk),
            story=str(article.story_id),
            service=article.service_id,
            publication=str(publication.pk),
            number=publication.number,
            path=path,
        )
    )
    record(
        by=by,
        verb="withdraw",
        target_kind="article",
        target_id=article.pk,
        service=article.service_id,
        detail={"publication": publication.number, "reason": reason.strip()},
    )
