from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import pytest

from dateline.ground.files import ContentStore, write_atomically


def test_bytes_come_back_exactly_by_their_hash(tmp_path: Path) -> None:
    store = ContentStore(tmp_path)
    data = bytes(range(256)) * 10
    sha256 = store.put(data)
    assert sha256 == hashlib.sha256(data).hexdigest()
    assert store.get(sha256) == data
    assert store.put(data) == sha256
    assert sum(path.is_file() for path in tmp_path.rglob("*")) == 1


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64, "0" * 63, "0" * 64 + "/x"])
def test_what_is_no_hash_names_no_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        ContentStore(tmp_path).path(name)


def test_what_is_not_here_is_said_to_be_absent(tmp_path: Path) -> None:
    store = ContentStore(tmp_path)
    assert not store.has("0" * 64)
    with pytest.raises(FileNotFoundError):
        store.get("0" * 64)


def test_a_reader_never_sees_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "page"
    versions = {str(number).encode() * 50_000 for number in range(2)}
    write_atomically(path, b"0" * 50_000)
    seen: set[bytes] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.add(path.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(60):
        write_atomically(path, str(number % 2).encode() * 50_000, durable=False)
    done.set()
    reader.join()
    assert seen <= versions


def test_a_failed_writing_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    path = tmp_path / "page"
    write_atomically(path, b"old")
    with pytest.raises(TypeError):
        write_atomically(path, "not bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
