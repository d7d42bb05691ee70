"""What must be free before a newsroom can start: its folder and its port."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dateline.cli.sentences import Refusal


@contextmanager
def sole_user(var: Path) -> Iterator[None]:
    """Hold the folder of everything that is written for this process alone.

    Raises:
        Refusal: another `dateline run` holds it, or it cannot be written.
    """
    path = var / "run.lock"
    try:
        var.mkdir(parents=True, exist_ok=True)
        lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise Refusal(
            f"{var} cannot be written: {error.strerror}. Make it writable, or name another "
            "folder by DATELINE_VAR."
        ) from None
    with os.fdopen(lock, "r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refusal(
                f"Another `dateline run` (process {file.read().strip() or '?'}) works in {var}. "
                "Stop it, or name another folder by DATELINE_VAR."
            ) from None
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


def require_free_port(host: str, port: int) -> None:
    """Return if a server could listen there.

    Raises:
        Refusal: something else listens already, or the address is not this machine's.
    """
    problem = port_problem(host, port)
    if problem:
        raise Refusal(problem)


def port_problem(host: str, port: int) -> str | None:
    """Return in a sentence why no server could listen there, or None if one could."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            return _why(error, host, port)
    return None


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} of {host} is taken by another program. Stop it, or set DATELINE_PORT "
            "to a free one."
        )
    if error.errno == errno.EACCES:
        return f"Port {port} may be used by root only. Set DATELINE_PORT to one above 1023."
    return (
        f"No server can listen on {host}: {error}. Set DATELINE_HOST to an address of this machine."
    )
