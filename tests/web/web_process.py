"""A real web process on the test's database."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from dateline.accounts.models import User
from dateline.cli.run.rehearsal import free_port


class Web:
    """A web process that can be killed and started again at the same address."""

    def __init__(self) -> None:
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "dateline.cli", "web", "--workers", "1"],
            env={**os.environ, "DATABASE_URL": database_of_test(), "DATELINE_PORT": str(self.port)},
            start_new_session=True,
        )

    def wait(self) -> None:
        """Return once it answers."""
        for _ in range(1200):
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/nothing", timeout=5):
                    return
            except HTTPError:
                return
            except (URLError, OSError):
                assert self.process is not None
                assert self.process.poll() is None, "the web process ended"
                time.sleep(0.05)
        raise TimeoutError("the web process does not answer")

    def tell(self, signal_number: int) -> None:
        """Send a signal to it and its workers."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal_number)

    def stands_still(self) -> bool:
        """Whether every thread has stopped: some time after the signal, on a busy machine.

        What a thread sent last may still be on its way to the database, which is waited for.
        """
        if not self.runs():
            return True
        assert self.process is not None
        for _ in range(200):
            if set(_states(self.process.pid)) <= {"T", "Z"}:
                time.sleep(0.05)
                return True
            time.sleep(0.01)
        return False

    def kill(self) -> None:
        """End it at once, and its workers, as a power cut does."""
        self.tell(signal.SIGKILL)
        if self.process is not None:
            self.process.wait()

    def runs(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def socket(self, article: object) -> str:
        return f"ws://127.0.0.1:{self.port}/newsroom/live/articles/{article}/"


def _states(group: int) -> Iterator[str]:
    """The state of each thread of a group of processes (proc_pid_stat(5), fields 3 and 5)."""
    for status in Path("/proc").glob("[0-9]*/task/[0-9]*/stat"):
        with suppress(OSError):
            state, _parent, of, *_rest = status.read_text().rpartition(")")[2].split()
            if int(of) == group:
                yield state


def database_of_test() -> str:
    parts = connection.settings_dict
    host = parts["HOST"]
    return f"postgresql://{parts['USER']}@/{parts['NAME']}?host={host}&port={parts['PORT'] or 5432}"


def signed_in(user: User) -> str:
    """Return the key of a new session of somebody."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    assert session.session_key
    return session.session_key
