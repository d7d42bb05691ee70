"""Handing pages to all stores at once: a slow one holds up no other."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from dateline.publishing.delivery import Content, Outcome, Store, Way


class Delivery:
    """The way of one batch into the stores; leaving its context waits until all is there."""

    def __init__(self, stores: Sequence[Store]) -> None:
        self._stores = stores
        self._exits = ExitStack()
        self._ways: list[Way] = []

    def __enter__(self) -> Self:
        self._ways = [self._way(store) for store in self._stores]
        return self

    def _way(self, store: Store) -> Way:
        threads = self._exits.enter_context(ThreadPoolExecutor(store.at_once, "delivery"))
        way = store.way(threads)
        self._exits.callback(way.finish)
        return way

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
