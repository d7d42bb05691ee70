"""Handing pages to all stores at once: a slow one holds up no other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from types import TracebackType
from typing import Protocol, Self

from dateline.publishing.delivery import Content, Outcome, Store
from dateline.publishing.delivery.folder import Folder


class Delivery:
    """The way of one batch into the stores; leaving its context waits until all is there."""

    def __init__(self, stores: Sequence[Store]) -> None:
        self._stores = stores
        self._exits = ExitStack()
        self._ways: list[_Way] = []

    def __enter__(self) -> Self:
        self._ways = [self._way(store) for store in self._stores]
        return self

    def _way(self, store: Store) -> _Way:
        threads = self._exits.enter_context(ThreadPoolExecutor(store.at_once, "delivery"))
        if not isinstance(store, Folder):
            return _ByThreads(store, threads)
        in_turn = _InTurn(store, threads)
        self._exits.callback(in_turn.finish)
        return in_turn

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._exits.close()

    def put(self, content: Content, *, sequence: int, is_new: bool) -> list[Future[Outcome]]:
        """Put a page into every store; see `Store.put`.

        Args:
            is_new: whether stores hold something else, as far as is known.
        """
        return [way.put(content, sequence, is_new) for way in self._ways]

    def remove(self, path: str, *, sequence: int) -> list[Future[Outcome]]:
        """Take a page out of every store; see `Store.remove`."""
        return [way.remove(path, sequence) for way in self._ways]


class _Way(Protocol):
    def put(self, content: Content, sequence: int, is_new: bool) -> Future[Outcome]: ...

    def remove(self, path: str, sequence: int) -> Future[Outcome]: ...


class _ByThreads:
    """For stores that are asked over a network: threads wait for their answers."""

    def __init__(self, store: Store, threads: ThreadPoolExecutor) -> None:
        self._store = store
        self._threads = threads

    def put(self, content: Content, sequence: int, is_new: bool) -> Future[Outcome]:
        return self._threads.submit(self._store.put, content, sequence=sequence)

    def remove(self, path: str, sequence: int) -> Future[Outcome]:
        return self._threads.submit(self._store.remove, path, sequence=sequence)


class _InTurn:
    """For a folder: a thread compresses the next pages, whoever renders writes those before.

    Writing a page is thirty short calls to the system. A thread of its own would wait for the
    interpreter after each of them while pages are rendered, which takes far longer than the calls.
    Files come into place in the order in which they were given here.
    """

    def __init__(self, folder: Folder, thread: ThreadPoolExecutor) -> None:
        self._folder = folder
        self._thread = thread
        self._queue: deque[_Turn] = deque()

    def put(self, content: Content, sequence: int, is_new: bool) -> Future[Outcome]:
        if not is_new:
            return self._add(lambda: self._folder.put(content, sequence=sequence))
        copies = self._thread.submit(self._folder.copies_of, content)
        return self._add(
            lambda: self._folder.put(content, sequence=sequence, copies=copies.result),
            is_ready=copies.done,
        )

    def remove(self, path: str, sequence: int) -> Future[Outcome]:
        return self._add(lambda: self._folder.remove(path, sequence=sequence))

    def finish(self) -> None:
        """Write what is left."""
        while self._queue:
            self._queue.popleft().take()

    def _add(
        self, act: Callable[[], Outcome], *, is_ready: Callable[[], bool] = lambda: True
    ) -> Future[Outcome]:
        turn = _Turn(act, is_ready)
        self._queue.append(turn)
        while self._queue and self._queue[0].is_ready():
            self._queue.popleft().take()
        return turn.outcome


class _Turn:
    """What is done with a path when its turn has come."""

    def __init__(self, act: Callable[[], Outcome], is_ready: Callable[[], bool]) -> None:
        self.is_ready = is_ready
        self.outcome: Future[Outcome] = Future()
        self._act = act

    def take(self) -> None:
        try:
            self.outcome.set_result(self._act())
        except Exception as error:  # noqa: BLE001 - whoever asks for the outcome is told
            self.outcome.set_exception(error)
