"""Taking files from the inbox: bytes safe first, then out of the way."""

from __future__ import annotations

import hashlib
import logging
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from threading import Event, Lock
from typing import Final

from django.db import DatabaseError, connections

from dateline.ground.settings import get_settings
from dateline.wires.actions import (
    Received,
    Sending,
    note_feed_success,
    receive_wires,
    record_refused,
)
from dateline.wires.errors import TooLarge
from dateline.wires.models import Feed, RawFile

log = logging.getLogger(__name__)
# What is taken together: enough for speed, little enough to be on the screens at once.
_MOST_FILES: Final = 64
_MOST_BYTES: Final = 16 * 2**20
# Of each batch more than half is waiting: for the disk, for the database, for the interpreter.
_AT_ONCE: Final = 4
# Python lets a thread that has its answer wait for 5 ms while another one reckons; each batch has
# some thirty answers, and as many more from the disk.
_TURN_SECONDS: Final = 0.0005
Batch = list[tuple[Path, bytes]]


class Inbox:
    """A folder with `done` and `failed` inside, into which files go once their bytes are safe."""

    def __init__(self, root: Path, feed: Feed, stop: Event) -> None:
        """Once `stop` is set, what is being received is received to its end, and the rest stays."""
        self.root = root
        self._feed, self._stop = feed, stop

    def take(self, paths: Sequence[Path]) -> None:
        """Receive files and move each to `done`, or to `failed` if it cannot be read.

        Whatever is no regular file stays where it is. A process that dies in between leaves the
        files, and taking them again changes nothing.

        Raises:
            DatabaseError: the database is away; the files stay where they are.
        """
        batches = self._batches(paths)
        some = list(islice(batches, 2))
        if len(some) > 1:
            self._take_many(chain(some, batches))
        elif some:
            self._take_batch(some[0])

    def _take_many(self, batches: Iterable[Batch]) -> None:
        """While the database and the disk write some batches, the next are read."""
        shared = _Shared(batches)
        with _short_turns(), ThreadPoolExecutor(_AT_ONCE, "inbox") as threads:
            running = [threads.submit(self._take_in_thread, shared) for _ in range(_AT_ONCE)]
        for one in running:
            one.result()

    def _take_in_thread(self, batches: _Shared) -> None:
        """Take batches until there are no more, by one connection: a new one begins slowly."""
        try:
            for batch in batches:
                self._take_batch(batch)
        except BaseException:
            batches.stop()
            raise
        finally:
            connections.close_all()

    def _take_batch(self, batch: Batch) -> None:
        try:
            self._receive(batch)
        except DatabaseError:
            raise
        except Exception:  # a fault of ours in one file must not hold up the others
            log.exception("Could not take in %d files together; each is tried alone.", len(batch))
            self._receive_each(batch)

    def _batches(self, paths: Sequence[Path]) -> Iterator[Batch]:
        batch: Batch = []
        size = 0
        for path in paths:
            if self._stop.is_set():
                return
            data = self._read(path)
            if data is None:
                continue
            batch.append((path, data))
            size += len(data)
            if len(batch) >= _MOST_FILES or size >= _MOST_BYTES:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    def _read(self, path: Path) -> bytes | None:
        try:
            return self._bytes(path)
        except FileNotFoundError:
            return None
        except OSError as error:
            sentence = f"Cannot read {path.name}: {error.strerror}. Check who may read it."
            log.warning(sentence)
            note_feed_success(feed=self._feed, new_items=0, error=sentence, by=None)
            return None

    def _bytes(self, path: Path) -> bytes | None:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            info = os.fstat(file.fileno())
            if not stat.S_ISREG(info.st_mode):
                return None
            limit = get_settings().max_wire_bytes
            if info.st_size > limit:
                self._refuse(path, info.st_size, hashlib.file_digest(file, "sha256").hexdigest())
                return None
            return file.read(limit + 1)

    def _receive(self, batch: Batch) -> None:
        sendings = [Sending(data, path.name, self._feed) for path, data in batch]
        received = receive_wires(sendings=sendings, by=None)
        new = sum(len(one.versions) for one in received)
        note_feed_success(feed=self._feed, new_items=new, error=_wrong(batch, received), by=None)
        for (path, _), one in zip(batch, received, strict=True):
            self._move(path, "done" if one.raw.state == RawFile.State.PARSED else "failed")

    def _receive_each(self, batch: Batch) -> None:
        for path, data in batch:
            try:
                self._receive([(path, data)])
            except DatabaseError:
                raise
            except Exception:
                log.exception("Could not take in %s; it is in the folder `failed`.", path.name)
                self._move(path, "failed")

    def _refuse(self, path: Path, size: int, sha256: str) -> None:
        limit = get_settings().max_wire_bytes
        error = TooLarge(
            f"The file has {size} bytes, more than the {limit} that are taken. It lies in the "
            "folder `failed`; set DATELINE_MAX_WIRE_BYTES higher and move it back to take it.",
        )
        record_refused(
            name=path.name, size=size, sha256=sha256, error=error, feed=self._feed, by=None
        )
        note_feed_success(
            feed=self._feed, new_items=0, error=f"{path.name}: {error.message}", by=None
        )
        self._move(path, "failed")

    def _move(self, path: Path, folder: str) -> None:
        target = self.root / folder
        target.mkdir(exist_ok=True)
        place, number = target / path.name, 1
        while place.exists():
            number += 1
            place = target / f"{path.stem}~{number}{path.suffix}"
        path.rename(place)


def _wrong(batch: Batch, received: Sequence[Received]) -> str:
    """Return what is wrong with the last file that could not be read; empty where all could."""
    wrong = ""
    for (path, _), one in zip(batch, received, strict=True):
        if one.raw.state == RawFile.State.FAILED:
            wrong = f"{path.name}: {one.raw.error_message} It lies in the folder `failed`."
    return wrong


@contextmanager
def _short_turns() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


class _Shared:
    """Batches for several threads: each batch goes to one, and none is read before it is wanted."""

    def __init__(self, batches: Iterable[Batch]) -> None:
        self._batches = iter(batches)
        self._lock = Lock()
        self._stopped = False

    def __iter__(self) -> Iterator[Batch]:
        while (batch := self._next()) is not None:
            yield batch

    def stop(self) -> None:
        """Give no batch to anybody any more."""
        self._stopped = True

    def _next(self) -> Batch | None:
        with self._lock:
            return None if self._stopped else next(self._batches, None)
