"""What the folder knows of each path: its newest sequence and what stands there.

One small file a path, locked while the path is replaced: writers in other threads and processes
wait for one another, and one that was held up finds the newer sequence and gives way.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import orjson
from pydantic import BaseModel, ConfigDict, ValidationError

from dateline.ground.ids import new_id

FOLDER: Final = ".state"
# How the files begin that a writer is about to put in their places.
TEMPORARY: Final = ".new-"


class State(BaseModel):
    """The newest of a path. `modified` is in whole seconds; `status` 0 means that it is removed."""

    model_config = ConfigDict(frozen=True)

    path: str
    sequence: int = -1
    status: int = 0
    sha256: str = ""
    modified: int = 0


class States:
    """The states of all paths, kept in a hidden folder that no server hands out."""

    def __init__(self, root: Path) -> None:
        self._root = root / FOLDER

    def new_file(self) -> str:
        """Return the path of a file that nobody has, on the file system of the pages.

        All of them lie in one folder, so that whoever looks for what killed writers left need not
        look through the site.
        """
        return f"{self._root}/{TEMPORARY}{new_id().hex}"

    def left(self) -> Iterator[Path]:
        """Yield the files that writers are about to put in their places, or never will."""
        yield from self._root.glob(f"{TEMPORARY}*")

    def _file(self, path: str) -> Path:
        name = hashlib.sha256(path.encode()).hexdigest()[:40]
        return self._root / name[:2] / f"{name[2:]}.json"

    @contextmanager
    def locked(self, path: str) -> Iterator[Locked]:
        """Hold the path against all other writers."""
        file = self._file(path)
        try:
            handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
        except FileNotFoundError:
            file.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield Locked(handle, _parsed(os.pread(handle, 8192, 0), path))
        finally:
            os.close(handle)

    def read(self, path: str) -> State:
        """Return the state of a path without waiting for a writer."""
        try:
            return _parsed(self._file(path).read_bytes(), path)
        except FileNotFoundError:
            return State(path=path)

    def __iter__(self) -> Iterator[State]:
        for file in sorted(self._root.glob("*/*.json")):
            try:
                yield State.model_validate(orjson.loads(file.read_bytes()))
            except ValueError:
                continue


class Locked:
    """The state of a path while it is held."""

    def __init__(self, handle: int, state: State) -> None:
        self._handle = handle
        self.state = state

    def keep(self, state: State) -> None:
        """Write the new state; the files it speaks of are in place already."""
        data = orjson.dumps(state.model_dump())
        os.pwrite(self._handle, data, 0)
        os.ftruncate(self._handle, len(data))


def _parsed(data: bytes, path: str) -> State:
    try:
        return State.model_validate(orjson.loads(data))
    except (orjson.JSONDecodeError, ValidationError):
        # Empty when new; cut off when the machine failed: then the path is written again.
        return State(path=path)
