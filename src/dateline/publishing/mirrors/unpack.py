"""From a verified archive to a folder that a web server or a browser reads."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dateline.ground.ids import new_id

from .errors import NotOurs
from .manifest import LIST, ListedFile, MirrorList
from .verify import verify_mirror


def unpack_mirror(
    file: Path,
    folder: Path,
    *,
    key: bytes,
    accept: Callable[[MirrorList, bytes], None] = lambda listed, data: None,
) -> MirrorList:
    """Put the files of an archive into a folder and return its list.

    They come into place together, when the last of them is verified; what an earlier archive put
    there and this one has not, as what was withdrawn, is gone then. Until that, or when anything is
    wrong, the folder stays as it was.

    Raises:
        NotOurs: the folder holds something else.
        MirrorError: the archive is not to be trusted.
        OSError: the disk is full or the folder cannot be written.
    """
    folder = folder.absolute()
    if folder.exists() and any(folder.iterdir()) and not (folder / LIST).is_file():
        raise NotOurs(f"{folder} holds something else than a mirror: name another folder")
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = folder.with_name(f".{folder.name}-{new_id().hex}")
    new.mkdir()
    try:
        listed = _fill(new, file, key, accept)
        _swap(new, folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return listed


def _fill(
    new: Path, file: Path, key: bytes, accept: Callable[[MirrorList, bytes], None]
) -> MirrorList:
    def take(listed: MirrorList, data: bytes) -> None:
        accept(listed, data)
        (new / LIST).write_bytes(data)

    @contextmanager
    def place(listed: ListedFile) -> Iterator[BinaryIO]:
        target = new / listed.path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as handle:
            yield handle

    return verify_mirror(file, key=key, accept=take, keeping=place)


def _swap(new: Path, folder: Path) -> None:
    old = folder.with_name(f".{folder.name}-{new_id().hex}")
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
