"""The signals by which somebody stops `dateline run`, and the moments when they must wait."""

from __future__ import annotations

import signal
from types import FrameType
from typing import Final

INTERRUPTS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def interrupts_stop_this_process() -> None:
    """Let each of the signals end this process as Ctrl-C does, by KeyboardInterrupt."""
    for number in INTERRUPTS:
        signal.signal(number, _interrupt)


def hold_interrupts() -> None:
    """Keep the signals back, here and in processes started from now on.

    PostgreSQL must neither be half started nor half stopped: Ctrl-C goes to all programs of the
    terminal, so also to those that start and stop it.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, INTERRUPTS)


def let_interrupts() -> None:
    """Let the signals through again, also those that came meanwhile."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, INTERRUPTS)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
