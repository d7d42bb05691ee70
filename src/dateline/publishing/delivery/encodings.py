"""Copies of a file in the encodings that clients take, made once when it is written."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Final

import brotli
import zstandard

SUFFIXES: Final = {"br": ".br", "zstd": ".zst", "gzip": ".gz"}
# Below this a whole answer fits one packet anyway.
SMALLEST: Final = 256
_COMPRESSIBLE: Final = (".html", ".xml", ".json", ".jsonl", ".txt", ".css", ".js", ".svg")


def _brotli(body: bytes) -> bytes:
    # Quality 5 costs about a millisecond for a page; 11 would cost 40 for a tenth fewer bytes.
    return bytes(brotli.compress(body, quality=5, mode=brotli.MODE_TEXT))


_ENCODERS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "br": _brotli,
    "zstd": lambda body: zstandard.ZstdCompressor(level=6).compress(body),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}


def is_compressible(name: str) -> bool:
    """Whether a file is text that gets smaller."""
    return name.endswith(_COMPRESSIBLE)


def encoded(name: str, body: bytes) -> dict[str, bytes]:
    """Return the copies of a file by the suffix of each; none that would not be smaller."""
    if not is_compressible(name) or len(body) < SMALLEST:
        return {}
    copies = {SUFFIXES[name]: encode(body) for name, encode in _ENCODERS.items()}
    return {suffix: copy for suffix, copy in copies.items() if len(copy) < len(body)}


def decoded(suffix: str, copy: bytes) -> bytes:
    """Return what a copy made by `encoded` holds."""
    if suffix == ".br":
        return bytes(brotli.decompress(copy))
    if suffix == ".zst":
        return zstandard.ZstdDecompressor().decompress(copy)
    return gzip.decompress(copy)
