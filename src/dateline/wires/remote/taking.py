"""Looks at a folder: what is new comes in, and stays known."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.db import DatabaseError

from dateline.ground.settings import get_settings
from dateline.wires.actions.receive import Sending, keep_wires, receive_wires
from dateline.wires.actions.remote import forget_remote_files, note_remote_files
from dateline.wires.models import Feed, RawFile
from dateline.wires.polling import FileTrouble
from dateline.wires.queries.remote import remote_files
from dateline.wires.remote.choosing import Key, choose, key_of, settled, wanted
from dateline.wires.remote.connection import Connection
from dateline.wires.remote.errors import FileRefused
from dateline.wires.remote.folder import Found, Server
from dateline.wires.remote.options import FolderOptions
from dateline.wires.remote.resting import Resting

log = logging.getLogger(__name__)
_BATCH_FILES: Final = 100
_BATCH_BYTES: Final = 8 * 2**20
_BATCH_SECONDS: Final = 1.0
# A look ends after so long; what is left comes with the next.
SECONDS_IN_ALL: Final = 300.0
_SAID: Final = 3
# A folder that is looked at more often than this stays connected, for so many looks at a time.
_OFTEN: Final = 5
LOOKS: Final = 30

# Files that made trouble, by feed, in this process: they are tried after all others.
_troubled: dict[UUID, set[Key]] = {}


def take_new(feed: Feed, server: Server, options: FolderOptions) -> int:
    """Take the files of a folder that were not taken before; return how many versions are new.

    A folder that is looked at every few seconds is looked at thirty times over one connection: to
    sign in each second would be a nuisance. The oldest come first. A file is noted as taken after
    its bytes are safe: whoever ends in between takes it again, which changes nothing. What
    `options.after` asks is done to files that were noted, after looking again whether they are
    still the same.

    Raises:
        FetchError: the server could not be asked, or not to the end.
        FileTrouble: some files could not be taken or read; the others came in.
    """
    connection = Connection(server, feed)
    try:
        look = _Look(feed, connection, options)
        look.run()
    finally:
        connection.close()
    if look.troubles:
        raise FileTrouble(_sentence(look.troubles), new_items=look.new)
    return look.new


class _Look:
    def __init__(self, feed: Feed, connection: Connection, options: FolderOptions) -> None:
        self.new = 0
        self.troubles: list[str] = []
        self._feed = feed
        self._connection = connection
        self._options = options
        self._limit = get_settings().max_wire_bytes
        self._ends = time.monotonic() + SECONDS_IN_ALL
        self._taken = remote_files(feed)
        self._refused: list[tuple[Found, str]] = []
        self._resting = Resting(options.settle)
        self._often = feed.interval_seconds < _OFTEN

    def run(self) -> None:
        files = self._look()
        for _ in range(LOOKS - 1 if self._often else 0):
            time.sleep(self._feed.interval_seconds)
            if time.monotonic() > self._ends:
                break
            files = self._look()
        listed = {key_of(file) for file in files}
        forget_remote_files(feed=self._feed, files=self._taken - listed, by=None)

    def _look(self) -> list[Found]:
        """Take what is new now, and return what is listed."""
        listed = self._connection.files()
        self._resting.note(listed, time.monotonic())
        files = wanted(listed, self._options.pattern)
        given_up = {key_of(file) for file, _ in self._refused}
        troubled = _troubled.setdefault(self._feed.pk, set())
        choice = choose(files, self._taken, troubled, self._limit)
        for file in choice.oversized:
            self._say(
                f"{file.label}: has {file.size} bytes, more than the {self._limit} that are "
                "taken (DATELINE_MAX_WIRE_BYTES); it is left on the server."
            )
        before = len(self._refused)
        fresh = [file for file in choice.fresh if key_of(file) not in given_up]
        try:
            if fresh:
                self._take(self._unchanging(fresh))
        finally:
            troubled.clear()
            troubled.update(key_of(file) for file, _ in self._refused)
        self._explain(self._refused[before:])
        self._tidy(files)
        return files

    def _say(self, trouble: str) -> None:
        if trouble not in self.troubles:
            self.troubles.append(trouble)

    def _unchanging(self, files: Sequence[Found]) -> Sequence[Found]:
        if self._connection.appears_whole:
            return files
        if self._often:
            now = time.monotonic()
            return [file for file in files if self._resting.is_whole(file, now)]
        time.sleep(self._options.settle)
        return settled(files, self._connection.files())

    def _take(self, files: Sequence[Found]) -> None:
        batch: list[tuple[Found, bytes]] = []
        size, began = 0, time.monotonic()
        try:
            for file in files:
                now = time.monotonic()
                if now > self._ends:
                    break
                if batch and (size > _BATCH_BYTES or now - began > _BATCH_SECONDS):
                    self._receive(batch)
                    batch, size, began = [], 0, now
                data = self._read(file)
                if data is not None:
                    batch.append((file, data))
                    size += len(data)
                if len(batch) >= _BATCH_FILES:
                    self._receive(batch)
                    batch, size, began = [], 0, time.monotonic()
        finally:  # what was read is not lost when the server goes away
            self._receive(batch)

    def _read(self, file: Found) -> bytes | None:
        try:
            data = self._connection.read(file, self._limit)
        except FileRefused as refused:
            self._refused.append((file, refused.message))
            return None
        if file.size is not None and len(data) != file.size:
            message = f"{len(data)} of its {file.size} bytes came; it is tried again."
            self._refused.append((file, message))
            return None
        return data

    def _receive(self, batch: Sequence[tuple[Found, bytes]]) -> None:
        if not batch:
            return
        try:
            self._receive_together(batch)
        except DatabaseError:
            raise
        except Exception:  # a fault of ours in one file must not hold up the others
            log.exception("Could not take in %d files together; each is tried alone.", len(batch))
            for file, data in batch:
                self._receive_alone(file, data)
        self._note([file for file, _ in batch])

    def _receive_together(self, batch: Sequence[tuple[Found, bytes]]) -> None:
        sendings = [self._sending(file, data) for file, data in batch]
        for received in receive_wires(sendings=sendings, by=None):
            self.new += len(received.versions)
            raw = received.raw
            if raw.state == RawFile.State.FAILED:
                place = f" ({raw.error_place})" if raw.error_place else ""
                self.troubles.append(f"{raw.name}: {raw.error_message}{place}")

    def _receive_alone(self, file: Found, data: bytes) -> None:
        try:
            self._receive_together([(file, data)])
        except DatabaseError:
            raise
        except Exception as fault:
            log.exception("Could not read %s; its bytes are kept.", file.label)
            keep_wires(sendings=[self._sending(file, data)], by=None)
            self.troubles.append(
                f"{file.label}: reading it ended by a fault in Dateline ({type(fault).__name__}). "
                "Its bytes are kept; the log of `dateline poll` has the details."
            )

    def _sending(self, file: Found, data: bytes) -> Sending:
        return Sending(data, file.label.rpartition("/")[2], self._feed)

    def _note(self, files: Sequence[Found]) -> None:
        keys = [key_of(file) for file in files]
        self._taken.update(keys)
        note_remote_files(feed=self._feed, files=keys, by=None)

    def _explain(self, refused: Sequence[tuple[Found, str]]) -> None:
        """Tell of the refused files that are still there; the others somebody took away."""
        if not refused:
            return
        there = {file.name for file in self._connection.files()}
        for file, message in refused:
            if file.name in there:
                self._say(f"{file.label}: {message}")
            else:
                log.info("%s of the feed %s is gone.", file.label, self._feed.name)

    def _tidy(self, files: Sequence[Found]) -> None:
        """Delete or move what was taken, also what an earlier look left."""
        if self._options.after == "keep":
            return
        done = [file for file in files if key_of(file) in self._taken]
        if not done:
            return
        for file in settled(done, self._connection.files()):
            if time.monotonic() > self._ends:
                return
            try:
                if self._options.target:
                    self._connection.move(file, self._options.target)
                else:
                    self._connection.delete(file)
            except FileRefused as refused:
                self._say(f"{file.label}: {refused.message}")


def _sentence(troubles: Sequence[str]) -> str:
    said = " ".join(troubles[:_SAID])
    more = len(troubles) - _SAID
    return f"{said} And {more} more files." if more > 0 else said
