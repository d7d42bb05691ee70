"""Where the event loop's questions to the database are asked: a few threads of their own.

Their connections stay open for as long as any article is open in this process, since each keystroke
needs one; they are closed with the last.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Final, ParamSpec, TypeVar

from django.db import connection, connections

P = ParamSpec("P")
Result = TypeVar("Result")
_THREADS: Final = 4


class Threads:
    """Runs functions that ask the database, each in one of a few threads."""

    def __init__(self) -> None:
        self._executor: ThreadPoolExecutor | None = None
        self._opened: list[Any] = []

    async def run(self, call: Callable[P, Result], /, *args: P.args, **kwargs: P.kwargs) -> Result:
        """Call a function in a thread and return what it returns."""
        if self._executor is None:
            self._executor = ThreadPoolExecutor(
                _THREADS, thread_name_prefix="coediting", initializer=self._begin
            )
        asked = partial(_asked, partial(call, *args, **kwargs))
        return await asyncio.get_running_loop().run_in_executor(self._executor, asked)

    def _begin(self) -> None:
        handle = connections[connection.alias]
        # Closed by another thread, when this one has ended.
        handle.inc_thread_sharing()
        self._opened.append(handle)

    async def close(self) -> None:
        """Close the connections; the next call opens others."""
        executor, self._executor = self._executor, None
        opened, self._opened = self._opened, []
        if executor is None:
            return
        await asyncio.to_thread(executor.shutdown)
        for handle in opened:
            await asyncio.to_thread(handle.close)


def _asked(call: Callable[[], Result]) -> Result:
    if connection.connection is not None:
        connection.close_if_unusable_or_obsolete()
    return call()
