"""`dateline web`: the web server."""

from __future__ import annotations

import gc
import os
import signal
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from threading import Event
from typing import Any, Final

import click
from granian.constants import Interfaces
from granian.server import Server

from dateline.cli.lifeline import be_part_of, die_with
from dateline.cli.prepared import supervised, with_django
from dateline.ground.settings import get_settings

_MOST_WORKERS: Final = 2
_SECONDS_TO_FINISH: Final = 5
_SECONDS_BETWEEN_LOOKS: Final = 0.1


class _LookedAt(Event):
    """An event that is looked at in turns instead of waited for.

    The kernel may hand a signal to another thread, which does not wake a main thread that waits
    for a lock: its handler, which sets this event, would then never run. Nor is there a lock that
    a second signal could find held by the handler of the first.
    """

    _is_set = False

    def is_set(self) -> bool:
        return self._is_set

    def set(self) -> None:
        self._is_set = True

    def clear(self) -> None:
        self._is_set = False

    def wait(self, timeout: float | None = None) -> bool:
        end = None if timeout is None else time.monotonic() + timeout
        while not self._is_set and (end is None or time.monotonic() < end):
            time.sleep(_SECONDS_BETWEEN_LOOKS)
        return self._is_set


@click.command()
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="Processes that answer; by default DATELINE_WEB_WORKERS.",
)
@supervised
def web(workers: int | None, supervisor: int | None) -> None:
    """Serve the site, the newsroom and the API on DATELINE_HOST and DATELINE_PORT."""
    be_part_of(supervisor)
    settings = get_settings()
    server = Server(
        "dateline.web.asgi:application",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        workers=workers or settings.web_workers or min(_MOST_WORKERS, os.cpu_count() or 1),
        workers_kill_timeout=_SECONDS_TO_FINISH,
        process_name=None,
    )
    server.main_loop_interrupt = _LookedAt()
    server.serve(target_loader=partial(_load, os.getpid()), wrap_loader=False)


def _load(server: int) -> Callable[..., Any]:
    die_with(server)
    # Ctrl-C goes to all processes of a terminal; the server's process ends this one in good order.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    # Until it serves it has the handler of the server's process, which would only take a note.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with_django()
    application: Callable[..., Any] = import_module("dateline.web.asgi").application
    # What was loaded stays: looking for garbage among it would hold up readers.
    gc.collect()
    gc.freeze()
    return application
