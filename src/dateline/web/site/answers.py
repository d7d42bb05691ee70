"""Ready answers, kept in memory and checked against their file at every request."""

from __future__ import annotations

# Plain functions of `os` take a third of the time of `Path`, on the way of every request.
# ruff: noqa: PTH116, PTH123
import os
from collections import OrderedDict
from dataclasses import dataclass
from email.utils import formatdate
from functools import lru_cache
from typing import Any, Final

from dateline.publishing.delivery import languages, rules

from . import negotiation

Headers = list[tuple[bytes, bytes]]
Stamp = tuple[int, int, int]
Message = dict[str, Any]

# Larger files are handed to the server as they lie on disk.
LARGEST_KEPT: Final = 256 * 1024
_SECURITY: Final[Headers] = [
    (name.encode(), value.encode()) for name, value in rules.SECURITY_HEADERS.items()
]
_NOT_IN_304: Final = frozenset({b"content-length", b"content-type", b"content-encoding"})


@dataclass(slots=True)
class Answer:
    """One file in one encoding; `body` is None where it is too large to keep.

    `start` and `content` are the messages of ASGI for it, made once: nobody may change them.
    `name` is the file's as the system takes it, which saves encoding it at every request.
    """

    file: str
    name: bytes
    stamp: Stamp
    status: int
    headers: Headers
    etag: bytes
    modified: bytes
    body: bytes | None
    start: Message
    content: Message

    @property
    def unchanged_headers(self) -> Headers:
        """The headers of a 304 (RFC 9110, section 15.4.5)."""
        return [header for header in self.headers if header[0] not in _NOT_IN_304]


def stamp(file: str | bytes) -> Stamp:
    """Return what tells one state of a file from another: a replaced file is another inode."""
    status = os.stat(file)
    return status.st_ino, status.st_mtime_ns, status.st_size


def load(
    file: str,
    *,
    path: str,
    status: int,
    encodings: tuple[tuple[str, str], ...],
    is_purged: bool = False,
) -> Answer:
    """Read a file, in the smallest encoding that the client takes and that is there.

    Args:
        is_purged: whether caches in front are told of each change.

    Raises:
        FileNotFoundError: it was removed meanwhile.
    """
    for name, suffix in encodings:
        try:
            return _load(file + suffix, path, status, encoding=name, is_purged=is_purged)
        except FileNotFoundError:
            continue
    return _load(file, path, status, encoding="", is_purged=is_purged)


def _load(file: str, path: str, status: int, *, encoding: str, is_purged: bool) -> Answer:
    with open(file, "rb") as opened:
        facts = os.fstat(opened.fileno())
        body = opened.read() if facts.st_size <= LARGEST_KEPT else None
    etag = f'"{int(facts.st_mtime):x}-{facts.st_size:x}"'.encode()
    modified = formatdate(int(facts.st_mtime), usegmt=True).encode()
    headers: Headers = [
        (b"content-type", rules.media_type(path if status == 200 else "/").encode()),
        (b"content-length", str(facts.st_size).encode()),
        (b"cache-control", rules.caching(path, status, is_purged=is_purged).encode()),
        (b"vary", (languages.CHOICE_VARY if path == "/" else "Accept-Encoding").encode()),
        *_SECURITY,
    ]
    if is_purged and status == 200:
        edge = rules.edge_headers(path)
        headers += [(name.encode(), value.encode()) for name, value in edge.items()]
    if encoding:
        headers.append((b"content-encoding", encoding.encode()))
    headers.append((b"etag", etag))
    if status == 200:
        headers.append((b"last-modified", modified))
    known = (facts.st_ino, facts.st_mtime_ns, facts.st_size)
    if body is None:
        content: Message = {"type": "http.response.pathsend", "path": file}
    else:
        content = {"type": "http.response.body", "body": body}
    return Answer(
        file=file,
        name=os.fsencode(file),
        stamp=known,
        status=status,
        headers=headers,
        etag=etag,
        modified=modified,
        body=body,
        start={"type": "http.response.start", "status": status, "headers": headers},
        content=content,
    )


class Cache:
    """The answers last asked for, at most so many bytes of them.

    An answer is given only while its file is still the one it was read from, so that a change is
    visible at once. A notice that appears beside a page replaces the page's file, see `Folder`.
    """

    def __init__(self, largest: int = 64 * 2**20) -> None:
        self._answers: OrderedDict[tuple[str, tuple[tuple[str, str], ...]], Answer] = OrderedDict()
        self._largest = largest
        self._size = 0

    def get(self, path: str, encodings: tuple[tuple[str, str], ...]) -> Answer | None:
        """Return the answer to a path if its file did not change."""
        answer = self._answers.get((path, encodings))
        if answer is None:
            return None
        try:
            if stamp(answer.name) == answer.stamp:
                return answer
        except OSError:
            pass
        self._drop((path, encodings))
        return None

    def keep(self, path: str, encodings: tuple[tuple[str, str], ...], answer: Answer) -> None:
        """Keep an answer; the oldest ones make room."""
        if answer.body is None:
            return
        self._drop((path, encodings))
        self._answers[path, encodings] = answer
        self._size += _weight(answer)
        while self._size > self._largest:
            self._drop(next(iter(self._answers)))

    def _drop(self, key: tuple[str, tuple[tuple[str, str], ...]]) -> None:
        answer = self._answers.pop(key, None)
        if answer is not None:
            self._size -= _weight(answer)


def _weight(answer: Answer) -> int:
    return len(answer.body or b"") + 1024


@lru_cache(maxsize=1024)
def encodings_of(header: bytes | None) -> tuple[tuple[str, str], ...]:
    """Return the encodings that a client takes, from its header."""
    return negotiation.accepted(header.decode("latin-1")) if header else ()
