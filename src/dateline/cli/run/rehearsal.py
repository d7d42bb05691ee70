"""A newsroom of its own, for tests, screenshots and benches: the real `dateline run` elsewhere."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import urlopen

from dateline.cli.run.greeting import RUNNING
from dateline.cli.run.sign_ins import SignIn, kept_sign_ins

_SECONDS_TO_START: Final = 600.0
_SECONDS_TO_STOP: Final = 40.0


class DidNotStart(Exception):
    """The newsroom ended, or did not answer in time; the message holds what it said."""


@dataclass(frozen=True)
class Rehearsal:
    """A running newsroom: its address without a slash at its end, its folder, its supervisor."""

    url: str
    var: Path
    process: subprocess.Popen[bytes]

    @property
    def said(self) -> str:
        """What it has said on its screen so far."""
        return _screen(self.var).read_text(errors="replace")

    @property
    def sign_ins(self) -> list[SignIn]:
        """Those who can sign in, as the sample made them."""
        return kept_sign_ins(self.var)

    def wait_for(self, path: str, *, seconds: float = 600.0) -> None:
        """Return once a page is there: pages of the sample are rendered by the worker.

        Raises:
            TimeoutError: it is not there after `seconds`.
        """
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            with suppress(URLError), urlopen(self.url + path) as answer:  # noqa: S310
                if answer.status == 200:
                    return
            time.sleep(0.1)
        raise TimeoutError(f"{self.url}{path} is not there after {seconds:g} s:\n{self.said}")

    def stop(self) -> int:
        """Stop it as Ctrl-C does and return its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(_SECONDS_TO_STOP)


@contextmanager
def rehearse(
    var: Path, *, sample: bool = True, settings: Mapping[str, str] | None = None
) -> Iterator[Rehearsal]:
    """Run a newsroom in a folder, on a free port and an embedded database, while the block lasts.

    Raises:
        DidNotStart: it ended or did not answer in time.
    """
    newsroom = start(var, sample=sample, settings=settings)
    try:
        _wait_until_running(newsroom)
        yield newsroom
    finally:
        try:
            newsroom.stop()
        finally:
            newsroom.process.kill()


def start(
    var: Path, *, sample: bool = True, settings: Mapping[str, str] | None = None
) -> Rehearsal:
    """Start a newsroom without waiting for it; the caller stops it."""
    var.mkdir(parents=True, exist_ok=True)
    port = free_port()
    with _screen(var).open("wb") as screen:
        process = subprocess.Popen(
            [sys.executable, "-m", "dateline.cli", "run", "--sample" if sample else "--no-sample"],
            stdin=subprocess.DEVNULL,
            stdout=screen,
            stderr=subprocess.STDOUT,
            env=_environment(var, port) | dict(settings or {}),
            start_new_session=True,
        )
    return Rehearsal(f"http://127.0.0.1:{port}", var, process)


def free_port() -> int:
    """Return a port of this machine on which nothing listens at the moment."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return int(server.getsockname()[1])


def _environment(var: Path, port: int) -> dict[str, str]:
    ours = {"DATELINE_VAR": str(var), "DATELINE_PORT": str(port), "DATELINE_HOST": "127.0.0.1"}
    kept = {
        name: value
        for name, value in os.environ.items()
        if name != "DATABASE_URL" and not name.startswith(("DATELINE_", "DJANGO_"))
    }
    return kept | ours


def _screen(var: Path) -> Path:
    return var / "screen.log"


def _wait_until_running(newsroom: Rehearsal) -> None:
    deadline = time.monotonic() + _SECONDS_TO_START
    while RUNNING not in newsroom.said:
        if newsroom.process.poll() is not None:
            raise DidNotStart(f"dateline run ended:\n{newsroom.said}")
        if time.monotonic() > deadline:
            raise DidNotStart(f"dateline run does not answer:\n{newsroom.said}")
        time.sleep(0.05)
