"""Asking several things of a server at the same time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

_Asked = TypeVar("_Asked")
_Had = TypeVar("_Had")


def ask_together(
    ask: Callable[[_Asked], _Had], things: Sequence[_Asked], *, at_once: int
) -> list[_Had]:
    """Return what `ask` gives for each thing, in their order; raise the first thing's error.

    Its threads end with the process, whatever they wait for: those of concurrent.futures would
    hold up its end.
    """
    waiting: SimpleQueue[int | None] = SimpleQueue()
    had: dict[int, _Had] = {}
    errors: dict[int, Exception] = {}

    def work() -> None:
        while (at := waiting.get()) is not None:
            try:
                had[at] = ask(things[at])
            except Exception as error:  # noqa: BLE001  (raised where somebody waits for it)
                errors[at] = error

    threads = [Thread(target=work, daemon=True) for _ in range(min(at_once, len(things)))]
    for at in (*range(len(things)), *(None for _ in threads)):
        waiting.put(at)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return [had[at] for at in range(len(things))]
