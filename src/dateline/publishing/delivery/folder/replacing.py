"""Files put in the place of others at once, and made safe on disk later."""

from __future__ import annotations

import os
import weakref
from collections import deque
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

_SETTLED_AT_ONCE: Final = 16
# A process may have a thousand files open by default.
_MOST_HELD: Final = 64
# Names a file without reading it, where the system can do that.
_HOLD: Final = getattr(os, "O_PATH", os.O_RDONLY)


class Replacing:
    """What was replaced and is not safe on disk yet.

    The place of a file on disk is given back when nobody holds the file any more, and on a file
    system that tells its disk of that (`discard`) whoever lets go of it last waits for
    milliseconds. So what is replaced is held until other threads let go of it; where a batch fails
    and nothing is settled, until this goes.
    """

    def __init__(self) -> None:
        self._unsettled: set[str] = set()
        self._held: deque[int] = deque()
        weakref.finalize(self, _close, self._held)

    def put(self, new: str, file: str) -> None:
        """Put a file in the place of another, or where there was none.

        Raises:
            OSError: it cannot be; what stood there stays.
        """
        try:
            self._held.append(os.open(file, _HOLD))
        except FileNotFoundError:
            pass
        else:
            if len(self._held) >= _MOST_HELD:
                self._let_go()
        try:
            os.replace(new, file)  # noqa: PTH105 - a third of the time
        except FileNotFoundError:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            os.replace(new, file)  # noqa: PTH105
        self._unsettled.add(file)

    def changed(self, folder: Path) -> None:
        """Note that names were put into a folder or taken from it."""
        self._unsettled.add(str(folder))

    def settle(self) -> None:
        """Force to disk what was replaced since the last time."""
        unsettled, self._unsettled = self._unsettled, set()
        # Disks write what is forced at the same time together.
        for _ in _threads().map(_sync, unsettled):
            pass
        self._let_go()

    def hand_over(self) -> list[str]:
        """Return what is not safe on disk yet: another process will see to it."""
        unsettled, self._unsettled = self._unsettled, set()
        self._let_go()
        return sorted(unsettled)

    def take_over(self, unsettled: Iterable[str]) -> None:
        """See to what another process replaced."""
        self._unsettled.update(unsettled)

    def _let_go(self) -> None:
        if self._held:
            _threads().submit(_close, self._held)


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_SETTLED_AT_ONCE, "settle")


def _close(handles: deque[int]) -> None:
    # Another thread may be at the same.
    with suppress(IndexError):
        while True:
            os.close(handles.popleft())


def _sync(path: str) -> None:
    try:
        handle = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_file(path: str, body: bytes, modified: int) -> None:
    """Write a new file, and the folders above it that are not there.

    Args:
        modified: its time of change, in seconds.

    Raises:
        OSError: the disk is full or away, or there is such a file.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        handle = os.open(path, flags, 0o644)
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, flags, 0o644)
    try:
        written = os.write(handle, body)
        while written < len(body):
            written += os.write(handle, body[written:])
        os.utime(handle, (modified, modified))
    finally:
        os.close(handle)
