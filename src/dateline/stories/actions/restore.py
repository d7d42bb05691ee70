"""Bringing back what an article was."""

from __future__ import annotations

from django.db import transaction

from dateline.accounts.actions import record
from dateline.accounts.models import User
from dateline.stories.actions.documents import catch_up
from dateline.stories.actions.save import save_article
from dateline.stories.drafts import draft_of
from dateline.stories.models import Article, Revision


@transaction.atomic
def restore_revision(*, article: Article, revision: Revision, by: User | None) -> Revision:
    """Make the article what it was at a revision; all later revisions stay in its history.

    Effects: those of `save_article`; what stood unsaved in open editors becomes a revision first;
    blocks come back with their ids and sources; an audit entry.

    Raises:
        NotAllowed, BadDraft: as `save_article` does: something of that time may be gone.
    """
    locked = Article.objects.select_for_update().get(pk=article.pk)
    catch_up(article=locked)
    restored = save_article(
        article=locked,
        draft=draft_of(revision.snapshot),
        base=locked.revision_number,
        by=by,
    )
    record(
        by=by,
        verb="restore",
        target_kind="article",
        target_id=article.pk,
        service=article.service_id,
        detail={"restored": revision.number, "revision": restored.number},
    )
    article.refresh_from_db()
    return restored
