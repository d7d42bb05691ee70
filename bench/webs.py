"""Several web processes on one database."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from dateline.cli.run.rehearsal import free_port

_PATIENCE: Final = 120.0


@dataclass(frozen=True)
class Web:
    """A running web server."""

    port: int
    process: int

    def processor_time(self) -> float:
        """Return the seconds of a processor that it has used, with its worker."""
        children = Path(f"/proc/{self.process}/task/{self.process}/children")
        numbers = [str(self.process), *children.read_text(encoding="ascii").split()]
        return sum(map(_used, numbers))


def _used(process: str) -> float:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def web_processes(count: int) -> Iterator[Sequence[Web]]:
    """Run `dateline web` so many times, with one process each."""
    ports = [free_port() for _ in range(count)]
    processes = [_start(port) for port in ports]
    try:
        for port in ports:
            _wait(port)
        yield [Web(port, process.pid) for port, process in zip(ports, processes, strict=True)]
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(30)


def _start(port: int) -> subprocess.Popen[bytes]:
    where = {"DATELINE_HOST": "127.0.0.1", "DATELINE_PORT": str(port)}
    command = [sys.executable, "-m", "dateline.cli", "web", "--workers", "1"]
    return subprocess.Popen(command, env=os.environ | where)


def _wait(port: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        with suppress(URLError, OSError):
            try:
                urlopen(f"http://127.0.0.1:{port}/nothing", timeout=5).close()
            except HTTPError:
                return
        time.sleep(0.1)
    raise TimeoutError(f"No web process answers on port {port}.")
