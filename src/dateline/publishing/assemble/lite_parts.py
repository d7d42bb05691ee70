"""How a long article is cut for the text edition: pages that a slow line and an old phone take."""

from __future__ import annotations

import zlib
from typing import Final
from uuid import UUID

from dateline.languages.segmentation import segment_words
from dateline.publishing.documents import Document, DocumentBlock
from dateline.stories.blocks import Heading, words
from dateline.stories.genres import is_live

from .memo import Kept

MOST_WORDS: Final = 4_000
# Compressed as the fastest way does it; the best is a sixth less, and what is around takes 2 KB.
_MOST_BYTES: Final = 8_000
# No shorter text reaches either limit.
_SURELY_SHORT: Final = 6_000
_Parts = tuple[frozenset[str], ...]
_cut: Final[Kept[tuple[UUID, int], _Parts]] = Kept(2_000)


def lite_parts(document: Document, tag: str) -> _Parts:
    """Return the ids of the blocks of each page of the text edition, one page for most articles.

    A block stays whole, and a heading stays with what follows it. A live report has its entries on
    further pages anyway.
    """
    if is_live(document.genre):
        return (frozenset(str(block.id) for block in document.blocks),)
    key = (document.article, document.revision)
    known = _cut.get(key)
    return known if known is not None else _cut.put(key, _parts(document.blocks, tag))


def _parts(blocks: tuple[DocumentBlock, ...], tag: str) -> _Parts:
    if sum(len(words(block.content)) for block in blocks) <= _SURELY_SHORT:
        return (frozenset(str(block.id) for block in blocks),)
    parts: list[list[DocumentBlock]] = [[]]
    filled = _Filled(tag)
    for block in blocks:
        text = words(block.content)
        if not filled.takes(text) and parts[-1]:
            heading = [parts[-1].pop()] if isinstance(parts[-1][-1].content, Heading) else []
            parts.append(heading)
            filled = _Filled(tag)
            filled.takes(text)
        parts[-1].append(block)
    return tuple(frozenset(str(block.id) for block in part) for part in parts if part)


class _Filled:
    """How much stands on a page: its words, and its bytes as they are sent."""

    def __init__(self, tag: str) -> None:
        self._tag = tag
        self._words = self._bytes = 0
        self._compressor = zlib.compressobj(6)

    def takes(self, text: str) -> bool:
        """Add a text, and return whether the page is not too long with it."""
        self._words += len(segment_words(text, self._tag))
        sent = self._compressor.compress(text.encode("utf-8", "replace"))
        self._bytes += len(sent) + len(self._compressor.flush(zlib.Z_SYNC_FLUSH))
        return self._words <= MOST_WORDS and self._bytes <= _MOST_BYTES
