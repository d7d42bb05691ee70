from __future__ import annotations

import subprocess
import sys

from click.testing import CliRunner

from dateline.cli import dateline as group


def test_help_names_every_command_and_imports_none() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from dateline.cli import dateline;"
        "print(CliRunner().invoke(dateline, ['--help']).output);"
        "print('loaded:', [n for n in ('django', 'psycopg', 'granian') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for command in group.list_commands(None):  # type: ignore[arg-type]
        assert f"  {command}" in done.stdout
    assert "loaded: []" in done.stdout


def test_every_command_can_be_loaded() -> None:
    for command in group.list_commands(None):  # type: ignore[arg-type]
        assert CliRunner().invoke(group, [command, "--help"]).exit_code == 0, command


def test_an_unknown_command_is_refused() -> None:
    assert CliRunner().invoke(group, ["publish-everything"]).exit_code == 2


def test_a_wrong_setting_is_told_in_a_sentence(dateline) -> None:
    done = dateline("run", DATELINE_PORT="eighty")
    assert done.returncode == 2
    assert "Set DATELINE_PORT" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_of_another_kind_is_told_in_a_sentence(dateline) -> None:
    done = dateline("doctor", DATABASE_URL="mysql://localhost/news")
    assert done.returncode == 1
    assert "Set DATABASE_URL: " in done.stdout
    assert "PostgreSQL" in done.stdout
