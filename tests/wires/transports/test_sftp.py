"""SFTP servers: who they are, and what can go wrong with a file."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import asyncssh
import pytest
from tests.wires.transports.servers.places import FolderPlace, ask
from tests.wires.transports.servers.sftp import (
    FINGERPRINT,
    HOST_KEY,
    PASSWORD,
    USER,
    USER_KEY,
    sftp_server,
    tried,
)

from dateline.wires.actions import add_feed
from dateline.wires.models import RawFile
from dateline.wires.polling import FetchError
from dateline.wires.transports.registry import try_feed
from dateline.wires.transports.sftp import folder, session

Ninjs = Callable[..., bytes]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _listed(settings_of: Callable[..., None]) -> None:
    settings_of(fetch_private="127.0.0.1")


@contextmanager
def place(
    root: Path, *, key: str = FINGERPRINT, base: type[asyncssh.SFTPServer] = asyncssh.SFTPServer
) -> Iterator[FolderPlace]:
    served = root / "served"
    served.mkdir(exist_ok=True)
    with sftp_server(served, base) as port:
        yield FolderPlace(
            "sftp", f"sftp://127.0.0.1:{port}", served, USER, PASSWORD, {"host_key": key}
        )


def test_without_a_host_key_it_tells_the_fingerprint_and_signs_in_nowhere(tmp_path: Path) -> None:
    tried.clear()
    with place(tmp_path, key="") as agency:
        feed = agency.feed()
        with pytest.raises(FetchError, match=r"put it into the option host_key") as told:
            try_feed(feed)
        ask(feed)
    assert FINGERPRINT in str(told.value)
    assert FINGERPRINT in feed.last_error
    assert tried == []


def test_a_server_with_another_key_gets_no_password(tmp_path: Path) -> None:
    tried.clear()
    other = asyncssh.generate_private_key("ssh-ed25519").get_fingerprint()
    with place(tmp_path, key=other) as agency:
        feed = agency.feed()
        ask(feed)
    assert "which is not the one in the option host_key" in feed.last_error
    assert tried == []


def test_the_whole_host_key_does_as_well_as_its_fingerprint(tmp_path: Path, ninjs: Ninjs) -> None:
    whole = HOST_KEY.export_public_key().decode().strip() + " a comment"
    with place(tmp_path, key=whole) as agency:
        agency.put("a.json", ninjs())
        assert ask(agency.feed()) == 1


def test_a_private_key_signs_in(tmp_path: Path, ninjs: Ninjs) -> None:
    with place(tmp_path) as agency:
        agency.put("a.json", ninjs())
        assert ask(agency.feed(secret=USER_KEY.export_private_key().decode())) == 1


def test_a_private_key_that_cannot_be_read_is_said_without_it(tmp_path: Path) -> None:
    broken = USER_KEY.export_private_key().decode()[:120]
    with place(tmp_path) as agency:
        feed = agency.feed(secret=broken)
        ask(feed)
    assert "private key of this feed cannot be read" in feed.last_error
    assert broken[60:100] not in feed.last_error


def test_a_wrong_user_is_said(tmp_path: Path) -> None:
    with place(tmp_path) as agency:
        agency.user = "somebody"
        feed = agency.feed()
        ask(feed)
    assert feed.last_error == "127.0.0.1 refuses the user name or the secret."


def test_folders_and_links_are_left_alone(tmp_path: Path, ninjs: Ninjs) -> None:
    with place(tmp_path) as agency:
        agency.put("a.json", ninjs())
        agency.put("folder/b.json", ninjs(version="2"))
        (agency.root / "link.json").symlink_to(agency.root / "folder" / "b.json")
        assert ask(agency.feed()) == 1


def test_a_folder_below_is_opened_and_one_that_is_not_there_said(
    tmp_path: Path, ninjs: Ninjs
) -> None:
    with place(tmp_path) as agency:
        agency.put("out/a.json", ninjs())
        agency.address += "/out"
        assert ask(agency.feed()) == 1
        agency.address += "side"
        feed = agency.feed()
        ask(feed)
        assert "127.0.0.1 cannot list the folder: No such file" in feed.last_error


class OddServer(asyncssh.SFTPServer):
    """Sends of some files less or more than it lists, or nothing."""

    def open(self, path: bytes, pflags: int, attrs: asyncssh.SFTPAttrs) -> Any:
        real = Path(self.map_path(path).decode())
        if real.name.startswith("locked"):
            raise asyncssh.SFTPPermissionDenied("not for you")
        if real.name.startswith("gone"):
            real.unlink()
        if real.name.startswith("cut"):
            real.write_bytes(real.read_bytes()[:40])
        if real.name.startswith("endless"):
            real.write_bytes(real.read_bytes() * 9)
        return super().open(path, pflags, attrs)

    def read(self, file_obj: Any, offset: int, size: int) -> Any:
        if "poison" in getattr(file_obj, "name", b"").__str__():
            self.channel.get_connection().abort()
        return super().read(file_obj, offset, size)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("cut.json", "cut.json: 40 of its "),
        ("endless.json", "endless.json: more than "),
        ("locked.json", "locked.json: 127.0.0.1 says not for you"),
        ("poison.json", "poison.json: the connection broke"),
        ("gone.json", ""),
    ],
)
def test_a_file_that_cannot_be_read_whole_is_named_and_the_next_comes_in(
    tmp_path: Path, ninjs: Ninjs, name: str, said: str
) -> None:
    with place(tmp_path, base=OddServer) as agency:
        agency.put(name, ninjs())
        agency.put("next.json", ninjs(version="2"), at=5)
        feed = agency.feed()
        assert ask(feed) == 1
        assert feed.last_error[: len(said) or 1] == said
        assert feed.failures == 0
        assert RawFile.objects.get().name == "next.json"


def test_a_server_that_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "SECONDS_OF_SILENCE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"sftp://127.0.0.1:{server.getsockname()[1]}"
        feed = add_feed(kind="sftp", name="A", address=address, username="u", by=None)
        ask(feed)
    assert feed.failures == 1
    assert "127.0.0.1" in feed.last_error


def test_a_folder_with_too_many_files_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "MOST_FILES", 3)
    with place(tmp_path) as agency:
        for number in range(8):
            agency.put(f"{number}.json", b"x")
        feed = agency.feed()
        ask(feed)
        assert "More than 3 files" in feed.last_error


def test_nothing_of_the_users_own_ssh_settings_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key in the home of who runs Dateline must not be offered to providers."""
    tried.clear()
    home = tmp_path / "home" / ".ssh"
    home.mkdir(parents=True)
    (home / "id_ed25519").write_bytes(USER_KEY.export_private_key())
    (home / "id_ed25519").chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    with place(tmp_path) as agency:
        feed = agency.feed(secret="wrong word")
        ask(feed)
    assert feed.failures == 1
    assert tried == ["password"]
