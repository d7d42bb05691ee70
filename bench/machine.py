"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
import subprocess
import time
from pathlib import Path
from typing import Final

_ADDITIONS: Final = 1_000_000


def machine() -> dict[str, str]:
    """Return the machine and the versions that matter, by name."""
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.1f} GiB",
        "system": platform.platform(),
        "python": platform.python_version(),
        "speed": f"{_speed() / 1e6:.1f} million additions a second in one process",
        "postgresql": _postgresql(),
        "commit": _commit(),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _speed() -> float:
    """Return how many numbers Python adds a second: rented machines differ by the hour."""

    def seconds() -> float:
        began = time.process_time()
        total = 0
        for number in range(_ADDITIONS):
            total += number
        return time.process_time() - began

    return _ADDITIONS / min(seconds() for _ in range(5))


def _postgresql() -> str:
    import psycopg

    from dateline.ground.database import database_url

    with psycopg.connect(database_url()) as connection:
        return str(connection.info.parameter_status("server_version"))


def _commit() -> str:
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "unknown"
