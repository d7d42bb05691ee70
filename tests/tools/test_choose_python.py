"""Which Python the project is set up with."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

CHOOSE = Path(__file__).parents[2] / "tools" / "choose-python"


def chosen(*arguments: str, path: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{path}:/usr/bin:/bin"}
    return subprocess.run([CHOOSE, *arguments], env=environment, capture_output=True, text=True)


def python_that_counts_in(seconds: str, folder: Path, name: str = "python3.11") -> Path:
    """A Python that says of itself what the real one says after it has counted."""
    python = folder / name
    python.write_text(f'#!/bin/sh\necho "{seconds} {folder}/of-this-one"\n')
    python.chmod(0o755)
    return python


def test_the_quickest_python_of_the_path_is_taken(tmp_path: Path) -> None:
    python_that_counts_in("1e-09", tmp_path)
    assert chosen(path=tmp_path).stdout == f"{tmp_path}/of-this-one\n"


def test_a_slow_python_is_not_taken_though_it_comes_first(tmp_path: Path) -> None:
    # Where the system has no Python 3.11 of its own the slow one is the only one.
    python_that_counts_in("3600", tmp_path)
    alone = not any(Path(f, "python3.11").exists() for f in ("/usr/bin", "/usr/local/bin"))
    assert (chosen(path=tmp_path).stdout == f"{tmp_path}/of-this-one\n") is alone


def test_the_python_that_is_named_is_taken_and_no_other(tmp_path: Path) -> None:
    python_that_counts_in("1e-09", tmp_path)
    other = tmp_path / "elsewhere"
    other.mkdir()
    named = python_that_counts_in("3600", other)
    assert chosen(str(named), path=tmp_path).stdout == f"{other}/of-this-one\n"


def test_a_python_that_does_not_exist_is_refused_with_what_to_do(tmp_path: Path) -> None:
    refused = chosen(str(tmp_path / "python3.11"), path=tmp_path)
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert "Dateline needs Python 3.11 or newer" in refused.stderr
