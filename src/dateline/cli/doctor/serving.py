"""Checks of what answers readers and journalists: the port and the built front end."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import dateline
from dateline.cli.doctor.checks import Examination, Finding, fail, ok
from dateline.cli.run.place import port_problem

_BUILT: Final = (
    "publishing/render/static/build/site.js",
    "web/newsroom/static/newsroom/build/main.js",
    "web/newsroom/static/newsroom/build/main.css",
)


def port_is_ours(examination: Examination) -> Iterator[Finding]:
    """The port is free, or it is a running Dateline of this folder that answers there."""
    settings = examination.settings
    problem = port_problem(settings.host, settings.port)
    if problem is None:
        yield ok(f"port {settings.port} is free")
    elif _is_running(settings.var / "run.lock"):
        yield ok(f"port {settings.port} is answered by the running Dateline")
    else:
        what, _, mend = problem.partition(". ")
        yield fail(what, mend)


def front_end_is_built(examination: Examination) -> Iterator[Finding]:
    """The scripts and styles of the pages were built."""
    package = Path(dateline.__file__).parent
    missing = [name for name in _BUILT if not (package / name).exists()]
    if missing:
        yield fail(f"not built: {', '.join(missing)}", "Run: make setup")
    else:
        yield ok("scripts and styles are built")


def _is_running(lock: Path) -> bool:
    try:
        with lock.open("r") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
