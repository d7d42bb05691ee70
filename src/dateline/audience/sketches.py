"""HyperLogLog sketches (Flajolet et al., 2007), as Apache DataSketches writes them.

They merge: two web servers, two hours or a CDN's log give the same sketch as one that saw all.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from datasketches import HLL_4, hll_sketch, hll_union

# 4,096 registers: an estimate is off by 1.3 % on average, in 2 KB.
_LOG_OF_REGISTERS: Final = 12


class Seen:
    """A sketch that is being made: visitors are put in, each counts once."""

    def __init__(self) -> None:
        self._sketch = hll_sketch(_LOG_OF_REGISTERS, HLL_4)

    def add(self, visitor: int) -> None:
        """Put a visitor in: an unsigned number of 63 bits that says nothing about the person."""
        self._sketch.update(visitor)

    def bytes(self) -> bytes:
        """Return the sketch to be kept."""
        return bytes(self._sketch.serialize_compact())


def merged(sketches: Iterable[bytes]) -> bytes:
    """Return the sketch of all that one of these saw.

    Raises:
        ValueError: one of them is no sketch.
    """
    return bytes(_union(sketches).get_result(HLL_4).serialize_compact())


def estimate(sketches: Iterable[bytes]) -> float:
    """Return how many different visitors these saw together, about.

    Raises:
        ValueError: one of them is no sketch.
    """
    return float(_union(sketches).get_estimate())


def _union(sketches: Iterable[bytes]) -> hll_union:
    union = hll_union(_LOG_OF_REGISTERS)
    for one in sketches:
        try:
            union.update(hll_sketch.deserialize(one))
        except (IndexError, RuntimeError) as error:
            raise ValueError("these bytes are no sketch") from error
    return union
