"""Runs all transports in one process, each in a thread of its own."""

from __future__ import annotations

import logging
import signal
import time
from collections.abc import Sequence
from queue import SimpleQueue
from threading import Event, Thread
from types import FrameType
from typing import Final

from django.db import connections

from dateline.wires.transports.interface import Transport
from dateline.wires.transports.registry import transports
from dateline.wires.unread import UnreadFiles

log = logging.getLogger(__name__)
_FIRST_WAIT: Final = 1.0
_LONGEST_WAIT: Final = 60.0
# What is not done by then is dropped: a file stays in its folder, a feed is asked again.
_SECONDS_TO_STOP: Final = 0.5


def run() -> None:
    """Run every transport until SIGTERM or SIGINT comes; to be called in the main thread.

    One that fails is started again, the rest go on. It returns within a second of the signal,
    whatever a transport waits for: their threads end with the process.
    """
    # A handler may come in the middle of any code of this thread. Event.set() could then wait for
    # a lock that this very thread holds; a SimpleQueue is made for it (queue.SimpleQueue.put).
    told: SimpleQueue[int] = SimpleQueue()

    def end(number: int, frame: FrameType | None) -> None:
        told.put(number)

    signal.signal(signal.SIGTERM, end)
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # else it is left to a supervisor
        signal.signal(signal.SIGINT, end)
    stop = Event()
    threads = _started([*transports(), UnreadFiles()], stop)
    told.get()
    stop.set()
    _join(threads)


def _started(chosen: Sequence[Transport], stop: Event) -> list[Thread]:
    threads = [
        Thread(target=_keep_running, args=(one, stop), name=f"wires-{one.kind}", daemon=True)
        for one in chosen
    ]
    for thread in threads:
        thread.start()
    return threads


def _join(threads: Sequence[Thread]) -> None:
    deadline = time.monotonic() + _SECONDS_TO_STOP
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))


def _keep_running(transport: Transport, stop: Event) -> None:
    wait = _FIRST_WAIT
    while not stop.is_set():
        try:
            transport.run(stop)
            wait = _FIRST_WAIT
        except Exception:  # whatever it was, the other transports and later files must go on
            log.exception(
                "The transport %s failed; it starts again in %.0f s.", transport.kind, wait
            )
            stop.wait(wait)
            wait = min(wait * 2, _LONGEST_WAIT)
        finally:
            connections.close_all()
