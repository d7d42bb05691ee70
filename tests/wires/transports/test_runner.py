"""`dateline poll` ends as soon as it is told to, whatever its transports wait for."""

from __future__ import annotations

import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection, transaction

from dateline.wires.actions import add_feed
from dateline.wires.models import ItemVersion

Start = Callable[..., subprocess.Popen[bytes]]
# A shell may have started the tests with Ctrl-C ignored, and processes inherit that.
_POLL = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from dateline.cli.poll import poll
poll()
"""
# Far more than the second that it takes, and less than what it would wait for.
_PATIENCE = 9.0
pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]


def _until(condition: Callable[[], bool]) -> None:
    for _ in range(2_000):
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError("it did not happen")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_it_is_idle(
    inbox: Path, ninjs: Callable[..., bytes], start_python: Start, told: signal.Signals
) -> None:
    (inbox / "a.json").write_bytes(ninjs())
    process = start_python(_POLL, DATELINE_WIRE_INBOX=str(inbox))
    _until(lambda: (inbox / "done" / "a.json").exists())
    process.send_signal(told)
    assert process.wait(_PATIENCE) == 0


def test_it_ends_while_a_feed_does_not_answer(inbox: Path, start_python: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        add_feed(
            kind="feed",
            name="Mute",
            address=f"http://127.0.0.1:{server.getsockname()[1]}/",
            by=None,
        )
        process = start_python(
            _POLL, DATELINE_WIRE_INBOX=str(inbox), DATELINE_FETCH_PRIVATE="127.0.0.1"
        )
        server.settimeout(40)
        asking, _ = server.accept()
        with asking:
            process.terminate()
            assert process.wait(_PATIENCE) == 0


def test_it_ends_in_the_middle_of_a_pile_of_files_and_loses_none(
    inbox: Path, ninjs: Callable[..., bytes], start_python: Start
) -> None:
    for number in range(3_000):
        data = ninjs(uri=f"tag:reuters.com,2026:{number}")
        (inbox / f"{number:04}.json").write_bytes(data)
    process = start_python(_POLL, DATELINE_WIRE_INBOX=str(inbox))
    _until(lambda: ItemVersion.objects.count() > 3)
    process.terminate()
    assert process.wait(_PATIENCE) == 0
    left = sum(path.is_file() for path in inbox.iterdir())
    assert left > 0
    assert left + ItemVersion.objects.count() in {3_000, 3_001}


def test_it_ends_while_the_database_lets_it_wait(
    inbox: Path, ninjs: Callable[..., bytes], start_python: Start
) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE wires_rawfile IN ACCESS EXCLUSIVE MODE")
        (inbox / "a.json").write_bytes(ninjs())
        process = start_python(_POLL, DATELINE_WIRE_INBOX=str(inbox))
        _until(_somebody_waits)
        process.terminate()
        assert process.wait(_PATIENCE) == 0
    assert (inbox / "a.json").exists()


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE NOT granted "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        return bool(cursor.fetchone()[0])
