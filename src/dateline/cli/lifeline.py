"""Ties the life of a process to that of the one that started it (Linux; elsewhere it does nothing).

A supervisor that is killed cannot stop its parts any more, so each part asks the kernel to be
killed with it: prctl(2), PR_SET_PDEATHSIG. What a part leaves behind goes to the supervisor and not
to init: PR_SET_CHILD_SUBREAPER.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_CHILD_SUBREAPER: Final = 36


def die_with(parent: int | None) -> None:
    """Be killed when `parent`, the process that started this one, ends; None asks for nothing."""
    if parent is None or not _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL):
        return
    if os.getppid() != parent:  # it ended before it could be asked for
        os.kill(os.getpid(), signal.SIGKILL)


def be_part_of(supervisor: int | None) -> None:
    """Be killed when the supervisor ends, and leave Ctrl-C to it; None: there is no supervisor."""
    if supervisor is not None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with(supervisor)


def adopt_orphans() -> None:
    """Become the parent of every process whose own parent, below this one, has ended."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def kill_leftovers() -> None:
    """Kill and bury every process below this one that is still there, but none of another session.

    The embedded PostgreSQL has a session of its own: it stays where another process uses it.
    """
    while children := [child for child in _children() if _is_of_own_session(child)]:
        for child in children:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        for child in children:
            with suppress(ChildProcessError):
                os.waitpid(child, 0)
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass


def _is_of_own_session(child: int) -> bool:
    try:
        return os.getsid(child) == os.getsid(0)
    except ProcessLookupError:
        return False


def _children() -> list[int]:
    own = os.getpid()
    listing = Path(f"/proc/{own}/task/{own}/children")
    return [int(child) for child in listing.read_text().split()] if listing.exists() else []


def _prctl(option: int, value: int) -> bool:
    if sys.platform != "linux":
        return False
    return bool(ctypes.CDLL(None).prctl(option, value, 0, 0, 0) == 0)
