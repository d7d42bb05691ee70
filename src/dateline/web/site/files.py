"""From the path of a request to the file that answers it."""

from __future__ import annotations

# Plain functions of `os` take a third of the time of `Path`, on the way of every request.
# ruff: noqa: PTH116, PTH118
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from dateline.publishing.delivery import names


@dataclass(frozen=True, slots=True)
class Found:
    """A file that answers, and with which status."""

    file: str
    status: int


@dataclass(frozen=True, slots=True)
class Moved:
    """The path answers with a slash at its end."""

    path: str


def find(root: Path, path: str) -> Found | Moved | None:
    """Return what answers a path (decoded), or None."""
    try:
        parts = names.segments(path)
    except names.UnsafePath:
        return None
    if not parts[-1]:
        return _find_page(os.path.join(root, *parts))
    if names.is_internal(parts[-1]) or parts[-1].endswith(".html"):
        return None
    file = os.path.join(root, *parts)
    mode = _mode(file)
    if mode is None:
        return None
    if stat.S_ISDIR(mode):
        return Moved(path + "/")
    return Found(file, 200) if stat.S_ISREG(mode) else None


def _find_page(folder: str) -> Found | None:
    # Of a page that was withdrawn only the notice is there.
    for name, status in ((names.INDEX, 200), (names.GONE, 410)):
        file = folder + name
        if _mode(file) is not None:
            return Found(file, status)
    return None


def _mode(file: str) -> int | None:
    try:
        return os.stat(file).st_mode
    except (FileNotFoundError, NotADirectoryError, OSError):
        return None


def error_page(root: Path, path: str) -> str | None:
    """Return the page for what is not there: the text edition's, else the service's, else all's.

    `path` is that of the request, decoded; the answer is a file's.
    """
    parts = path.split("/")
    service = f"/{parts[1]}" if len(parts) > 2 else ""
    edition = f"{service}/lite" if parts[2:3] == ["lite"] and len(parts) > 3 else service
    for folder in dict.fromkeys((edition, service, "")):
        try:
            file = os.path.join(root, *names.segments(f"{folder}/404.html"))
        except names.UnsafePath:
            continue
        if _mode(file) is not None:
            return file
    return None
