"""How `dateline run` ends: real processes, an embedded PostgreSQL, signals."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.cli.run.rehearsal import Rehearsal, rehearse, start

PARTS = ("web", "worker", "poll")
pytestmark = pytest.mark.long
# One process that answers is as good to stop as several, and is there sooner.
SMALL = {"DATELINE_WEB_WORKERS": "1"}


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all tests here, so that its database is made once."""
    return tmp_path_factory.mktemp("run") / "var"


@pytest.fixture
def running(var: Path) -> Iterator[Rehearsal]:
    with rehearse(var, sample=False, settings=SMALL) as newsroom:
        yield newsroom


def _processes(*words: str) -> dict[int, str]:
    """The living processes whose command line holds all the words."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if all(word in command for word in words):
            found[int(folder.name)] = command
    return found


def _parts(supervisor: int) -> dict[str, int]:
    own = _processes("dateline.cli", f"--supervised-by {supervisor} ")
    by_name: dict[str, int] = {}
    for pid, command in sorted(own.items()):
        by_name.setdefault(next(part for part in PARTS if f" {part} " in command), pid)
    return by_name


def _left(newsroom: Rehearsal) -> dict[int, str]:
    return _processes(f"--supervised-by {newsroom.process.pid} ") | _processes(
        "postgres", str(newsroom.var)
    )


def _until(true: Callable[[], object]) -> None:
    while not true():
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_it_stops_all_of_it(running: Rehearsal, number: signal.Signals) -> None:
    running.process.send_signal(number)
    assert running.process.wait() == 0
    assert running.said.endswith("Stopped.\n")
    assert "is killed" not in running.said
    assert _left(running) == {}


def test_ctrl_c_in_a_terminal_which_goes_to_every_process_stops_all_of_it(
    running: Rehearsal,
) -> None:
    parts = _parts(running.process.pid)
    assert set(parts) == set(PARTS)
    assert {os.getpgid(pid) for pid in parts.values()} == {os.getpgid(running.process.pid)}
    os.killpg(running.process.pid, signal.SIGINT)
    assert running.process.wait() == 0
    assert "Traceback" not in running.said
    assert "was stopped" not in running.said
    assert "is killed" not in running.said
    assert _left(running) == {}


@pytest.mark.parametrize("part", PARTS)
def test_a_crash_of_one_part_stops_the_others_and_is_told(running: Rehearsal, part: str) -> None:
    os.kill(_parts(running.process.pid)[part], signal.SIGKILL)
    assert running.process.wait() == 1
    log = running.var / "log" / f"{part}.log"
    assert f"{part} was ended by SIGKILL; everything else was stopped." in running.said
    assert str(log) in running.said
    assert log.exists()
    assert _left(running) == {}


def test_after_kill_9_of_it_and_of_everything_starting_again_recovers(var: Path) -> None:
    with rehearse(var, sample=False) as killed:
        parts = _parts(killed.process.pid)
        killed.process.kill()
        killed.process.wait()
        _until(lambda: not _processes(f"--supervised-by {killed.process.pid} "))
        assert len(parts) == len(PARTS)
    with rehearse(var, sample=False) as again:
        again.process.kill()
        for pid in _processes("postgres", str(var)):
            os.kill(pid, signal.SIGKILL)
        again.process.wait()
    with rehearse(var, sample=False) as last:
        assert "Dateline is running." in last.said
        last.process.send_signal(signal.SIGINT)
        assert last.process.wait() == 0
        assert last.said.endswith("Stopped.\n")
        assert "is killed" not in last.said
    assert _left(last) == {}


def test_waiting_for_a_database_that_is_away_can_be_stopped(tmp_path: Path) -> None:
    waiting = start(
        tmp_path / "var", settings={"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"}
    )
    _until(lambda: "does not answer yet; waiting" in waiting.said)
    assert waiting.stop() == 0
    assert "Traceback" not in waiting.said
