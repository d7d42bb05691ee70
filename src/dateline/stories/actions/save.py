"""Saving an article: the one way in which text enters it."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from dateline.accounts import policies
from dateline.accounts.models import User
from dateline.stories.actions.documents import open_document, put_into
from dateline.stories.actions.revise import write_revision
from dateline.stories.coediting.hands import Hands
from dateline.stories.drafts import ArticleDraft, draft_of
from dateline.stories.errors import Conflict
from dateline.stories.merge import Collision, merge
from dateline.stories.models import Article, Revision
from dateline.stories.queries import latest_revision
from dateline.stories.snapshots import Snapshot


@transaction.atomic
def save_article(
    *,
    article: Article,
    draft: ArticleDraft,
    base: int,
    by: User | None,
    token: UUID | None = None,
) -> Revision:
    """Save an article and return its new revision, or the present one where nothing changed.

    What others saved since `base`, or wrote in the editor, is kept: their changes and these are
    merged block by block. Open editors show what was saved at once.

    Args:
        base: number of the revision that was shown to whoever wrote the draft; 0 for a new one.
        token: names this sending; the same token again returns the revision of the first time.

    Effects: those of `write_revision`, for what stands in the editor's document before; an update
    of that document.

    Raises:
        NotAllowed: `by` has no role in the service.
        BadDraft: the draft names what does not exist, or another article's blocks.
        Conflict: somebody changed the same place; nothing is saved.
    """
    locked = Article.objects.select_for_update().get(pk=article.pk)
    policies.demand_write(by, service=locked.service_id, to="change this article")
    if token and (sent := locked.revisions.filter(token=token).first()):
        return sent
    document = open_document(locked)
    draft = _merged(locked, draft, base)
    revision = write_revision(article=locked, draft=draft, hands=Hands(by=by), token=token)
    if document:
        put_into(document, revision, by=by)
    article.refresh_from_db()
    return revision


def _merged(article: Article, draft: ArticleDraft, base: int) -> ArticleDraft:
    if base >= article.revision_number:
        return draft
    present = latest_revision(article)
    before = article.revisions.filter(number=base).first()
    empty = Snapshot(article=article.pk, story=article.story_id, service=article.service_id)
    try:
        return merge(
            base=draft_of(before.snapshot if before else empty),
            mine=draft,
            theirs=draft_of(present.snapshot if present else empty),
        )
    except Collision as collision:
        raise _conflict(article, base, collision) from None


def _conflict(article: Article, base: int, collision: Collision) -> Conflict:
    names = (
        article.revisions.filter(number__gt=base, created_by__isnull=False)
        .values_list("created_by__name", flat=True)
        .order_by("created_by__name")
        .distinct()
    )
    return Conflict(
        by=list(names),
        fields=collision.fields,
        blocks=[str(block) for block in collision.blocks],
    )
