from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from dateline.cli.run.place import port_problem, require_free_port, sole_user
from dateline.cli.run.rehearsal import free_port
from dateline.cli.sentences import Refusal


def test_a_free_port_is_no_problem() -> None:
    assert port_problem("127.0.0.1", free_port()) is None


def test_a_taken_port_is_told_with_what_to_set() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(Refusal, match=rf"Port {port} .* is taken.*DATELINE_PORT"):
            require_free_port("127.0.0.1", port)


def test_a_port_that_another_shares_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0), reuse_port=True) as server:
        assert port_problem("127.0.0.1", server.getsockname()[1]) is not None


def test_an_address_of_another_machine_is_told() -> None:
    assert "DATELINE_HOST" in (port_problem("192.0.2.1", free_port()) or "")


def test_a_folder_has_one_user(tmp_path: Path) -> None:
    with (
        sole_user(tmp_path),
        pytest.raises(Refusal, match=rf"process {os.getpid()}\) works in"),
        sole_user(tmp_path),
    ):
        pass


def test_a_folder_is_free_again_afterwards(tmp_path: Path) -> None:
    for _ in range(2):
        with sole_user(tmp_path):
            assert (tmp_path / "run.lock").read_text() == f"{os.getpid()}\n"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refusal, match="DATELINE_VAR"), sole_user(tmp_path / "file" / "var"):
        pass
