"""inotify(7): what was closed after writing or moved into a folder, told by the system at once."""

from __future__ import annotations

import ctypes
import os
import select
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_CLOSE_WRITE: Final = 0x00000008
_MOVED_TO: Final = 0x00000080
_NONBLOCK: Final = os.O_NONBLOCK
_HEAD: Final = struct.Struct("iIII")
_BUFFER: Final = 64 * 1024


class Changes:
    """The names of files as they are closed or moved in."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def next(self, timeout: float) -> list[str]:
        """Return the names told meanwhile; empty after `timeout` seconds of silence."""
        readable, _, _ = select.select([self._handle], [], [], timeout)
        if not readable:
            return []
        return list(dict.fromkeys(_names(os.read(self._handle, _BUFFER))))


def _names(data: bytes) -> Iterator[str]:
    position = 0
    while position + _HEAD.size <= len(data):
        _, _, _, length = _HEAD.unpack_from(data, position)
        position += _HEAD.size
        name = data[position : position + length].rstrip(b"\x00")
        position += length
        if name:
            yield os.fsdecode(name)


@contextmanager
def watch_folder(folder: Path) -> Iterator[Changes | None]:
    """Watch a folder; gives None where the system has no inotify or no watch to spare."""
    handle = _started(folder)
    try:
        yield Changes(handle) if handle is not None else None
    finally:
        if handle is not None:
            os.close(handle)


def _started(folder: Path) -> int | None:
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "inotify_init1"):
        return None
    handle = int(libc.inotify_init1(_NONBLOCK))
    if handle < 0:
        return None
    if libc.inotify_add_watch(handle, os.fsencode(folder), _CLOSE_WRITE | _MOVED_TO) < 0:
        os.close(handle)
        return None
    return handle
