"""`dateline web`: the web server."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any, Final

import click
from granian.constants import Interfaces
from granian.server import Server

from dateline.cli.lifeline import be_part_of, die_with
from dateline.cli.prepared import supervised, with_django
from dateline.ground.settings import get_settings

_MOST_WORKERS: Final = 2
_SECONDS_TO_FINISH: Final = 5


@click.command()
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that answer.")
@supervised
def web(workers: int | None, supervisor: int | None) -> None:
    """Serve the site, the newsroom and the API on DATELINE_HOST and DATELINE_PORT."""
    be_part_of(supervisor)
    settings = get_settings()
    Server(
        "dateline.web.asgi:application",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        workers=workers or min(_MOST_WORKERS, os.cpu_count() or 1),
        workers_kill_timeout=_SECONDS_TO_FINISH,
        process_name=None,
    ).serve(target_loader=partial(_load, os.getpid()), wrap_loader=False)


def _load(server: int) -> Callable[..., Any]:
    die_with(server)
    # Ctrl-C goes to all processes of a terminal; the server's process ends this one in good order.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    # Until it serves it has the handler of the server's process, which would only take a note.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with_django()
    application: Callable[..., Any] = import_module("dateline.web.asgi").application
    return application
