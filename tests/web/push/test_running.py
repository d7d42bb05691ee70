"""The push endpoint of a real `dateline run`: the documented example, bounds, and a kill."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, LiteralString

import httpx
import psycopg
import pytest
from psycopg.conninfo import make_conninfo
from tests.web.push.conftest import SECRET, item, signature

from dateline.cli.run.rehearsal import Rehearsal, rehearse

PROJECT = Path(__file__).parents[3]
pytestmark = pytest.mark.long
LIMIT = 300_000
ADD_FEED = """
import sys, django
django.setup()
from dateline.wires.actions import add_feed
print(add_feed(kind="push", name="Harbour", address="harbour", secret=sys.argv[1], by=None).pk)
"""


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pushed") / "var"


@pytest.fixture(scope="module")
def running(var: Path) -> Iterator[Rehearsal]:
    with _newsroom(var) as newsroom:
        yield newsroom


@pytest.fixture(scope="module")
def address(running: Rehearsal) -> str:
    """Where the provider pushes to."""
    return f"{running.url}/wires/push/{_added_feed(running.var)}/"


def _newsroom(var: Path) -> Any:
    settings = {"DATELINE_MAX_WIRE_BYTES": str(LIMIT), "DATELINE_WEB_WORKERS": "1"}
    return rehearse(var, sample=False, settings=settings)


def _database(var: Path) -> str:
    lines = (var / "postgres" / "postmaster.pid").read_text().splitlines()
    return make_conninfo(
        host=lines[4], port=lines[3], user=os.environ.get("PGUSER", "postgres"), dbname="dateline"
    )


def _added_feed(var: Path) -> str:
    parts = psycopg.conninfo.conninfo_to_dict(_database(var))
    url = "postgresql:///?" + "&".join(f"{name}={value}" for name, value in parts.items())
    settings = {
        "DATELINE_VAR": str(var),
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "dateline.ground.django",
    }
    done = subprocess.run(
        [sys.executable, "-c", ADD_FEED, SECRET],
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def _value(var: Path, query: LiteralString, *values: object) -> Any:
    with psycopg.connect(_database(var)) as database:
        row = database.execute(query, values).fetchone()
        return row[0] if row else None


def _versions(var: Path, guid: str) -> int:
    count = (
        "SELECT count(*) FROM wires_itemversion v "
        "JOIN wires_item i ON i.id = v.item_id WHERE i.guid = %s"
    )
    return int(_value(var, count, guid))


def _push(address: str, body: bytes) -> httpx.Response:
    headers = {"Dateline-Signature": signature(body)}
    return httpx.post(address, content=body, headers=headers, timeout=60)


def test_the_example_of_the_documentation_works(
    running: Rehearsal, address: str, tmp_path: Path
) -> None:
    text = (PROJECT / "docs" / "wires" / "transports.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```sh\n(.*?curl.*?)```", text, re.DOTALL)
    file = tmp_path / "item.json"
    file.write_bytes(item(uri="tag:harbour.example,2026:curl", headline="Fähre fährt wieder"))
    given = {"URL": address, "SECRET": SECRET, "FILE": str(file)}
    done = subprocess.run(
        ["sh", "-eu", "-c", example], env=os.environ | given, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert '"state": "parsed", "new": 1' in done.stdout
    assert _versions(running.var, "tag:harbour.example,2026:curl") == 1


def test_files_pushed_at_the_same_time_all_come_in_once(running: Rehearsal, address: str) -> None:
    bodies = [item(uri="tag:harbour.example,2026:many", version=str(n % 20)) for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda body: _push(address, body), bodies))
    assert {one.status_code for one in answers} == {202}
    assert sum(one.json()["new"] for one in answers) == 20
    assert _versions(running.var, "tag:harbour.example,2026:many") == 20


def test_a_file_that_is_too_large_is_refused_and_the_next_one_taken(
    running: Rehearsal, address: str
) -> None:
    large = item(body_html=f"<p>{'x' * LIMIT}</p>")
    # The connection may be closed before the client has sent all and looks for an answer.
    with suppress(httpx.TransportError):
        assert _push(address, large).status_code == 413

    def pieces() -> Iterator[bytes]:
        for at in range(0, len(large), 50_000):
            yield large[at : at + 50_000]

    headers = {"Dateline-Signature": signature(large)}
    with suppress(httpx.TransportError):
        assert httpx.post(address, content=pieces(), headers=headers).status_code == 413
    query: LiteralString = "SELECT count(*) FROM wires_rawfile WHERE sha256 = %s"
    assert _value(running.var, query, hashlib.sha256(large).hexdigest()) == 0
    assert _push(address, item(uri="tag:harbour.example,2026:next")).status_code == 202


def test_what_was_kept_when_the_server_was_killed_is_not_lost(
    running: Rehearsal, address: str
) -> None:
    """The server is killed when the bytes are safe and before their items are in the database."""
    var, guid = running.var, "tag:harbour.example,2026:killed"
    body = item(uri=guid)
    with ThreadPoolExecutor(1) as pool:
        with psycopg.connect(_database(var)) as blocking:
            blocking.execute("LOCK TABLE wires_item IN ACCESS EXCLUSIVE MODE")
            pushing = pool.submit(_push, address, body)
            while not (kept := _kept(var)):
                assert not pushing.done(), pushing.result()
                time.sleep(0.02)
            for pid in _web_processes(running):
                os.kill(pid, signal.SIGKILL)
        with pytest.raises(httpx.TransportError):
            pushing.result()
    assert running.process.wait() == 1  # all parts end where one is killed
    store = var / "store" / "wires"
    assert any(file.read_bytes() == body for file in store.rglob("*") if file.is_file()), kept
    with _newsroom(var) as again:
        with psycopg.connect(_database(var)) as database:
            # What is young may still be read by whoever took it in.
            database.execute("UPDATE wires_rawfile SET received = received - interval '1 minute'")
        while not _versions(var, guid):
            time.sleep(0.1)
        later = address.replace(running.url, again.url)  # as a provider without an answer does
        told = _push(later, body).json()
        assert (told["state"], told["new"]) == ("parsed", 0)
        assert _versions(var, guid) == 1


def _kept(var: Path) -> Any:
    return _value(var, "SELECT sha256 FROM wires_rawfile WHERE state = 'received'")


def _web_processes(newsroom: Rehearsal) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        supervised = str(newsroom.process.pid).encode()
        if b"dateline.cli" in command and b"web" in command and supervised in command:
            found.append(int(folder.name))
    return found
