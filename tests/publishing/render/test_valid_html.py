"""Every sample page before the Nu HTML checker."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

JAR = Path(__file__).parents[3] / "frontend/node_modules/vnu-jar/build/dist/vnu.jar"
# A run is too short for the compiler that optimises; the code of the other one needs more stack.
QUICKLY = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m"]
# With the others of this site it is written once.
pytestmark = [pytest.mark.long, pytest.mark.xdist_group("specimen")]


def test_every_page_is_valid(site: Path) -> None:
    java = shutil.which("java")
    if java is None:
        how = "no Java for the HTML checker: install default-jre-headless"
        if os.environ.get("CI"):
            pytest.fail(how)
        pytest.skip(how)
    pages = [str(path) for path in sorted(site.rglob("*.html"))]
    assert pages
    done = subprocess.run(
        [java, *QUICKLY, "-jar", str(JAR), "--format", "json", *pages],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(done.stderr)["messages"]
    assert [(m["url"], m.get("lastLine"), m["message"]) for m in messages] == []
