"""How a page lies in a bucket: one object, gzipped, whose metadata say all that a server tells.

S3 hands an object out as it is, with one encoding. Gzip is the one that every client takes; a CDN
that gives Brotli makes it itself. The number of the rendering stands in the comment of the gzip
header (RFC 1952, section 2.3.1) too: two renderings never are the same bytes, so their entity tags
differ, and a write on condition of a tag cannot take a page for another of the same words.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from dateline.ground.buckets import Answer

from .. import names, rules
from ..encodings import is_compressible
from ..stores import Content

_SEQUENCE: Final = "x-amz-meta-sequence"
_SHA256: Final = "x-amz-meta-sha256"
_STATUS: Final = "x-amz-meta-status"
# Fastly reads the keys of an object in a bucket from here.
_KEYS: Final = "x-amz-meta-surrogate-key"
# Magic, deflate, comment follows; no time; best compression; system unknown.
_GZIP: Final = b"\x1f\x8b\x08\x10\0\0\0\0\x02\xff"


@dataclass(frozen=True, slots=True)
class State:
    """What stands at a key: `tag` is the entity tag, empty where nothing does."""

    tag: str = ""
    sequence: int = -1
    status: int = 0
    sha256: str = ""


def key_of(path: str) -> str:
    """Return the key of a path, without the prefix of the store.

    Raises:
        UnsafePath: it cannot be a file; buckets are copied to such.
    """
    return names.file_name(path)


def path_of(key: str) -> str:
    """Return the path whose key this is."""
    return "/" + (key.removesuffix(names.INDEX) if key.endswith(names.INDEX) else key)


def stored(content: Content, sequence: int, *, is_purged: bool) -> tuple[bytes, dict[str, str]]:
    """Return the bytes of the object and its headers.

    The notice of a withdrawal stands at the page's own key, so that it takes the place of the page
    in one step and no cache falls back on an older one. A bucket answers 200 with it; the metadata
    say 410 to servers in front that can answer so.
    """
    headers = {
        "content-type": rules.media_type(content.path),
        "cache-control": rules.caching(content.path, content.status, is_purged=is_purged),
        _SEQUENCE: str(sequence),
        _SHA256: sha256_of(content),
        _STATUS: str(content.status),
        _KEYS: rules.surrogate_key(content.path),
    }
    if not is_compressible(key_of(content.path)):
        return content.body, headers
    return _gzipped(content.body, sequence), {**headers, "content-encoding": "gzip"}


def sha256_of(content: Content) -> str:
    """Return the hash of what a page holds, whatever its encoding."""
    return hashlib.sha256(content.body).hexdigest()


def _gzipped(body: bytes, sequence: int) -> bytes:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    end = zlib.crc32(body).to_bytes(4, "little") + (len(body) % 2**32).to_bytes(4, "little")
    return b"".join((_GZIP, b"%d\0" % sequence, deflate.compress(body), deflate.flush(), end))


def content_of(path: str, answer: Answer) -> Content:
    """Return what an object holds.

    Raises:
        OSError, EOFError, zlib.error: it is not what was put there.
    """
    encoding = answer.headers.get("content-encoding", "")
    body = gzip.decompress(answer.body) if "gzip" in encoding else answer.body
    status: Literal[200, 410] = 410 if state_of(answer.headers).status == 410 else 200
    return Content(path, body, status)


def state_of(headers: Mapping[str, str]) -> State:
    """Return the state of an object from the headers of an answer; what others put has none."""
    return State(
        headers.get("etag", ""),
        _number(headers.get(_SEQUENCE, ""), -1),
        _number(headers.get(_STATUS, ""), 200),
        headers.get(_SHA256, ""),
    )


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else otherwise


def tombstone(path: str, sequence: int) -> tuple[str, bytes, dict[str, str]]:
    """Return key, bytes and headers of the object that says since when nothing stands at a path."""
    name = hashlib.sha256(path.encode()).hexdigest()[:40]
    body = b"%d %s\n" % (sequence, path.encode())
    headers = {"content-type": "text/plain; charset=utf-8", _SEQUENCE: str(sequence)}
    return f".removed/{name}", body, headers
