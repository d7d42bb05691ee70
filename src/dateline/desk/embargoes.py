"""Articles that rest on what is under embargo."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection
from django.utils import timezone

from dateline.accounts.models import User
from dateline.accounts.policies import may_write
from dateline.stories.models import Article
from dateline.wires.policies import may_see_embargoed

# Removed blocks count: the revisions in which they stood can be read.
_BEHIND: Final = """
WITH RECURSIVE behind (article, block, depth) AS (
    SELECT article_id, id, 0 FROM stories_block WHERE article_id = ANY(%s)
  UNION
    SELECT behind.article, source.source_block_id, behind.depth + 1
    FROM behind JOIN stories_source source ON source.block_id = behind.block
    WHERE source.kind = 'translation' AND behind.depth < 16
)
SELECT {what}
FROM behind
JOIN stories_source source ON source.block_id = behind.block AND source.kind = 'wire'
JOIN wires_itemversion version ON version.id = source.item_version_id
JOIN wires_entry entry ON entry.item_id = version.item_id
WHERE entry.embargoed > %s
"""
_SQL: Final = _BEHIND.format(what="DISTINCT behind.article")
_END: Final = _BEHIND.format(what="max(entry.embargoed)")


def articles_under_embargo(articles: Collection[UUID], *, now: datetime | None = None) -> set[UUID]:
    """Return which articles have a block that rests on an item under embargo.

    Through translations too, and also where the block was taken out again.
    """
    if not articles:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [list(articles), now or timezone.now()])
        return {pk for (pk,) in cursor.fetchall()}


def embargo_end(article: Article) -> datetime | None:
    """Return when the last embargo on what the article rests on ends; None: there is none.

    One that does not say until when ends in the far future.
    """
    with connection.cursor() as cursor:
        cursor.execute(_END, [[article.pk], timezone.now()])
        (end,) = cursor.fetchone()
    return end if isinstance(end, datetime) else None


def may_preview(user: User, article: Article) -> bool:
    """Whether somebody may see an article as readers would.

    What is under embargo is shown to those who may see it on the wires, and in an article to those
    who write in its service: it is translated ahead of its time.
    """
    if may_see_embargoed(user) or may_write(user, service=article.service_id):
        return True
    return not articles_under_embargo([article.pk])
