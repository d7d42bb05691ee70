"""What lies in the folder and should not: what a killed writer left, strangers, bad copies."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from .. import names
from ..encodings import decoded
from . import states
from .store import Folder

# A writer holds its temporary files for milliseconds; after this nobody comes back for them.
ABANDONED_SECONDS: Final = 600
# Folders beside the pages that other writers fill, with names that hold a hash.
OTHERS: Final = ("media",)


def sweep(folder: Folder) -> int:
    """Delete the temporary files that killed writers left, and return how many there were."""
    swept = 0
    oldest = time.time() - ABANDONED_SECONDS
    for file in folder.states.left():
        with suppress(FileNotFoundError):
            if file.stat().st_ctime < oldest:
                file.unlink()
                swept += 1
    return swept


def strangers(folder: Folder) -> Iterator[Path]:
    """Yield the files that answer no path which was put here.

    What writers hold just now, or a killed one left, is not among them: `sweep` sees to it.
    """
    known = set(_expected(folder))
    for file in sorted(folder.root.rglob("*")):
        name = file.relative_to(folder.root).as_posix()
        if name.split("/")[0] in {states.FOLDER, *OTHERS} or file.name.startswith(states.TEMPORARY):
            continue
        if not file.is_file():
            continue
        if _without_suffix(name) not in known:
            yield file


def _expected(folder: Folder) -> Iterator[str]:
    for path in folder.paths():
        content = folder.read(path)
        if content is not None and content.status == 200:
            yield names.file_name(path)
        elif content is not None:
            yield names.gone_name(path) or ""


def _without_suffix(name: str) -> str:
    return next(
        (name.removesuffix(end) for end in names.ENCODING_SUFFIXES if name.endswith(end)), name
    )


def bad_copies(folder: Folder, path: str) -> Iterator[Path]:
    """Yield the encoded copies of a path that hold something else than its file."""
    content = folder.read(path)
    if content is None:
        return
    name = names.file_name(path) if content.status == 200 else names.gone_name(path)
    for suffix in names.ENCODING_SUFFIXES:
        copy = folder.root / f"{name}{suffix}"
        if copy.exists() and not _holds(copy, suffix, content.body):
            yield copy


def _holds(copy: Path, suffix: str, body: bytes) -> bool:
    try:
        return decoded(suffix, copy.read_bytes()) == body
    except Exception:  # noqa: BLE001 - each library has its own way to call a copy broken
        return False
