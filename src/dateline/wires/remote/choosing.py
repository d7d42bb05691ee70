"""Which files of a folder are taken, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from hashlib import sha256
from typing import Final

from dateline.wires.remote.folder import Found
from dateline.wires.unfinished import is_unfinished

Key = tuple[str, str]
_LONGEST_NAME: Final = 1000
_FIRST: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Choice:
    """`fresh` are to be taken, the oldest first; `oversized` are new but larger than allowed."""

    fresh: list[Found]
    oversized: list[Found]


def key_of(file: Found) -> Key:
    """Return what a taken file is remembered by: its name and what tells its content."""
    name = file.label
    if len(name) > _LONGEST_NAME:
        name = f"{name[: _LONGEST_NAME - 65]}~{sha256(name.encode()).hexdigest()}"
    return name, file.stamp[:200]


def wanted(files: Sequence[Found], pattern: str) -> list[Found]:
    """Return the files whose name, without folders, fits the pattern and is no unfinished one."""
    chosen = []
    for file in files:
        name = file.name.rpartition("/")[2]
        if name and not is_unfinished(name) and fnmatchcase(name, pattern):
            chosen.append(file)
    return chosen


def choose(
    files: Sequence[Found], taken: Collection[Key], troubled: Collection[Key], limit: int
) -> Choice:
    """Choose the files that were not taken, those that made trouble before after all others."""
    new = [file for file in files if key_of(file) not in taken]
    fits = [file for file in new if file.size is None or file.size <= limit]
    fits.sort(key=lambda file: (key_of(file) in troubled, file.modified or _FIRST, file.name))
    return Choice(fits, [file for file in new if file.size is not None and file.size > limit])


def settled(before: Sequence[Found], now: Sequence[Found]) -> list[Found]:
    """Return the files of `before` whose size and time are still the same."""
    stamps = {(file.name, file.stamp) for file in now}
    return [file for file in before if (file.name, file.stamp) in stamps]
