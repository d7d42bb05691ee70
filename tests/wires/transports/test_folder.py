"""The watched folder: whole files only, each once, and nothing lost when a process is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from django.db import connections

from dateline.wires.models import Entry, Feed, Item, ItemVersion, RawFile
from dateline.wires.transports.folder.transport import FolderTransport
from dateline.wires.transports.folder.watching import being_written, is_candidate
from dateline.wires.watched import forget_watched, is_watched

Ninjs = Callable[..., bytes]
pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def inbox(tmp_path: Path, settings_of: Callable[..., None]) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    settings_of(wire_inbox=folder, var=tmp_path / "var")
    return folder


@pytest.fixture
def watch(inbox: Path) -> Iterator[Callable[[], None]]:
    """A function that starts the transport in a thread until the end of the test."""
    stop = Event()

    def run() -> None:
        try:
            FolderTransport().run(stop)
        finally:
            connections.close_all()

    thread = Thread(target=run)
    yield thread.start
    stop.set()
    thread.join()


def _wait(condition: Callable[[], bool], seconds: float = 60.0) -> float:
    began = time.monotonic()
    while not condition():
        if time.monotonic() - began > seconds:
            raise AssertionError("it did not happen")
        time.sleep(0.01)
    return time.monotonic() - began


def _stored() -> int:
    return ItemVersion.objects.count()


def _kept_and_not_read() -> bool:
    return RawFile.objects.filter(state=RawFile.State.RECEIVED).exists()


def _done(inbox: Path) -> list[Path]:
    return list((inbox / "done").iterdir()) if (inbox / "done").exists() else []


def _noted_error() -> str:
    return RawFile.objects.filter(state="failed").get().feed.last_error  # type: ignore[union-attr]


def test_files_that_lie_there_at_the_start_are_taken(
    inbox: Path, watch: Callable[[], None], ninjs: Ninjs
) -> None:
    (inbox / "early.json").write_bytes(ninjs())
    watch()
    _wait(lambda: (inbox / "done" / "early.json").exists())
    assert Item.objects.get().guid == "tag:reuters.com,2026:harbour"
    assert not (inbox / "early.json").exists()


def test_it_says_when_it_watches(inbox: Path, tmp_path: Path, watch: Callable[[], None]) -> None:
    assert not is_watched(tmp_path / "var")
    watch()
    _wait(lambda: is_watched(tmp_path / "var"))
    forget_watched(tmp_path / "var")
    assert not is_watched(tmp_path / "var")


def test_a_file_is_taken_when_it_is_closed_and_not_before(
    inbox: Path, watch: Callable[[], None], ninjs: Ninjs
) -> None:
    watch()
    data = ninjs()
    with (inbox / "slow.json").open("wb") as file:
        file.write(data[:40])
        file.flush()
        time.sleep(0.7)
        assert RawFile.objects.count() == 0
        file.write(data[40:])
    _wait(lambda: _stored() == 1)
    assert RawFile.objects.get().state == "parsed"


def test_a_file_that_is_moved_in_is_taken(
    inbox: Path, watch: Callable[[], None], ninjs: Ninjs
) -> None:
    watch()
    (inbox / "upload.json.part").write_bytes(ninjs())
    (inbox / "upload.json.part").rename(inbox / "upload.json")
    _wait(lambda: _stored() == 1)
    assert RawFile.objects.get().name == "upload.json"


def test_a_bad_file_is_put_aside_with_its_reason_and_the_next_comes_in(
    inbox: Path, watch: Callable[[], None], ninjs: Ninjs
) -> None:
    watch()
    (inbox / "1-bad.xml").write_bytes(b"<nitf><body>")
    _wait(lambda: (inbox / "failed" / "1-bad.xml").exists())
    assert "1-bad.xml" in _noted_error()
    (inbox / "2-good.json").write_bytes(ninjs())
    _wait(lambda: (inbox / "done" / "2-good.json").exists())
    assert (inbox / "failed" / "1-bad.xml").read_bytes() == b"<nitf><body>"
    assert _noted_error() == ""
    assert RawFile.objects.get(name="1-bad.xml").error_code == "malformed"


def test_a_file_that_is_too_large_is_put_aside_and_said(
    inbox: Path, watch: Callable[[], None], settings_of: Callable[..., None]
) -> None:
    settings_of(wire_inbox=inbox, max_wire_bytes=1000)
    watch()
    (inbox / "huge.xml").write_bytes(b"x" * 1001)
    _wait(lambda: (inbox / "failed" / "huge.xml").exists())
    assert "huge.xml: The file has" in _noted_error()
    assert RawFile.objects.get().error_code == "too-large"


def test_two_files_of_one_name_both_stay_in_done(
    inbox: Path, watch: Callable[[], None], ninjs: Ninjs
) -> None:
    watch()
    (inbox / "a.json").write_bytes(ninjs())
    _wait(lambda: (inbox / "done" / "a.json").exists())
    (inbox / "a.json").write_bytes(ninjs(version="2"))
    _wait(lambda: (inbox / "done" / "a~2.json").exists())
    assert _stored() == 2


def test_links_pipes_and_unfinished_names_are_left_alone(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("root:x:0:0")
    (inbox / "link.xml").symlink_to(tmp_path / "secret")
    os.mkfifo(inbox / "pipe.xml")
    for name in (".hidden.xml", "a.xml.tmp", "a.xml.part"):
        (inbox / name).write_text("x")
    assert [path.name for path in inbox.iterdir() if is_candidate(path)] == []


def test_an_open_file_counts_as_being_written(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    with path.open("w") as file:
        file.write("x")
        file.flush()
        assert being_written(path)


def test_its_state_can_be_read(inbox: Path, watch: Callable[[], None], ninjs: Ninjs) -> None:
    watch()
    (inbox / "a.json").write_bytes(ninjs())
    _wait(lambda: Feed.objects.filter(kind="folder").exclude(last_item=None).exists())
    feed = Feed.objects.get(kind="folder")
    assert feed.address == str(inbox)
    assert feed.last_error == ""


_RUNNER = """
import django; django.setup()
from threading import Event
from dateline.wires.transports.folder.transport import FolderTransport
FolderTransport().run(Event())
"""


def test_killing_it_in_the_middle_of_a_batch_loses_and_doubles_nothing(
    inbox: Path, ninjs: Ninjs, start_python: Callable[..., subprocess.Popen[bytes]]
) -> None:
    count = 600  # more batches than are taken at once
    for number in range(count):
        data = ninjs(uri=f"tag:reuters.com,2026:{number}", headline=f"Item {number}")
        (inbox / f"{number:03}.json").write_bytes(data)
    moments = (
        _kept_and_not_read,  # the bytes of a batch are safe, and nothing of it is read
        lambda: 0 < len(_done(inbox)) < count,  # read, and not yet all out of the way
        lambda: _stored() > count // 2,
        lambda: len(_done(inbox)) == count,
    )
    for moment in moments:
        process = start_python(_RUNNER, DATELINE_WIRE_INBOX=str(inbox))
        try:
            _wait(moment)
        finally:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
    assert sorted(ItemVersion.objects.values_list("headline", flat=True)) == sorted(
        f"Item {number}" for number in range(count)
    )
    assert Item.objects.count() == Entry.objects.count() == RawFile.objects.count() == count
    assert not _kept_and_not_read()
    assert [path for path in inbox.iterdir() if path.is_file()] == []
