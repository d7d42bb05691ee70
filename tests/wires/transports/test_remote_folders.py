"""Folders on servers of every kind: each file whole, once, in order, and nothing lost."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import pytest
from tests.wires.transports.servers import ftp, s3, sftp
from tests.wires.transports.servers.certificates import make_certificate
from tests.wires.transports.servers.places import BucketPlace, FolderPlace, Place, ask

from dateline.ground.buckets import client as bucket_client
from dateline.wires.actions import receive
from dateline.wires.formats import parse_wire
from dateline.wires.models import Feed, ItemVersion, RawFile, RemoteFile
from dateline.wires.parsed import ParsedFile
from dateline.wires.polling import FetchError
from dateline.wires.remote import taking
from dateline.wires.remote.connection import Connection
from dateline.wires.transports.registry import try_feed

Ninjs = Callable[..., bytes]
pytestmark = [pytest.mark.long, pytest.mark.django_db]


@pytest.fixture(scope="module")
def s3_endpoint() -> Iterator[str]:
    with s3.s3_server() as endpoint:
        yield endpoint


@pytest.fixture(params=["ftp", "ftps", "sftp", "s3"])
def place(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    settings_of: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Place]:
    settings_of(fetch_private="127.0.0.1")
    root = tmp_path / "served"
    root.mkdir()
    kind = request.param
    if kind == "ftp":
        with ftp.ftp_server(root) as port:
            yield FolderPlace("ftp", f"ftp://127.0.0.1:{port}", root, ftp.USER, ftp.PASSWORD)
    elif kind == "ftps":
        certificate = make_certificate(tmp_path / "certificate.pem")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        with ftp.ftp_server(root, certificate=certificate) as port:
            yield FolderPlace("ftp", f"ftps://127.0.0.1:{port}", root, ftp.USER, ftp.PASSWORD)
    elif kind == "sftp":
        with sftp.sftp_server(root) as port:
            yield FolderPlace(
                "sftp",
                f"sftp://127.0.0.1:{port}",
                root,
                sftp.USER,
                sftp.PASSWORD,
                {"host_key": sftp.FINGERPRINT},
            )
    else:
        endpoint = request.getfixturevalue("s3_endpoint")
        client = s3.s3_client(endpoint)
        name = f"b{uuid4().hex}"
        client.create_bucket(Bucket=name)
        yield BucketPlace(client, name, endpoint, s3.USER, s3.PASSWORD)
        client.close()


def test_new_files_come_in_once_and_the_state_says_so(place: Place, ninjs: Ninjs) -> None:
    place.put("a.json", ninjs())
    place.put("b.json", ninjs(uri="tag:reuters.com,2026:ferry"))
    feed = place.feed()
    assert ask(feed) == 2
    assert (feed.last_error, feed.failures) == ("", 0)
    assert feed.last_item is not None
    assert set(RawFile.objects.values_list("name", "feed")) == {
        ("a.json", feed.pk),
        ("b.json", feed.pk),
    }
    assert ask(feed) == 0
    assert RemoteFile.objects.count() == 2
    assert place.names() == {"a.json", "b.json"}


def test_a_file_that_was_written_anew_comes_in_again(place: Place, ninjs: Ninjs) -> None:
    place.put("a.json", ninjs())
    feed = place.feed()
    ask(feed)
    place.put("a.json", ninjs(version="2", headline="Harbour opens, then closes"), at=5)
    assert ask(feed) == 1
    assert ItemVersion.objects.filter(headline="Harbour opens, then closes").exists()


def test_the_same_files_under_another_feed_change_nothing(place: Place, ninjs: Ninjs) -> None:
    place.put("a.json", ninjs())
    ask(place.feed())
    RemoteFile.objects.all().delete()
    assert ask(Feed.objects.get()) == 0
    assert ItemVersion.objects.count() == 1


def test_only_names_that_fit_and_are_finished_are_taken(place: Place, ninjs: Ninjs) -> None:
    for number, name in enumerate(["a.json", "b.JSON.part", ".c.json", "d.jpg", "e.json.tmp"]):
        place.put(name, ninjs(uri=f"tag:reuters.com,2026:{number}"))
    assert ask(place.feed(pattern="*.json")) == 1
    assert RawFile.objects.get().name == "a.json"


def test_names_of_every_kind_are_read(place: Place, ninjs: Ninjs) -> None:
    names = ["Zürich 100%+?.json", "خبر.json", "a&b;c='d'.json"]
    for number, name in enumerate(names):
        place.put(name, ninjs(uri=f"tag:reuters.com,2026:{number}"))
    feed = place.feed(after="delete")
    assert ask(feed) == 3
    assert feed.last_error == ""
    assert set(RawFile.objects.values_list("name", flat=True)) == set(names)
    assert place.names() == set()


def test_what_was_taken_is_deleted_when_that_is_asked(place: Place, ninjs: Ninjs) -> None:
    place.put("a.json", ninjs())
    assert ask(place.feed(after="delete")) == 1
    assert place.names() == set()
    assert RawFile.objects.get().state == "parsed"


def test_what_was_taken_is_moved_when_that_is_asked(place: Place, ninjs: Ninjs) -> None:
    feed = place.feed(after="move:done")
    for number in (1, 2):
        place.put(f"{number}.json", ninjs(version=str(number)))
        assert ask(feed) == 1
    assert place.names() == {"done/1.json", "done/2.json"}
    assert ask(feed) == 0
    assert feed.last_error == ""


def test_what_an_earlier_look_left_is_put_away_by_the_next(place: Place, ninjs: Ninjs) -> None:
    place.put("a.json", ninjs())
    feed = place.feed()
    ask(feed)
    Feed.objects.update(options=feed.options | {"after": "delete"})
    assert ask(feed) == 0
    assert place.names() == set()


def test_a_bad_file_is_named_kept_and_not_tried_again_while_the_next_comes_in(
    place: Place, ninjs: Ninjs
) -> None:
    place.put("1-bad.xml", b"<nitf><body>")
    place.put("2-good.json", ninjs(), at=5)
    feed = place.feed()
    assert ask(feed) == 1
    assert feed.last_error.startswith("1-bad.xml: ")
    assert feed.failures == 0
    assert RawFile.objects.get(name="1-bad.xml").error_code == "malformed"
    assert ask(feed) == 0
    assert feed.last_error.startswith("1-bad.xml: ")
    place.put("3-good.json", ninjs(version="2"), at=9)
    assert ask(feed) == 1
    assert feed.last_error == ""


def test_a_fault_of_ours_in_one_file_is_said_and_the_next_comes_in(
    place: Place, ninjs: Ninjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parse(data: bytes, *, name: str) -> ParsedFile:
        return parse_wire(data, name=name) if name != "1.json" else 1 // 0  # type: ignore[return-value]

    monkeypatch.setattr(receive, "parse_wire", parse)
    place.put("1.json", ninjs())
    place.put("2.json", ninjs(version="2"), at=5)
    feed = place.feed(after="delete")
    assert ask(feed) == 1
    assert "1.json: reading it ended by a fault in Dateline" in feed.last_error
    assert RawFile.objects.get(name="1.json").state == "received"
    assert place.names() == set()


def test_a_huge_file_is_named_and_left_while_the_next_comes_in(
    place: Place, ninjs: Ninjs, settings_of: Callable[..., None]
) -> None:
    settings_of(fetch_private="127.0.0.1", max_wire_bytes=5_000)
    place.put("huge.xml", b"x" * 5_001)
    place.put("good.json", ninjs(), at=5)
    feed = place.feed(after="delete")
    assert ask(feed) == 1
    assert "huge.xml: has 5001 bytes, more than the 5000" in feed.last_error
    assert place.names() == {"huge.xml"}


@pytest.mark.parametrize("place", ["ftp", "ftps", "sftp"], indirect=True)  # moto takes every key
def test_a_wrong_password_is_said_without_it_and_the_server_is_left_alone(place: Place) -> None:
    feed = place.feed(secret="wrong word")
    ask(feed)
    assert feed.failures == 1
    assert "127.0.0.1" in feed.last_error
    assert "wrong word" not in feed.last_error
    with pytest.raises(FetchError):
        try_feed(feed)


def test_a_private_address_is_refused_unless_listed(
    place: Place, ninjs: Ninjs, settings_of: Callable[..., None]
) -> None:
    settings_of(fetch_private="")
    place.put("a.json", ninjs())
    feed = place.feed()
    assert ask(feed) == 0
    assert "DATELINE_FETCH_PRIVATE" in feed.last_error


def test_an_option_that_cannot_be_used_is_named(place: Place) -> None:
    for options, said in [
        ({"after": "burn"}, "after"),
        ({"after": "move:../.."}, "after"),
        ({"after": "move:.."}, "after"),
        ({"paterna": "*"}, "paterna"),
    ]:
        Feed.objects.all().delete()
        feed = place.feed(**options)
        ask(feed)
        assert f"The option {said} cannot be used" in feed.last_error


def test_trying_says_what_lies_there_and_changes_nothing(place: Place, ninjs: Ninjs) -> None:
    feed = place.feed(pattern="*.json", after="delete")
    assert try_feed(feed) == "It answers; no file that fits lies there."
    place.put("a.json", ninjs())
    place.put("b.json", ninjs(), at=60)
    place.put("c.txt", b"x")
    assert try_feed(feed).startswith("2 files, the newest of ")
    assert place.names() == {"a.json", "b.json", "c.txt"}
    assert RawFile.objects.count() == 0


def test_files_that_left_the_server_are_forgotten_after_a_day(place: Place, ninjs: Ninjs) -> None:
    from datetime import timedelta

    from django.utils import timezone

    place.put("a.json", ninjs())
    place.put("b.json", ninjs(version="2"))
    feed = place.feed()
    ask(feed)
    place.remove("a.json")
    ask(feed)
    assert RemoteFile.objects.count() == 2
    RemoteFile.objects.update(taken=timezone.now() - timedelta(days=2))
    ask(feed)
    assert [one.name.rpartition("/")[2] for one in RemoteFile.objects.all()] == ["b.json"]


def test_of_many_files_only_new_ones_are_taken(
    place: Place, ninjs: Ninjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bucket_client, "MOST_OF_A_PAGE", 25)
    many = 60
    for number in range(many):
        place.put(f"{number:02}.txt", b"x")
    place.put("new.json", ninjs())
    feed = place.feed(pattern="*.json")
    assert ask(feed) == 1
    Feed.objects.update(options=feed.options | {"pattern": "*"})
    assert try_feed(Feed.objects.get()).startswith(f"{many + 1} files")


_RUNNER = """
import django; django.setup()
from threading import Event
from dateline.wires.remote import taking
from dateline.wires.transports.registry import transports
taking._BATCH_FILES = 4
next(one for one in transports() if one.kind == "{kind}").run(Event())
"""


@pytest.mark.parametrize("place", ["ftp", "sftp", "s3"], indirect=True)
@pytest.mark.django_db(transaction=True)
def test_killing_it_in_the_middle_loses_and_doubles_nothing(
    place: Place, ninjs: Ninjs, start_python: Callable[..., subprocess.Popen[bytes]]
) -> None:
    everything = 40
    for number in range(everything):
        data = ninjs(uri=f"tag:reuters.com,2026:{number}", headline=f"Item {number}")
        place.put(f"{number:03}.json", data, at=number)
    place.feed(after="move:done")
    for enough in (7, everything):
        process = start_python(
            _RUNNER.format(kind=place.kind),
            DATELINE_FETCH_PRIVATE="127.0.0.1",
        )
        try:
            _until(lambda enough=enough: ItemVersion.objects.count() >= enough)  # type: ignore[misc]
            if enough == everything:
                _until(lambda: all(name.startswith("done/") for name in place.names()))
        finally:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
    assert sorted(ItemVersion.objects.values_list("headline", flat=True)) == sorted(
        f"Item {number}" for number in range(everything)
    )
    assert len(place.names()) == everything


def _until(condition: Callable[[], bool]) -> None:
    for _ in range(3_000):
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError("it did not happen")


def test_a_folder_that_is_looked_at_each_second_takes_what_comes_over_one_connection(
    place: Place, ninjs: Ninjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.put("first.json", ninjs(uri="first"))
    feed = place.feed(settle=0 if place.kind == "s3" else 1)
    Feed.objects.update(interval_seconds=1)
    clock, opened = iter(range(100)), []
    rests: list[float] = []

    def rest(seconds: float) -> None:
        rests.append(seconds)
        if len(rests) == 2:
            place.put("second.json", ninjs(uri="second"))

    opening = Connection._open
    monkeypatch.setattr(taking, "LOOKS", 5)
    monkeypatch.setattr(taking, "time", SimpleNamespace(sleep=rest, monotonic=lambda: next(clock)))
    monkeypatch.setattr(
        Connection,
        "_open",
        lambda self: opened.append(self._folder is None) or opening(self),
    )
    assert ask(feed) == 2
    assert rests == [1, 1, 1, 1]
    assert opened.count(True) == 1
