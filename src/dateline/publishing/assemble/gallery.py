"""The pictures of a gallery, each with its number and the ways to its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.languages.numerals import digits
from dateline.publishing.render.pages import BlockView, PictureBlockView, Place

from .facts import ServiceFacts


def numbered(service: ServiceFacts, blocks: Sequence[BlockView]) -> Iterator[BlockView]:
    """Yield the blocks of a gallery in their order, its pictures counted from 1."""
    ids = ["", *(block.id for block in blocks if isinstance(block, PictureBlockView)), ""]
    total = digits(str(len(ids) - 2), service.row.numerals)
    number = 0
    for block in blocks:
        if isinstance(block, PictureBlockView):
            number += 1
            written = digits(str(number), service.row.numerals)
            place = Place(written, total, ids[number - 1], ids[number + 1])
            yield replace(block, place=place)
        else:
            yield block
