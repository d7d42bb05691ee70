"""Articles as feeds carry them: made once for all feeds, and kept while nothing of them changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from dateline.media.renditions import picture_key
from dateline.publishing.documents import Document
from dateline.publishing.outputs.feed_items import feed_item
from dateline.publishing.render.pages import (
    ArticleView,
    Chrome,
    FeedItem,
    PictureBlockView,
    RelatedLink,
)

from .article import article_view
from .blocks import picture_ids, related_links
from .facts import ServiceFacts
from .memo import Kept, Shown
from .reader import Reader

# All that an item is made of; the publication fixes the document for ever.
_Key = tuple[UUID, str, tuple[str, ...], tuple[RelatedLink, ...]]
_made: Final[Kept[_Key, FeedItem]] = Kept(1_000)


def feed_items(
    reader: Reader, service: ServiceFacts, around: Chrome, shown: Sequence[Shown]
) -> tuple[FeedItem, ...]:
    """Return these articles for feeds of their service, in their order."""
    return tuple(
        _item(reader, service, around, one, document) for one, document in reader.documents(shown)
    )


def _item(
    reader: Reader, service: ServiceFacts, around: Chrome, shown: Shown, document: Document
) -> FeedItem:
    pictures = reader.pictures(picture_ids(document))
    crops = tuple(sorted(picture_key(picture) for picture in pictures.values()))
    related = tuple(related_links(reader, document).values())
    key = (shown.publication, service.version, crops, related)
    known = _made.get(key)
    if known is not None:
        return known
    view = article_view(reader, service, document)
    item = feed_item(view, around)
    # A picture that cannot be shown today may be there tomorrow.
    return _made.put(key, item) if _pictures_of(view) >= len(pictures) else item


def _pictures_of(view: ArticleView) -> int:
    shown = sum(isinstance(block, PictureBlockView) for block in view.blocks)
    return shown + (view.picture is not None)
