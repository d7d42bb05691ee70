"""Letting news go first among the jobs of one worker.

Its threads share one interpreter: what runs beside the rendering of news takes from its time. What
nobody waits for waits for that, though never long.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

# A publication is on its pages after less; while news comes without end, so many seconds a job.
LONGEST: Final = 0.25
_changed: Final = threading.Condition()
_urgent: Final[list[object]] = []


@contextmanager
def going_first() -> Iterator[None]:
    """Have those who call `give_way` in this process wait while the context is open."""
    mark = object()
    with _changed:
        _urgent.append(mark)
    try:
        yield
    finally:
        with _changed:
            _urgent.remove(mark)
            _changed.notify_all()


def give_way(*, seconds: float = LONGEST) -> None:
    """Return when nothing in this process goes first, or after so many seconds."""
    with _changed:
        _changed.wait_for(lambda: not _urgent, seconds)
