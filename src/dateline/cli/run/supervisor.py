"""Runs parts until one ends or somebody says stop, and then stops them all."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Coroutine, Mapping, Sequence
from pathlib import Path
from typing import Final

from dateline.cli.run.interrupts import INTERRUPTS
from dateline.cli.run.part import Part, RunningPart

SECONDS_TO_END: Final = 12.0
# When a terminal interrupts the whole group, a part may end before we know why.
_SECONDS_OF_DOUBT: Final = 0.5


class PartEnded(Exception):
    """A part ended that should not have; the others were stopped."""

    def __init__(self, running: RunningPart, status: int) -> None:
        self.name = running.part.name
        super().__init__(
            f"{self.name} {_how(status)}; everything else was stopped. "
            f"What it said is in {running.log_file}. `dateline doctor` may know more."
        )


class Supervisor:
    """Starts parts and answers for them: after `run` returns or raises, none of them is left."""

    def __init__(self, *, environment: Mapping[str, str], logs: Path) -> None:
        self._environment = environment
        self._logs = logs
        logs.mkdir(parents=True, exist_ok=True)
        self._stop = asyncio.Event()
        for number in INTERRUPTS:
            asyncio.get_running_loop().add_signal_handler(number, self._stop.set)

    async def finish(self, part: Part) -> bool:
        """Run a part to its end. Return False if somebody said stop meanwhile.

        Raises:
            PartEnded: it ended with another status than 0.
        """
        running = await self._start(part)
        try:
            ended = asyncio.create_task(running.ended())
            await self._first_of(ended)
            if self._stop.is_set():
                return False
            if ended.result() != 0:
                raise PartEnded(running, ended.result())
            return True
        finally:
            await running.stop(seconds=SECONDS_TO_END)

    async def run(self, parts: Sequence[Part], *, meanwhile: Coroutine[None, None, None]) -> None:
        """Run the parts side by side until somebody says stop, and `meanwhile` beside them.

        Raises:
            PartEnded: one of them ended by itself.
        """
        beside = asyncio.create_task(meanwhile)
        ends: dict[asyncio.Task[int], RunningPart] = {}
        try:
            for part in parts:
                running = await self._start(part)
                ends[asyncio.create_task(running.ended())] = running
            await self._first_of(*ends)
            if not self._stop.is_set():
                ended = next(task for task in ends if task.done())
                raise PartEnded(ends[ended], ended.result())
        finally:
            beside.cancel()
            await asyncio.gather(*(one.stop(seconds=SECONDS_TO_END) for one in ends.values()))
            await asyncio.gather(*ends)

    async def _start(self, part: Part) -> RunningPart:
        return await RunningPart.start(part, environment=self._environment, logs=self._logs)

    async def _first_of(self, *ends: asyncio.Task[int]) -> None:
        stop = asyncio.create_task(self._stop.wait())
        await asyncio.wait({stop, *ends}, return_when=asyncio.FIRST_COMPLETED)
        if any(end.done() and end.result() != 0 for end in ends):
            await asyncio.wait({stop}, timeout=_SECONDS_OF_DOUBT)
        stop.cancel()


def _how(status: int) -> str:
    if status < 0:
        return f"was ended by {signal.Signals(-status).name}"
    return f"ended with exit status {status}"
