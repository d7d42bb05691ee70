"""CRC-32 of neighbouring words, worked out for all texts of a batch at once.

CRC-32 (ISO 3309) is linear: that of two strings, one after the other, follows from that of each and
the length of the second, as `crc32_combine` of zlib does it. So each word is hashed once, and numpy
puts neighbours together. To make a string of each and hash that takes five times as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint32]
Numbers = NDArray[np.intp]
# Bytes that follow: by one table for so many, and by one for each power of two above.
_SHORT: Final = 64
_SPACE: Final = crc32(b" ")
_POLYNOMIAL: Final = 0xEDB88320


def hashes_of(words: Sequence[str], together: int) -> list[Hashes]:
    """Return the hashes of each word, of each two neighbours, and so on to so many.

    Neighbours have a space between them, in UTF-8; each list is one shorter than that before.

    Args:
        words: of any number of texts, one after the other; none has a line end.
    """
    # Encoded together, which takes half the time.
    encoded = "\n".join(words).encode("utf-8", "replace").split(b"\n") if words else []
    single = np.fromiter(map(crc32, encoded), np.uint32, len(words))
    lengths = np.fromiter(map(len, encoded), np.intp, len(words))
    spaced = _followed(np.full(len(words), _SPACE, np.uint32), lengths) ^ single
    found = [single]
    for number in range(1, together):
        before = _followed(found[-1][:-1], lengths[number:] + 1)
        found.append(before ^ spaced[number:])
    return found


def _followed(hashes: Hashes, lengths: Numbers) -> Hashes:
    """Return what is left of each hash when so many bytes of nothing follow."""
    found = _looked_up(_short(), hashes, (lengths % _SHORT) * 1024)
    rest, power = lengths // _SHORT, 0
    while rest.any():
        here = np.flatnonzero(rest & 1)
        found[here] = _looked_up(_long(power), found[here], np.zeros(len(here), np.intp))
        rest, power = rest >> 1, power + 1
    return found


def _looked_up(table: Hashes, hashes: Hashes, starts: Numbers) -> Hashes:
    """Put together what a table says of each of the four bytes of a hash."""
    octets = hashes.astype("<u4").view(np.uint8).reshape(-1, 4)
    found: Hashes = table.take(starts + octets[:, 0])
    for place in range(1, 4):
        found ^= table.take(starts + (octets[:, place] + np.intp(256 * place)))
    return found


@cache
def _short() -> Hashes:
    """For 0 to 63 bytes that follow: what each byte of a hash becomes at each of its places."""
    octet = np.arange(256, dtype=np.uint32)
    state = np.stack([octet << np.uint32(8 * place) for place in range(4)])
    tables = [state]
    for _ in range(_SHORT - 1):
        state = (state >> np.uint32(8)) ^ _bytes()[state & np.uint32(255)]
        tables.append(state)
    return np.concatenate(tables).reshape(-1)


@cache
def _long(power: int) -> Hashes:
    """The same for 64 bytes, 128, and so on."""
    if power:
        half = _long(power - 1)
        return _looked_up(half, half, np.zeros(len(half), np.intp))
    last = _short()[-1024:]
    after: Hashes = (last >> np.uint32(8)) ^ _bytes()[last & np.uint32(255)]
    return after


@cache
def _bytes() -> Hashes:
    """What the polynomial makes of each byte."""
    codes: Hashes = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        codes = (codes >> np.uint32(1)) ^ np.where(codes & 1, np.uint32(_POLYNOMIAL), np.uint32(0))
    return codes
