"""Saving an article: the one way in which text enters it."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dateline.accounts import policies
from dateline.accounts.actions import record
from dateline.accounts.models import User
from dateline.ground import events
from dateline.stories.actions.blocks import write_blocks
from dateline.stories.actions.fields import write_fields
from dateline.stories.drafts import ArticleDraft, draft_of
from dateline.stories.errors import Conflict
from dateline.stories.events import ArticleChanged
from dateline.stories.merge import Collision, merge
from dateline.stories.models import Article, Revision
from dateline.stories.queries import latest_revision, take_snapshot
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

    What others saved since `base` is kept: their changes and these are merged block by block.

    Args:
        base: number of the revision that was shown to whoever wrote the draft; 0 for a new one.
        token: names this sending; the same token again returns the revision of the first time.

    Effects: fields, blocks and sources of the article; labels of all edges; a revision; an event;
    an audit entry.

    Raises:
        NotAllowed: `by` has no role in the service.
        BadDraft: the draft names what does not exist, or another article's blocks.
        Conflict: somebody changed the same place; nothing is saved.
    """
    locked = Article.objects.select_for_update().get(pk=article.pk)
    policies.demand_write(by, service=locked.service_id, to="change this article")
    if token and (sent := locked.revisions.filter(token=token).first()):
        return sent
    draft = _merged(locked, draft, base)
    write_fields(locked, draft)
    write_blocks(locked, draft, by)
    revision = _add_revision(locked, token=token, by=by)
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


def _add_revision(article: Article, *, token: UUID | None, by: User | None) -> Revision:
    snapshot = take_snapshot(article)
    digest = snapshot.digest()
    present = latest_revision(article)
    if present and present.sha256 == digest:
        return present
    revision = Revision.objects.create(
        article=article,
        number=article.revision_number + 1,
        data=snapshot.to_json(),
        sha256=digest,
        token=token,
        created_by=by,
    )
    article.revision_number = revision.number
    article.changed = timezone.now()
    article.save(update_fields=["revision_number", "changed"])
    _tell(article, by)
    return revision


def _tell(article: Article, by: User | None) -> None:
    events.publish(
        ArticleChanged(
            article=str(article.pk),
            story=str(article.story_id),
            service=article.service_id,
            revision=article.revision_number,
            state=article.state,
            headline=article.headline,
        )
    )
    record(
        by=by,
        verb="save",
        target_kind="article",
        target_id=article.pk,
        service=article.service_id,
        detail={"revision": article.revision_number},
    )
