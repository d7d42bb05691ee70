"""Which files of a folder are completely written."""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Final

from dateline.wires.transports.folder.inotify import Changes, watch_folder
from dateline.wires.unfinished import is_unfinished

_WAKE_SECONDS: Final = 0.5
# Where the system cannot tell whether somebody still writes, a file must be left alone so long.
_SETTLE_SECONDS: Final = 1.0
# Everything is looked at again so often, in case that the system lost a message.
_SWEEP_SECONDS: Final = 5.0


def ready_files(root: Path, stop: Event) -> Iterator[list[Path]]:
    """Yield files of the folder once they are completely written, the oldest first, until `stop`.

    What became ready together comes in one list.

    Closing and moving in are told by inotify at once. What lies there at the start, and what
    inotify missed, is found by looking; there a file counts as written when nobody has it open for
    writing.
    """
    with watch_folder(root) as changes:
        next_sweep = 0.0
        while not stop.is_set():
            if time.monotonic() >= next_sweep:
                if written := _written(root):
                    yield written
                next_sweep = time.monotonic() + _SWEEP_SECONDS
            told = [root / name for name in _names(changes, stop)]
            if ready := [path for path in told if is_candidate(path)]:
                yield ready


def _names(changes: Changes | None, stop: Event) -> Iterator[str]:
    if changes is None:
        stop.wait(_WAKE_SECONDS)
        return
    yield from changes.next(_WAKE_SECONDS)


def _written(root: Path) -> list[Path]:
    found = [path for path in root.iterdir() if is_candidate(path)]
    found.sort(key=_age_key)
    return [path for path in found if not being_written(path)]


def _age_key(path: Path) -> tuple[float, str]:
    try:
        return path.lstat().st_mtime, path.name
    except FileNotFoundError:
        return 0.0, path.name


def is_candidate(path: Path) -> bool:
    """Whether it is a regular file under a name that is its own."""
    if is_unfinished(path.name):
        return False
    return path.is_file() and not path.is_symlink()


def being_written(path: Path) -> bool:
    """Whether somebody has the file open for writing, or may still have.

    A read lease (fcntl(2), F_SETLEASE) is refused while there is a writer. Where leases are not to
    be had, a file counts as being written until it was left alone for a second.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return True
    try:
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as error:
        if error.errno in {errno.EAGAIN, errno.EWOULDBLOCK}:
            return True
        return time.time() - os.fstat(handle).st_mtime < _SETTLE_SECONDS
    finally:
        os.close(handle)
    return False
