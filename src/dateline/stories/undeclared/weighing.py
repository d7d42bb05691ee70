"""Which of the wires that share a few words with a block it was taken from, if any."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final
from uuid import UUID

from dateline.wires.queries.prints import Sharing

# How many items are read and compared.
COMPARED: Final = 6
# So many short grams, and so large a part of the shorter of both texts, are not the same by chance;
# fewer must be more of it.
_TAKEN: Final = ((5, 0.4), (4, 0.5))
# What stands in so many items is what an agency writes under everything.
_BOILERPLATE: Final = 40


def likeliest(sharing: Sequence[Sharing]) -> list[Sharing]:
    """Return the versions to compare, the likeliest first, one of each item.

    Fingerprints that few items have count more than those that many have. Nothing is returned where
    all that is shared stands in some forty items and more: agencies write it under everything.
    """
    items: dict[int, set[UUID]] = {}
    for one in sharing:
        for code in one.hashes:
            items.setdefault(code, set()).add(one.item)
    rare = {code for code, found in items.items() if len(found) < _BOILERPLATE}
    weights = {
        one: sum(1 / len(items[code]) for code in one.hashes if code in rare) for one in sharing
    }
    best: dict[UUID, Sharing] = {}
    # Ids of versions tell their time: of equal ones the newest comes first.
    for one in sorted(weights, key=lambda one: (weights[one], one.version), reverse=True):
        if weights[one]:
            best.setdefault(one.item, one)
    return list(best.values())[:COMPARED]


def share_taken(grams: Collection[int], of_block: int, paragraph: set[int]) -> float:
    """Return what part of a paragraph, or of the block where that is shorter, is in both.

    0 where it is too little to say that one was taken from the other.

    Args:
        grams: the short ones of the block that no declared source explains.
        of_block: how many the block has in all.
        paragraph: the short grams of a paragraph of a wire.
    """
    both = len(paragraph.intersection(grams))
    share = both / max(1, min(of_block, len(paragraph)))
    return share if any(both >= most and share >= part for most, part in _TAKEN) else 0.0
