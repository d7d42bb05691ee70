"""The Nu HTML checker; tests that ask it skip where there is no Java."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

JAR = Path(__file__).parents[2] / "frontend/node_modules/vnu-jar/build/dist/vnu.jar"
# A run is too short for the compiler that optimises; the code of the other one needs more stack.
QUICKLY = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m"]


def faults(pages: Sequence[Path]) -> list[tuple[str, int | None, str]]:
    """Return what is not valid in these files: the file, the line, what is wrong."""
    java = shutil.which("java")
    if java is None:
        how = "no Java for the HTML checker: install default-jre-headless"
        if os.environ.get("CI"):
            pytest.fail(how)
        pytest.skip(how)
    done = subprocess.run(
        [java, *QUICKLY, "-jar", str(JAR), "--format", "json", *map(str, pages)],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(done.stderr)["messages"]
    return [(one["url"], one.get("lastLine"), one["message"]) for one in messages]
