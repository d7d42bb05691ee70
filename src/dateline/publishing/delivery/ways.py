"""Ways of a batch of pages into a store: over a network by threads, into a folder in turn."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol

from .stores import Content, Outcome


class Remote(Protocol):
    """What a store offers whose answers are waited for."""

    def put(self, content: Content, *, sequence: int) -> Outcome:
        """Replace what is answered at the path; see `Store.put`."""

    def remove(self, path: str, *, sequence: int) -> Outcome:
        """Answer nothing at the path any more; see `Store.remove`."""


class Local(Protocol):
    """What a store offers that compresses and then writes, by short calls to the system."""

    def copies_of(self, content: Content) -> dict[str, bytes]:
        """Return what lies beside the file of a content; may be asked in any thread."""

    def put(
        self,
        content: Content,
        *,
        sequence: int,
        copies: Callable[[], Mapping[str, bytes]] | None = None,
    ) -> Outcome:
        """Replace what is answered at the path, with the copies that were made before."""

    def remove(self, path: str, *, sequence: int) -> Outcome:
        """Answer nothing at the path any more; see `Store.remove`."""


class ByThreads:
    """For stores that are asked over a network: threads wait for their answers."""

    def __init__(self, store: Remote, threads: ThreadPoolExecutor) -> None:
        self._store = store
        self._threads = threads

    def put(self, content: Content, sequence: int, is_new: bool) -> Future[Outcome]:
        """Have a thread put the page."""
        return self._threads.submit(self._store.put, content, sequence=sequence)

    def remove(self, path: str, sequence: int) -> Future[Outcome]:
        """Have a thread take the page out."""
        return self._threads.submit(self._store.remove, path, sequence=sequence)

    def finish(self) -> None:
        """Nothing is left to whoever leaves the batch: the threads are waited for."""


class InTurn:
    """For a folder: a thread compresses the next pages, whoever renders writes those before.

    Writing a page is thirty short calls to the system. A thread of its own would wait for the
    interpreter after each of them while pages are rendered, which takes far longer than the calls.
    Files come into place in the order in which they were given here.
    """

    def __init__(self, folder: Local, thread: ThreadPoolExecutor) -> None:
        self._folder = folder
        self._thread = thread
        self._queue: deque[Turn] = deque()

    def put(self, content: Content, sequence: int, is_new: bool) -> Future[Outcome]:
        """Have the page compressed, and write what is."""
        if not is_new:
            return self._add(lambda: self._folder.put(content, sequence=sequence))
        copies = self._thread.submit(self._folder.copies_of, content)
        return self._add(
            lambda: self._folder.put(content, sequence=sequence, copies=copies.result),
            is_ready=copies.done,
        )

    def remove(self, path: str, sequence: int) -> Future[Outcome]:
        """Take the page out when its turn has come."""
        return self._add(lambda: self._folder.remove(path, sequence=sequence))

    def finish(self) -> None:
        """Write what is left."""
        while self._queue:
            self._queue.popleft().take()

    def _add(
        self, act: Callable[[], Outcome], *, is_ready: Callable[[], bool] = lambda: True
    ) -> Future[Outcome]:
        turn = Turn(act, is_ready)
        self._queue.append(turn)
        while self._queue and self._queue[0].is_ready():
            self._queue.popleft().take()
        return turn.outcome


class Turn:
    """What is done with a path when its turn has come."""

    def __init__(
        self, act: Callable[[], Outcome], is_ready: Callable[[], bool] = lambda: True
    ) -> None:
        self.is_ready = is_ready
        self.outcome: Future[Outcome] = Future()
        self._act = act

    def take(self) -> None:
        """Do it, and settle its outcome by what came of it."""
        try:
            self.outcome.set_result(self._act())
        except Exception as error:  # noqa: BLE001 - whoever asks for the outcome is told
            self.outcome.set_exception(error)
