from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from dateline.cli.run import database
from dateline.cli.run.database import clear_leftovers, running_database
from dateline.cli.sentences import Refusal
from dateline.ground.database import DatabaseAway
from dateline.ground.settings import Settings


@pytest.fixture
def dead_pid() -> int:
    with subprocess.Popen(["true"]) as process:
        process.wait()
    return process.pid


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("18\n")
    (tmp_path / "postgres" / "log").touch()
    return tmp_path / "postgres"


def test_a_pid_file_whose_process_is_gone_is_removed(folder: Path, dead_pid: int) -> None:
    (folder / "postmaster.pid").write_text(f"{dead_pid}\n")
    clear_leftovers(folder)
    assert not (folder / "postmaster.pid").exists()


def test_a_pid_file_whose_number_is_another_program_is_removed(folder: Path) -> None:
    (folder / "postmaster.pid").write_text("1\n")
    clear_leftovers(folder)
    assert not (folder / "postmaster.pid").exists()


def test_the_lock_of_a_dead_server_on_its_socket_is_removed(
    folder: Path, dead_pid: int, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "sockets"
    elsewhere.mkdir()
    locks = [place / ".s.PGSQL.5432.lock" for place in (folder, elsewhere)]
    for lock in locks:
        lock.write_text(f"{dead_pid}\n")
    (folder / "postmaster.pid").write_text(f"{dead_pid}\n{folder}\n0\n5432\n{elsewhere}\n")
    clear_leftovers(folder)
    assert not any(lock.exists() for lock in locks)


def test_the_locks_stay_until_the_last_process_of_a_dead_server_has_ended(
    folder: Path, dead_pid: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "SECONDS_TO_WAIT", 0.1)
    (folder / "postmaster.pid").write_text(f"{dead_pid}\n")
    with subprocess.Popen(["cat"], cwd=folder, stdin=subprocess.PIPE) as backend:
        with pytest.raises(Refusal, match="still works in"):
            clear_leftovers(folder)
        assert (folder / "postmaster.pid").exists()
        backend.communicate()
    clear_leftovers(folder)
    assert not (folder / "postmaster.pid").exists()


def test_dead_users_are_forgotten_and_living_ones_kept(folder: Path, dead_pid: int) -> None:
    users = folder / ".handle_pids.json"
    users.write_text(json.dumps([dead_pid, os.getpid()]))
    clear_leftovers(folder)
    assert json.loads(users.read_text()) == [os.getpid()]


def test_a_spoilt_list_of_users_is_emptied(folder: Path) -> None:
    users = folder / ".handle_pids.json"
    users.write_text("[12, ")
    clear_leftovers(folder)
    assert json.loads(users.read_text()) == []


def test_a_folder_whose_making_was_cut_short_is_put_aside(folder: Path) -> None:
    (folder / "log").unlink()
    clear_leftovers(folder)
    assert not folder.exists()
    assert [path.name[:20] for path in folder.parent.iterdir()] == ["postgres.incomplete-"]


def test_a_folder_that_was_in_use_is_never_put_aside(folder: Path) -> None:
    clear_leftovers(folder)
    assert (folder / "PG_VERSION").exists()


def test_a_database_that_stays_away_is_waited_for_and_then_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(database, "SECONDS_TO_WAIT", 0.1)
    settings = Settings.model_validate(
        {"var": tmp_path, "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"}
    )
    with pytest.raises(DatabaseAway, match="DATABASE_URL"), running_database(settings):
        pass
    assert "does not answer yet; waiting" in capsys.readouterr().out
