"""How many words an article has, in the way of its language."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from dateline.languages.segmentation import segment_words
from dateline.publishing.documents import Document
from dateline.stories.blocks import is_text, words

from .memo import Kept

# A revision never changes, and several files of an article say how long it is.
_counted: Final[Kept[tuple[UUID, int], int]] = Kept(5_000)


def word_count(document: Document, tag: str) -> int:
    """Return the number of words in paragraphs, headings, quotations and lists."""
    key = (document.article, document.revision)
    known = _counted.get(key)
    if known is not None:
        return known
    texts = (words(block.content) for block in document.blocks if is_text(block.content))
    return _counted.put(key, len(segment_words("\n".join(texts), tag)))
