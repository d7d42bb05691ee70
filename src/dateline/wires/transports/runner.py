"""Runs all transports in one process, each in a thread of its own."""

from __future__ import annotations

import logging
import signal
from threading import Event, Thread
from types import FrameType
from typing import Final

from django.db import connections

from dateline.wires.transports.interface import Transport
from dateline.wires.transports.registry import transports

log = logging.getLogger(__name__)
_FIRST_WAIT: Final = 1.0
_LONGEST_WAIT: Final = 60.0
_SECONDS_TO_STOP: Final = 10.0


def run() -> None:
    """Run until SIGTERM or SIGINT comes; to be called in the main thread."""
    stop = Event()

    def end(number: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    run_forever(stop)


def run_forever(stop: Event) -> None:
    """Run every transport until `stop` is set; one that fails is started again, the rest go on."""
    threads = [
        Thread(target=_keep_running, args=(one, stop), name=f"wires-{one.kind}", daemon=True)
        for one in transports()
    ]
    for thread in threads:
        thread.start()
    stop.wait()
    for thread in threads:
        thread.join(_SECONDS_TO_STOP)


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
