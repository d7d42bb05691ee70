"""The command line in processes of its own, as people use it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Dateline = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def dateline(tmp_path: Path) -> Dateline:
    """Runs `dateline …` on a folder of its own, without DATABASE_URL unless it is given."""

    def run(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        environment = {
            name: value
            for name, value in os.environ.items()
            if name != "DATABASE_URL" and not name.startswith(("DATELINE_", "DJANGO_"))
        }
        return subprocess.run(
            [sys.executable, "-m", "dateline.cli", *arguments],
            env=environment | {"DATELINE_VAR": str(tmp_path / "var")} | settings,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    return run
