"""MinHash signatures by one permutation, and the bands by which like ones are found.

One permutation hashing: P. Li, A. Owen, C.-H. Zhang, "One Permutation Hashing", NIPS 2012. Empty
bins are filled by optimal densification: A. Shrivastava, "Optimal Densification for Fast and
Accurate Minwise Hashing", ICML 2017. Of each minimum 16 bits are kept: P. Li, A. C. König, "b-Bit
Minwise Hashing", WWW 2010.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Sequence
from functools import cache
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BINS: Final = 64
# Two bins make a band: texts whose shingles are to 30 % the same share one with a chance of 95 %,
# texts of which that holds for 2 % with one of 1 %.
ROWS: Final = 2
# A text with fewer shingles says too little to be compared.
FEWEST: Final = 8
_BIN_SHIFT: Final = np.uint64(58)
_VALUE_SHIFT: Final = np.uint64(24)
# CRC-32 alone is linear; Fibonacci hashing spreads it (Knuth, TAOCP 3, 6.4).
_SPREAD: Final = np.uint64(0x9E37_79B9_7F4A_7C15)
_PACK: Final = struct.Struct(f"<{BINS}H")


def signature_of(shingles: Collection[str]) -> bytes | None:
    """Return the signature of a text, 128 bytes, the same on every machine; None of a short one."""
    # Encoded together, which takes half the time; a shingle is letters, digits and spaces.
    encoded = "\n".join(shingles).encode("utf-8", "replace").split(b"\n") if shingles else []
    return signature_of_hashes(np.fromiter(map(crc32, encoded), np.uint32, len(encoded)))


def signature_of_hashes(hashes: NDArray[np.uint32]) -> bytes | None:
    """Return the signature of a text by the CRC-32 of its shingles, of which some may be twice."""
    values = hashes * _SPREAD
    values.sort()
    if np.count_nonzero(values[1:] != values[:-1]) < FEWEST - 1:
        return None
    places = (values >> _BIN_SHIFT).astype(np.intp)
    least = np.zeros(BINS, np.uint64)
    taken = np.zeros(BINS, np.bool_)
    # Of several values for one place the last is kept.
    least[places[::-1]] = values[::-1]
    taken[places] = True
    if not taken.all():
        least = least[_sources(taken.tolist())]
    return (least >> _VALUE_SHIFT).astype("<u2").tobytes()


def similarity(one: bytes, other: bytes) -> float:
    """Return the estimated share (0 to 1) of the shingles of both texts that are in each.

    The standard error is at most 0.06.
    """
    pairs = zip(_PACK.unpack(one), _PACK.unpack(other), strict=True)
    same = sum(first == second for first, second in pairs)
    return float(same / BINS)


def bands_of(signature: bytes) -> list[int]:
    """Return the bands of a signature: texts that share one may be alike."""
    values = _PACK.unpack(signature)
    return [
        (place << 31) | (values[place] << 16) | values[place + 1] for place in range(0, BINS, ROWS)
    ]


def _sources(taken: Sequence[bool]) -> list[int]:
    """Return for each bin the one whose value it has: its own, or that of a bin with one."""
    return [
        place if taken[place] else next(other for other in _order(place) if taken[other])
        for place in range(BINS)
    ]


@cache
def _order(place: int) -> tuple[int, ...]:
    """The bins from which an empty one borrows, in an order of its own, the same for all texts."""
    return tuple(sorted(range(BINS), key=lambda other: crc32(b"%d %d" % (place, other))))
