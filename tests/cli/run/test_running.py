"""What `dateline run` is while it runs: real processes, an embedded PostgreSQL."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from dateline.cli.run.rehearsal import Rehearsal, free_port, rehearse, start
from dateline.wires.watched import is_watched

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    with rehearse(tmp_path_factory.mktemp("running") / "var", sample=False) as newsroom:
        yield newsroom


def test_it_says_where_to_look_and_answers(running: Rehearsal) -> None:
    for address in ("/", "/newsroom/", "/api/docs"):
        assert f" {running.url}{address}\n" in running.said
    assert str(running.var / "wires" / "inbox") in running.said
    with urlopen(f"{running.url}/newsroom/sign-in/") as answer:
        assert answer.status == 200


def test_its_inbox_is_watched_as_soon_as_it_says_that_it_runs(running: Rehearsal) -> None:
    assert is_watched(running.var)
    assert (running.var / "wires" / "inbox").is_dir()


def test_what_a_part_says_is_on_the_screen_and_in_its_log(running: Rehearsal) -> None:
    while "    web | " not in running.said:
        time.sleep(0.05)
    assert (running.var / "log" / "web.log").read_text()


def test_a_second_one_in_the_same_folder_is_refused(running: Rehearsal) -> None:
    second = start(running.var, sample=False, settings={"DATELINE_PORT": str(free_port())})
    assert second.process.wait() == 1
    assert f"Another `dateline run` (process {running.process.pid}) works in" in second.said


def test_a_taken_port_is_told_in_one_sentence(running: Rehearsal, tmp_path: Path) -> None:
    port = running.url.rpartition(":")[2]
    second = start(tmp_path / "var", sample=False, settings={"DATELINE_PORT": port})
    assert second.process.wait() == 1
    assert second.said.startswith(f"Port {port} of 127.0.0.1 is taken by another program.")
    assert "Traceback" not in second.said


def test_the_doctor_is_content_while_it_runs(running: Rehearsal, dateline) -> None:
    done = dateline(
        "doctor",
        DATELINE_VAR=str(running.var),
        DATELINE_PORT=running.url.rpartition(":")[2],
    )
    assert "fail" not in done.stdout
    assert "is answered by the running Dateline" in done.stdout
    assert "alive" in done.stdout
    assert done.returncode == 0
