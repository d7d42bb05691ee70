"""A new revision of an article that is locked: what every way of saving comes down to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils import timezone

from dateline.accounts.actions import record
from dateline.accounts.models import User
from dateline.ground import events
from dateline.stories.actions.blocks import write_blocks, write_speakers
from dateline.stories.actions.fields import write_fields
from dateline.stories.coediting.hands import Hands
from dateline.stories.drafts import ArticleDraft
from dateline.stories.events import ArticleChanged
from dateline.stories.models import Article, Revision
from dateline.stories.queries import latest_revision, take_snapshot
from dateline.stories.snapshots import Speaker


def write_revision(
    *,
    article: Article,
    draft: ArticleDraft,
    hands: Hands,
    speakers: Mapping[UUID, Sequence[Speaker]] | None = None,
    token: UUID | None = None,
) -> Revision:
    """Make an article what a draft says; return its new revision, or the present one if it is that.

    Args:
        speakers: who says the quotations of blocks; without it all stay as they are noted.

    The caller holds the lock of the article's row and has asked whether this may be done.

    Effects: fields, blocks and sources of the article; labels of all edges; a revision; an event;
    an audit entry.

    Raises:
        BadDraft: the draft names what does not exist, or another article's blocks.
    """
    write_fields(article, draft)
    write_blocks(article, draft, hands)
    write_speakers(article, speakers or {})
    return _add_revision(article, token=token, hands=hands)


def _add_revision(article: Article, *, token: UUID | None, hands: Hands) -> Revision:
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
        created_by=hands.by,
        contributors=hands.contributors or ([hands.by.pk] if hands.by else []),
        touched={
            str(block): [str(person) for person in people]
            for block, people in (hands.touched or {}).items()
        },
    )
    article.revision_number = revision.number
    article.changed = timezone.now()
    article.save(update_fields=["revision_number", "changed"])
    _tell(article, hands.by)
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
