"""The processes beside a worker that write its pages, and how a batch goes to one of them.

Python runs one thread of a process at a time. Compressing and writing take as long as rendering;
where they are done by another process, pages are there sooner. All of that is help only: without
such a process, or when it is lost, whoever renders writes.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final, Protocol, cast

import orjson

from ..names import UnsafePath
from ..stores import Content, Outcome
from ..ways import Local, Turn

# What a batch is ahead of its writer; the most that a process may ask for by default.
_PIPE_BYTES: Final = 2**20
# The answers that nobody has read yet fit into a pipe, whatever they say.
_UNANSWERED: Final = 24


class WriterLost(Exception):
    """The process does not answer any more."""


class Written(Local, Protocol):
    """A folder whose files another process can replace."""

    def take_over(self, unsettled: Iterable[str]) -> None:
        """Settle, at the next time, what another process replaced as well."""


class Writer:
    """A process that writes into a folder, for one batch at a time."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._process = subprocess.Popen(
            [sys.executable, "-m", f"{__package__}.writer", str(root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        # Both are pipes, as was said.
        self._orders = cast(IO[bytes], self._process.stdin)
        self._answers = cast(IO[bytes], self._process.stdout)
        with suppress(AttributeError, OSError):
            # Where the system has that, and lets everybody have it.
            fcntl.fcntl(self._orders, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)

    def order(self, line: bytes, body: bytes = b"") -> None:
        """Give an order (`line_of`), and the bytes of its page.

        Raises:
            WriterLost: there is nobody who would take it.
        """
        try:
            self._orders.write(line)
            self._orders.write(body)
            self._orders.flush()
        except OSError as error:
            raise WriterLost from error

    def answer(self) -> dict[str, Any]:
        """Wait for the next answer, in the order of the orders.

        Raises:
            WriterLost: none will come.
        """
        line = self._answers.readline()
        if not line.endswith(b"\n"):
            raise WriterLost
        return dict(orjson.loads(line))

    def end(self) -> None:
        """Let it end when it has done what it was told, and wait for that."""
        with suppress(OSError):
            self._orders.close()
        self._process.wait()
        self._answers.close()

    def kill(self) -> None:
        """End it at once: what it does can be done by somebody else, with the same sequences."""
        self._process.kill()
        self.end()


def line_of(act: str, body: bytes = b"", **words: Any) -> bytes:
    """Return an order as the process reads it."""
    return orjson.dumps({"act": act, "size": len(body), **words}) + b"\n"


class Writers:
    """The writers of this process that wait for a batch."""

    def __init__(self) -> None:
        self._free: deque[Writer] = deque()

    def employ(self, root: Path) -> None:
        """Start one for a folder, which batches use from now on."""
        self._free.append(Writer(root))

    def take(self, root: Path) -> Writer | None:
        """Return one that nobody uses; None: whoever renders writes."""
        # Several threads may render; the folder is one for all of a process.
        with suppress(IndexError):
            taken = self._free.popleft()
            if taken.root == root:
                return taken
            self._free.append(taken)
        return None

    def give_back(self, one: Writer) -> None:
        """Have the next batch use it; it has answered all that it was told."""
        self._free.append(one)

    def dismiss(self) -> None:
        """Let all that wait end."""
        with suppress(IndexError):
            while True:
                self._free.popleft().end()


WRITERS: Final = Writers()


class _Order(Turn):
    """What is to be done with a path: by the process, or without it when its turn is taken."""

    def settle(self, answer: dict[str, Any]) -> None:
        if "outcome" in answer:
            self.outcome.set_result(Outcome(answer["outcome"]))
        else:
            self.outcome.set_exception(_error_of(answer))


def _error_of(answer: dict[str, Any]) -> Exception:
    if "unsafe" in answer:
        return UnsafePath(answer["unsafe"])
    if "errno" in answer:
        file, other = answer["files"]
        return OSError(answer["errno"], answer["said"], file, None, other)
    return RuntimeError(answer["said"])


class ByWriter:
    """The way of a batch by a process beside: files come into place in the order of the batch."""

    def __init__(self, folder: Written, one: Writer, writers: Writers = WRITERS) -> None:
        self._folder = folder
        self._writers = writers
        self._writer: Writer | None = one
        self._unanswered: deque[_Order] = deque()

    def put(self, content: Content, sequence: int, is_new: bool) -> Future[Outcome]:
        """Have the page compressed and written."""
        words = {"path": content.path, "status": content.status, "sequence": sequence}
        line = line_of("put", content.body, **words)
        order = _Order(lambda: self._folder.put(content, sequence=sequence))
        return self._give(order, line, content.body)

    def remove(self, path: str, sequence: int) -> Future[Outcome]:
        """Have the page taken out."""
        line = line_of("remove", path=path, sequence=sequence)
        return self._give(_Order(lambda: self._folder.remove(path, sequence=sequence)), line)

    def _give(self, order: _Order, line: bytes, body: bytes = b"") -> Future[Outcome]:
        self._unanswered.append(order)
        try:
            if self._writer is None:
                self._do_all()
            else:
                self._writer.order(line, body)
                if len(self._unanswered) > _UNANSWERED:
                    self._hear(self._writer)
        except WriterLost:
            self._do_without()
        return order.outcome

    def finish(self) -> None:
        """Wait until all is in place, and take over what is not safe on disk yet."""
        if self._writer is None:
            return
        try:
            while self._unanswered:
                self._hear(self._writer)
            self._writer.order(line_of("hand over"))
            self._folder.take_over(self._writer.answer()["unsettled"])
        except WriterLost:
            self._do_without()
        else:
            self._writers.give_back(self._writer)

    def _hear(self, one: Writer) -> None:
        answer = one.answer()
        self._unanswered.popleft().settle(answer)

    def _do_without(self) -> None:
        """Do again what is not known to be done; what was done is found to be so."""
        lost, self._writer = self._writer, None
        if lost is not None:
            lost.kill()
            # What it replaced and did not hand over is nobody's to settle.
            os.sync()
            self._writers.employ(lost.root)
        self._do_all()

    def _do_all(self) -> None:
        while self._unanswered:
            self._unanswered.popleft().take()
