"""Which hashes of a paragraph are kept.

Of each paragraph the six that are least, whatever its length: the same ones are chosen wherever the
paragraph stands. So a paragraph that lost half of its grams has still one of them with a chance of
98 %, for which sampling by a modulus would need far more hashes. After A. Broder, "On
the resemblance and containment of documents", 1997 (bottom-k sketches).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.wires.prints.grams import grams_of, units_of

KEPT: Final = 6
MOST: Final = 400
_SIGNED: Final = 2**31
_OWNER: Final = np.uint64(32)
_GRAM: Final = np.uint64(2**32 - 1)
Numbers = NDArray[np.intp]


def prints_of(paragraphs: Iterable[str]) -> list[int]:
    """Return the fingerprints of a text, each once, as they are stored: six a paragraph."""
    found: dict[int, None] = {}
    for text in paragraphs:
        units = units_of(text)
        if units.to_keep:
            found.update(dict.fromkeys(sorted(grams_of(units))[:KEPT]))
    return stored(list(found)[:MOST])


def least_of_each(grams: NDArray[np.uint32], owners: Numbers) -> tuple[list[int], list[int]]:
    """Return the grams that are kept of many paragraphs, with the paragraph of each, in order.

    Args:
        owners: the number of the paragraph of each gram.
    """
    keys = owners.astype(np.uint64) << _OWNER | grams
    keys.sort()
    keys = keys[np.append(np.True_, keys[1:] != keys[:-1])[: len(keys)]]
    found = (keys >> _OWNER).astype(np.intp)
    kept = np.ones(len(keys), np.bool_)
    kept[KEPT:] = found[KEPT:] != found[:-KEPT]
    return found[kept].tolist(), (keys[kept] & _GRAM).tolist()


def stored(hashes: Iterable[int]) -> list[int]:
    """Return hashes as the database has them: signed numbers of 32 bits."""
    return [one - _SIGNED for one in hashes]
