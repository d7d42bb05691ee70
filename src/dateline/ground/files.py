"""Received bytes, kept exactly and addressed by their hash."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from secrets import token_hex
from typing import Final

# Forced to disk at the same time.
_AT_ONCE: Final = 12
_FEW: Final = 3
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


class ContentStore:
    """A folder of files named by the SHA-256 of their bytes, in lower-case hexadecimal.

    A file is complete and on disk before it has its name; putting the same bytes twice is one file.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str) -> Path:
        """Return where the bytes of this hash lie or would lie.

        Raises:
            ValueError: it is not a SHA-256 in lower-case hexadecimal.
        """
        if not _SHA256.fullmatch(sha256):
            raise ValueError("not a SHA-256 in lower-case hexadecimal")
        return self.root / sha256[:2] / sha256[2:4] / sha256

    def put(self, data: bytes) -> str:
        """Keep the bytes and return their hash; returns only when they are safe on disk."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.path(sha256)
        if not path.exists():
            try:
                write_atomically(path, data)
            except FileNotFoundError:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(path, data)
        return sha256

    def put_all(self, data: Sequence[bytes]) -> list[str]:
        """Keep many at once and return their hashes; returns only when all are safe on disk.

        Disks write what is forced at the same time together, so this is faster than one by one.
        """
        if len(data) < _FEW:
            return [self.put(one) for one in data]
        # As many tasks as threads: handing over a file alone takes as long as half of its writing.
        parts = [data[start::_AT_ONCE] for start in range(min(_AT_ONCE, len(data)))]
        hashes = [""] * len(data)
        for start, made in enumerate(_writers().map(self._put_each, parts)):
            hashes[start::_AT_ONCE] = made
        return hashes

    def _put_each(self, data: Sequence[bytes]) -> list[str]:
        return [self.put(one) for one in data]

    def get(self, sha256: str) -> bytes:
        """Return the bytes of this hash.

        Raises:
            FileNotFoundError: they are not here.
        """
        return self.path(sha256).read_bytes()

    def remove(self, sha256: str) -> None:
        """Remove the bytes of this hash; nothing happens where there are none."""
        self.path(sha256).unlink(missing_ok=True)

    def has(self, sha256: str) -> bool:
        """Whether the bytes of this hash are here."""
        return self.path(sha256).exists()


@cache
def _writers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_AT_ONCE, "store")


# The threads do not live on in a child.
os.register_at_fork(after_in_child=_writers.cache_clear)


def write_atomically(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Give `path` these bytes in one step: readers see the old file or the new one, never a part.

    Args:
        durable: whether the bytes are forced to disk before and after the renaming.
    """
    folder = os.path.dirname(path)  # noqa: PTH120  (hundreds a second: paths as text are quicker)
    # By chance: a process that was killed may have left files, and its number to another.
    name = f"{folder}/.new-{token_hex(8)}"
    handle = os.open(name, _NEW, 0o644)
    try:
        try:
            _write(handle, data)
            os.fchmod(handle, 0o644)
            if durable:
                os.fsync(handle)
        finally:
            os.close(handle)
        os.rename(name, path)  # noqa: PTH104
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    if durable:
        _sync_folder(folder)


def _write(handle: int, data: bytes) -> None:
    """Write all of it: the system may take less than it is given."""
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]


def _sync_folder(folder: str) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
