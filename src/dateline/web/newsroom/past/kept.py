"""Words that were kept when the block in which somebody typed them was removed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from dateline.stories.coediting.log import load
from dateline.stories.coediting.losses import KeptWords, kept_words
from dateline.stories.coediting.structure import roots_of
from dateline.stories.models import Article, Document

_LONG_AGO: Final = datetime(1, 1, 1, tzinfo=UTC)


def kept_of(article: Article) -> list[KeptWords]:
    """Return them, the newest first."""
    document = Document.objects.filter(pk=article.pk).first()
    if document is None:
        return []
    entries = kept_words(roots_of(load(document).doc).lost.to_py() or {})
    return sorted(entries.values(), key=_when, reverse=True)


def _when(one: KeptWords) -> datetime:
    at = one.at or _LONG_AGO
    return at if at.tzinfo else at.replace(tzinfo=UTC)
