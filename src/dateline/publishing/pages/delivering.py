"""Handing pages to all stores at once, each in threads of its own: a slow one holds up no other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from dateline.publishing.delivery import Content, Outcome, Store


class Delivery:
    """The way of one batch into the stores; leaving its context waits until all is there."""

    def __init__(self, stores: Sequence[Store]) -> None:
        self._stores = stores
        self._exits = ExitStack()
        self._threads: list[ThreadPoolExecutor] = []

    def __enter__(self) -> Self:
        self._threads = [
            self._exits.enter_context(ThreadPoolExecutor(store.at_once, "delivery"))
            for store in self._stores
        ]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._exits.close()

    def put(self, content: Content, *, sequence: int) -> list[Future[Outcome]]:
        """Put a page into every store; see `Store.put`."""
        return self._each(lambda store: store.put(content, sequence=sequence))

    def remove(self, path: str, *, sequence: int) -> list[Future[Outcome]]:
        """Take a page out of every store; see `Store.remove`."""
        return self._each(lambda store: store.remove(path, sequence=sequence))

    def _each(self, act: Callable[[Store], Outcome]) -> list[Future[Outcome]]:
        together = zip(self._stores, self._threads, strict=True)
        return [threads.submit(act, store) for store, threads in together]
