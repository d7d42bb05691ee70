"""The whole suite runs on a real PostgreSQL: an embedded one of its own, or `DATABASE_URL`."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent

# Settings are read when Django is imported, so the folder of this run is named before that.
_var = Path(tempfile.mkdtemp(prefix="dateline-test-"))
_var.chmod(0o755)
atexit.register(shutil.rmtree, _var, ignore_errors=True)
os.environ["DATELINE_VAR"] = str(_var)
os.environ["DATELINE_LOG_LEVEL"] = "WARNING"


def pytest_report_header() -> list[str]:
    shared = PROJECT.parent / "shared"
    database = "DATABASE_URL" if os.environ.get("DATABASE_URL") else "embedded"
    return [
        f"PostgreSQL: {database}",
        f"sample files in ../shared: {'here' if shared.is_dir() else 'absent, tests of them skip'}",
    ]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of sample files beside the project; skips where it is absent."""
    folder = PROJECT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is not here: its sample files are tried where it is")
    return folder
