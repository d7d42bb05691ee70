from __future__ import annotations

import socket
import stat
from pathlib import Path

from dateline.cli.doctor import places, wires
from dateline.cli.doctor.checks import Examination, Level
from dateline.cli.run.rehearsal import free_port
from dateline.ground.settings import Settings


def _examination(var: Path, least_free_bytes: int = 1) -> Examination:
    return Examination(
        settings=Settings.model_validate({"var": var}), least_free_bytes=least_free_bytes
    )


def test_a_database_that_is_away_is_told_with_what_to_do(dateline) -> None:
    done = dateline("doctor", DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")
    assert done.returncode == 1
    assert "fail  the database does not answer" in done.stdout
    assert "Start it, or set DATABASE_URL" in done.stdout
    assert "migrations" not in done.stdout


def test_a_full_disk_is_told_with_what_to_do(dateline) -> None:
    done = dateline(
        "doctor", "--least-free-mb", "999999999", DATABASE_URL="postgresql://127.0.0.1:1/none"
    )
    assert done.returncode == 1
    assert "Make room, at least 999,999,999 MB" in done.stdout


def test_a_taken_port_is_told_with_what_to_do(dateline) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        done = dateline("doctor", DATELINE_PORT=port, DATABASE_URL="postgresql://127.0.0.1:1/none")
    assert f"fail  Port {port} of 127.0.0.1 is taken" in done.stdout
    assert "DATELINE_PORT" in done.stdout


def test_a_new_database_lacks_its_migrations(dateline) -> None:
    done = dateline("doctor", DATELINE_PORT=str(free_port()))
    assert "ok    PostgreSQL 18 answers (embedded)" in done.stdout
    assert "Run: dateline migrate" in done.stdout


def test_a_key_that_others_can_read_is_told(tmp_path: Path) -> None:
    key = tmp_path / "keys" / "session"
    key.parent.mkdir()
    key.write_text("s" * 40)
    key.chmod(0o644)
    findings = {one.what: one for one in places.keys_are_kept(_examination(tmp_path))}
    assert findings[f"others can read the key {key}"].level == Level.FAIL
    key.chmod(0o600)
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert "the key session is kept" in {
        one.what for one in places.keys_are_kept(_examination(tmp_path))
    }


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (finding,) = places.var_is_writable(_examination(tmp_path / "file" / "var"))
    assert finding.level == Level.FAIL
    assert "DATELINE_VAR" in finding.mend


def test_a_missing_inbox_is_a_warning(tmp_path: Path) -> None:
    (finding,) = places.inbox_is_writable(_examination(tmp_path))
    assert finding.level == Level.WARN


def test_the_library_for_languages_is_here(tmp_path: Path) -> None:
    (finding,) = wires.languages_can_be_told(_examination(tmp_path))
    assert finding.level == Level.OK
