"""How far a long command has come: a bar for a person, a line now and then for a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import click

_SECONDS_BETWEEN_LINES: Final = 10.0


@contextmanager
def progress(what: str, count: int) -> Iterator[Callable[[int], None]]:
    """Show how many of `count` are done; give a function that is told of each few more."""
    if sys.stderr.isatty():
        with click.progressbar(length=count, label=what, show_pos=True, file=sys.stderr) as bar:
            yield bar.update
        return
    lines = _Lines(what, count)
    yield lines.told
    lines.show()


class _Lines:
    def __init__(self, what: str, count: int) -> None:
        self._what, self._count = what, count
        self._done = 0
        self._start = self._shown = time.monotonic()

    def told(self, more: int) -> None:
        self._done += more
        if time.monotonic() - self._shown >= _SECONDS_BETWEEN_LINES:
            self.show()

    def show(self) -> None:
        self._shown = time.monotonic()
        rate = self._done / max(self._shown - self._start, 0.001)
        click.echo(
            f"{self._done:,} of {self._count:,} {self._what}, {rate:,.0f} a second", err=True
        )
