"""Parsing one file, and what came of it."""

from __future__ import annotations

import hashlib
import signal
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dateline.wires.errors import WireError
from dateline.wires.formats import parse_wire
from dateline.wires.record import record_of

SECONDS_FOR_A_MEGABYTE: Final = 2.0
_MEGABYTE: Final = 1_000_000


# How many times what is allowed a parse may take before it is stopped.
_PATIENCE: Final = 5


class _Stopped(BaseException):
    """A parse that goes on and on was stopped."""


def stop_what_hangs() -> None:
    """Let a parse that takes far too long be stopped, wherever it is."""

    def stop(_number: int, _frame: object) -> None:
        raise _Stopped

    signal.signal(signal.SIGPROF, stop)


def _allowed(data: bytes) -> float:
    return SECONDS_FOR_A_MEGABYTE * max(1.0, len(data) / _MEGABYTE)


@dataclass
class Verdicts:
    """Counts of what came of all files, and the files that nothing good came of."""

    folder: Path
    counts: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0

    def parse(self, data: bytes) -> None:
        """Parse a file and count what comes of it; keep it where that is no answer at all."""
        began = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, _PATIENCE * _allowed(data))
        try:
            parsed = parse_wire(data, name="fuzz")
            for item in parsed.items:
                record_of(item, file="fuzz", format=parsed.format)
            self.counts[f"read as {parsed.format}"] += 1
        except _Stopped:
            self.counts["stopped"] += 1
        except WireError as error:
            self.counts[f"refused: {error.code}"] += 1
        except Exception as error:  # noqa: BLE001 - what is looked for is any other error
            self._keep(_name_of(error), data)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        self._time(time.process_time() - began, data)

    def _time(self, seconds: float, data: bytes) -> None:
        self.slowest = max(self.slowest, seconds * SECONDS_FOR_A_MEGABYTE / _allowed(data))
        if seconds > _allowed(data):
            self._keep("hang", data, note=f"{seconds:.1f} s for {len(data)} bytes")

    def _keep(self, fault: str, data: bytes, note: str = "") -> None:
        self.faults[fault] += 1
        if self.faults[fault] > 3:
            return
        name = hashlib.sha256(data).hexdigest()[:16]
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes(data)
        print(f"{fault} {note} kept as {self.folder / name}", flush=True)


def _name_of(error: Exception) -> str:
    """The error and the innermost line of ours that it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [one for one in frames if "dateline" in one.filename]
    where = own[-1] if own else frames[-1]
    return f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno} ({error})"[:160]
