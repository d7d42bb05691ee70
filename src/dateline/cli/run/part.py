"""One of the processes that a newsroom is made of, and what it says."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT, Process, create_subprocess_exec
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

import click

_LOG_BYTES: Final = 10 * 2**20
_LOG_FILES: Final = 3
_LONGEST_LINE: Final = 2**20


@dataclass(frozen=True)
class Part:
    """A command of `dateline` that runs beside the others; `name` is that of its log too."""

    name: str
    arguments: tuple[str, ...]


class RunningPart:
    """A part that was started. Its output goes to the screen, with its name, and to its log."""

    def __init__(self, part: Part, process: Process, log_file: Path) -> None:
        self.part = part
        self.log_file = log_file
        self._process = process
        self._log = RotatingFileHandler(
            log_file, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8"
        )

    @classmethod
    async def start(cls, part: Part, *, environment: Mapping[str, str], logs: Path) -> RunningPart:
        """Start a part in this process group; it ends with this process, whatever happens."""
        process = await create_subprocess_exec(
            sys.executable,
            *("-m", "dateline.cli", *part.arguments, "--supervised-by", str(os.getpid())),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=PIPE,
            stderr=STDOUT,
            env=environment,
            limit=_LONGEST_LINE,
        )
        return cls(part, process, logs / f"{part.name}.log")

    async def ended(self) -> int:
        """Pass on what the part says until it ends; return its exit status (-N: by signal N)."""
        output = self._process.stdout
        if output is not None:
            # A line longer than the limit comes in pieces; nothing a part says may stop it.
            while piece := await _next_line(output):
                self._tell(piece.decode(errors="replace").rstrip())
        status = await self._process.wait()
        self._log.close()
        return status

    async def stop(self, *, seconds: float) -> None:
        """Ask the part to end, and kill it if it has not within `seconds`."""
        self._signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(self._process.wait(), seconds)
        except TimeoutError:
            click.echo(f"{self.part.name} did not end in {seconds:g} s and is killed.", err=True)
            self._signal(signal.SIGKILL)
            await self._process.wait()

    def _signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            self._process.send_signal(number)

    def _tell(self, line: str) -> None:
        self._log.emit(logging.makeLogRecord({"msg": line}))
        # The screen may be gone (a closed terminal, a pipe that nobody reads); the log is not.
        with suppress(OSError):
            click.echo(f"{self.part.name:>7} | {line}")


async def _next_line(output: asyncio.StreamReader) -> bytes:
    try:
        return await output.readuntil(b"\n")
    except asyncio.IncompleteReadError as end:
        return end.partial
    except asyncio.LimitOverrunError:
        return await output.read(_LONGEST_LINE)
