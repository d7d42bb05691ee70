"""What lies in the folder and should not: what a killed writer left, strangers, bad copies."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from .. import names
from ..encodings import decoded
from . import states

# A writer holds its temporary files for milliseconds; after this nobody comes back for them.
ABANDONED_SECONDS: Final = 600
# Folders beside the pages that other writers fill, with names that hold a hash.
OTHERS: Final = ("media",)


def sweep(temporary: Iterable[Path]) -> int:
    """Delete the temporary files that killed writers left, and return how many there were."""
    swept = 0
    oldest = time.time() - ABANDONED_SECONDS
    for file in temporary:
        with suppress(FileNotFoundError):
            if file.stat().st_ctime < oldest:
                file.unlink()
                swept += 1
    return swept


def strangers(root: Path, known: set[str]) -> Iterator[str]:
    """Yield the files of a folder of pages that are neither known nor copies of such.

    What writers hold just now, or a killed one left, is not among them: `sweep` sees to it.

    Args:
        known: names below the root.
    """
    for file in sorted(root.rglob("*")):
        name = file.relative_to(root).as_posix()
        if name.split("/")[0] in {states.FOLDER, *OTHERS} or file.name.startswith(states.TEMPORARY):
            continue
        if file.is_file() and _without_suffix(name) not in known:
            yield str(file)


def _without_suffix(name: str) -> str:
    return next(
        (name.removesuffix(end) for end in names.ENCODING_SUFFIXES if name.endswith(end)), name
    )


def bad_copies(file: Path, body: bytes) -> Iterator[str]:
    """Yield the encoded copies beside a file that hold something else than this."""
    for suffix in names.ENCODING_SUFFIXES:
        copy = Path(f"{file}{suffix}")
        if copy.exists() and not _holds(copy, suffix, body):
            yield str(copy)


def _holds(copy: Path, suffix: str, body: bytes) -> bool:
    try:
        return decoded(suffix, copy.read_bytes()) == body
    except Exception:  # noqa: BLE001 - each library has its own way to call a copy broken
        return False
