"""FTP servers that do harm, by malice or by accident."""

from __future__ import annotations

import io
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from tests.wires.transports.servers.certificates import make_certificate
from tests.wires.transports.servers.ftp import (
    PASSWORD,
    USER,
    AbstractedFS,
    FTPHandler,
    ThrottledDTPHandler,
    ftp_server,
)
from tests.wires.transports.servers.places import FolderPlace, ask

from dateline.wires.actions import add_feed
from dateline.wires.models import Feed, RawFile, RemoteFile
from dateline.wires.polling import FetchError
from dateline.wires.remote import taking
from dateline.wires.transports.ftp import client, folder, listing
from dateline.wires.transports.registry import try_feed

Ninjs = Callable[..., bytes]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _listed(settings_of: Callable[..., None]) -> None:
    settings_of(fetch_private="127.0.0.1")


@contextmanager
def place(root: Path, *, scheme: str = "ftp", **server: Any) -> Iterator[FolderPlace]:
    served = root / "served"
    served.mkdir(exist_ok=True)
    with ftp_server(served, **server) as port:
        yield FolderPlace("ftp", f"{scheme}://127.0.0.1:{port}", served, USER, PASSWORD)


def test_a_server_that_names_another_host_for_the_data_is_not_followed_there(
    tmp_path: Path, ninjs: Ninjs
) -> None:
    with place(tmp_path, masquerade_address="10.9.8.7") as agency:
        agency.put("a.json", ninjs())
        assert ask(agency.feed()) == 1


def test_a_certificate_that_nobody_vouches_for_is_refused_before_anything_is_sent(
    tmp_path: Path, ninjs: Ninjs
) -> None:
    certificate = make_certificate(tmp_path / "certificate.pem")
    with place(tmp_path, scheme="ftps", certificate=certificate) as agency:
        agency.put("a.json", ninjs())
        feed = agency.feed()
        assert ask(feed) == 0
        assert "certificate of 127.0.0.1 cannot be trusted" in feed.last_error
        Feed.objects.update(options=feed.options | {"insecure": True})
        assert ask(feed) == 1


def test_a_certificate_of_another_host_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_certificate(tmp_path / "certificate.pem", host="127.0.0.2")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with place(tmp_path, scheme="ftps", certificate=certificate) as agency:
        feed = agency.feed()
        ask(feed)
        assert "cannot be trusted" in feed.last_error


def test_a_server_without_tls_gets_no_password_by_ftps(tmp_path: Path) -> None:
    heard: list[str] = []

    class Listening(FTPHandler):
        def ftp_PASS(self, line: str) -> Any:  # noqa: N802
            heard.append(line)
            return super().ftp_PASS(line)

    with place(tmp_path, scheme="ftps", base=Listening) as agency:
        feed = agency.feed()
        ask(feed)
        assert feed.failures == 1
        assert heard == []


def test_a_server_without_machine_listing_is_asked_file_by_file(
    tmp_path: Path, ninjs: Ninjs
) -> None:
    known = {k: v for k, v in FTPHandler.proto_cmds.items() if k not in {"MLSD", "MLST"}}
    with place(tmp_path, proto_cmds=known) as agency:
        assert try_feed(agency.feed()) == "It answers; no file that fits lies there."
        agency.put("a.json", ninjs())
        agency.put("folder/b.json", ninjs(version="2"))
        feed = Feed.objects.get()
        assert ask(feed) == 1
        assert ask(feed) == 0
        assert try_feed(feed).startswith("1 file, the newest of ")


def test_a_folder_below_is_opened(tmp_path: Path, ninjs: Ninjs) -> None:
    with place(tmp_path) as agency:
        agency.put("out/en news/a.json", ninjs())
        agency.address += "/out/en%20news"
        assert ask(agency.feed()) == 1


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with place(tmp_path) as agency:
        agency.address += "/nowhere"
        feed = agency.feed()
        ask(feed)
        assert "127.0.0.1 cannot open the folder: 550" in feed.last_error


def test_names_that_are_no_utf_8_are_read(tmp_path: Path, ninjs: Ninjs) -> None:
    with place(tmp_path, unicode_errors="surrogateescape") as agency:
        path = os.fsencode(agency.root) + b"/Z\xfcrich.json"
        Path(os.fsdecode(path)).write_bytes(ninjs())
        feed = agency.feed(after="delete")
        assert ask(feed) == 1
        assert feed.last_error == ""
        assert RawFile.objects.get().name == "Z\\xfcrich.json"
        assert agency.names() == set()


class GrowingFS(AbstractedFS):
    """A file named growing.json has one byte more whenever it is listed, until it is done."""

    growing = True

    def format_mlsx(self, basedir: str, listing: list[str], *args: Any, **more: Any) -> Any:
        path = Path(basedir) / "growing.json"
        if self.growing and path.exists():
            with path.open("ab") as file:
                file.write(b" ")
        return super().format_mlsx(basedir, listing, *args, **more)


def test_a_file_that_grows_is_taken_only_when_it_has_settled(
    tmp_path: Path, ninjs: Ninjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    with place(tmp_path, abstracted_fs=GrowingFS) as agency:
        agency.put("growing.json", ninjs())
        agency.put("whole.json", ninjs(version="2"))
        feed = agency.feed(after="delete")
        assert ask(feed) == 1
        assert feed.last_error == ""
        assert agency.names() == {"growing.json"}
        monkeypatch.setattr(GrowingFS, "growing", False)
        assert ask(feed) == 1
        assert agency.names() == set()


class OddFS(AbstractedFS):
    """Sends of some files less or more than it lists, or nothing."""

    def open(self, filename: str, mode: str) -> Any:
        path = Path(filename)
        if path.name.startswith("cut"):
            return _named(path, path.read_bytes()[:40])
        if path.name.startswith("endless"):
            return _named(path, path.read_bytes() * 100)
        if path.name.startswith("gone"):
            path.unlink()
        if path.name.startswith("locked"):
            raise PermissionError(13, "Permission denied")
        return super().open(filename, mode)


def _named(path: Path, data: bytes) -> io.BytesIO:
    file = io.BytesIO(data)
    file.name = str(path)  # type: ignore[attr-defined]
    return file


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("cut.json", "cut.json: 40 of its "),
        ("endless.json", "endless.json: more than "),
        ("locked.json", "locked.json: 127.0.0.1 says 550"),
        ("gone.json", ""),
    ],
)
def test_a_file_that_cannot_be_read_whole_is_named_and_the_next_comes_in(
    tmp_path: Path, ninjs: Ninjs, name: str, said: str
) -> None:
    with place(tmp_path, abstracted_fs=OddFS) as agency:
        agency.put(name, ninjs())
        agency.put("next.json", ninjs(version="2"), at=5)
        feed = agency.feed(after="delete")
        assert ask(feed) == 1
        assert feed.last_error[: len(said) or 1] == said
        assert feed.failures == 0
        assert agency.names() == ({name} if said else set())
        assert RawFile.objects.get().name == "next.json"


class BreakingHandler(FTPHandler):
    """Hangs up when it is asked for a file named poison."""

    def ftp_RETR(self, file: str) -> Any:  # noqa: N802
        if "poison" in file:
            self.close()
            return None
        return super().ftp_RETR(file)


def test_a_file_that_breaks_the_connection_is_named_and_the_next_comes_in(
    tmp_path: Path, ninjs: Ninjs
) -> None:
    with place(tmp_path, base=BreakingHandler) as agency:
        agency.put("poison.json", ninjs())
        agency.put("next.json", ninjs(version="2"), at=5)
        feed = agency.feed()
        assert ask(feed) == 1
        assert feed.last_error.startswith("poison.json: the connection broke")


def test_many_such_files_are_the_servers_trouble_and_later_hold_up_no_other(
    tmp_path: Path, ninjs: Ninjs
) -> None:
    with place(tmp_path, base=BreakingHandler) as agency:
        for number in range(3):
            agency.put(f"poison{number}.json", ninjs(), at=number)
        agency.put("next.json", ninjs(version="2"), at=5)
        feed = agency.feed()
        assert ask(feed) == 0
        assert feed.failures == 1
        assert "3 files in a row, the last poison2.json" in feed.last_error
        assert ask(feed) == 1


def test_what_came_before_the_server_went_away_is_kept(tmp_path: Path, ninjs: Ninjs) -> None:
    with place(tmp_path, base=BreakingHandler) as agency:
        agency.put("first.json", ninjs())
        for number in range(4):
            agency.put(f"poison{number}.json", ninjs(), at=5)
        feed = agency.feed()
        ask(feed)
        assert feed.failures == 1
        assert [raw.name for raw in RawFile.objects.all()] == ["first.json"]
        assert [file.name for file in RemoteFile.objects.all()] == ["first.json"]


def test_a_look_ends_after_its_time_and_the_next_goes_on(
    tmp_path: Path, ninjs: Ninjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    with place(tmp_path) as agency:
        agency.put("a.json", ninjs())
        feed = agency.feed()
        with monkeypatch.context() as patch:
            patch.setattr(taking, "SECONDS_IN_ALL", -1.0)
            assert ask(feed) == 0
            assert feed.last_error == ""
        assert ask(feed) == 1


def test_a_password_that_the_server_repeats_is_not_told(tmp_path: Path) -> None:
    class Repeating(FTPHandler):
        def ftp_PASS(self, line: str) -> Any:  # noqa: N802
            self.respond(f"530 {line} is wrong.")

    with place(tmp_path, base=Repeating) as agency:
        feed = agency.feed()
        ask(feed)
        assert "530" in feed.last_error
        assert PASSWORD not in feed.last_error


def test_a_user_name_that_would_be_two_commands_is_refused(tmp_path: Path) -> None:
    with place(tmp_path) as agency:
        agency.user = "desk\r\nDELE a.json"
        feed = agency.feed()
        ask(feed)
        assert "cannot sign in" in feed.last_error


def test_a_file_that_drips_is_named_and_the_next_comes_in(
    tmp_path: Path, ninjs: Ninjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "SECONDS_PER_FILE", 0.5)
    dripping = type("Dripping", (ThrottledDTPHandler,), {"write_limit": 2_000})
    with place(tmp_path, dtp_handler=dripping) as agency:
        agency.put("drip.json", b"x" * 50_000)
        feed = agency.feed()
        ask(feed)
        assert "drip.json: it did not end within" in feed.last_error


@contextmanager
def scripted(say: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server of our own that says what it likes to the first who comes."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                try:
                    say(connection)
                except OSError:
                    return

        thread = Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        thread.join()


def _wait_for_the_end(connection: socket.socket) -> None:
    while connection.recv(1000):
        pass


def _talk_for_ever(connection: socket.socket) -> None:
    while True:
        connection.sendall(b"220-welcome\r\n" * 100)


def _speak_http(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


@pytest.mark.parametrize(
    ("say", "said"),
    [
        (_wait_for_the_end, "did not answer within"),
        (_talk_for_ever, "more than 500 lines"),
        (_speak_http, "cannot connect: HTTP/1.1 400"),
    ],
)
def test_a_server_that_does_not_answer_as_it_should_is_given_up(
    say: Callable[[socket.socket], None], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if say is _wait_for_the_end:
        monkeypatch.setattr(client, "SECONDS_OF_SILENCE", 0.5)
    with scripted(say) as port:
        feed = add_feed(kind="ftp", name="A", address=f"ftp://127.0.0.1:{port}", by=None)
        ask(feed)
        assert said in feed.last_error
        assert feed.failures == 1


def test_a_folder_with_too_many_files_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MOST_FILES", 3)
    with place(tmp_path) as agency:
        for number in range(8):
            agency.put(f"{number}.json", b"x")
        feed = agency.feed()
        ask(feed)
        assert "More than 3 files" in feed.last_error


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "ftp://",
        "ftp://user:word@127.0.0.1/",
        "ftp://127.0.0.1:99999/",
        "ftp://127.0.0.1/%0d%0aDELE%20a",
    ],
)
def test_an_address_that_cannot_be_used_is_said(address: str) -> None:
    feed = add_feed(kind="ftp", name="A", address=address, by=None)
    with pytest.raises(FetchError) as told:
        try_feed(feed)
    assert "word@" not in str(told.value)
