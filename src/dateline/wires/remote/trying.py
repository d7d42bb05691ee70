"""Trying whether a folder can be reached and what lies there."""

from __future__ import annotations

from datetime import UTC, datetime

from dateline.wires.models import Feed
from dateline.wires.remote.choosing import wanted
from dateline.wires.remote.folder import Found, Server
from dateline.wires.remote.options import FolderOptions


def try_folder(feed: Feed, server: Server, options: FolderOptions) -> str:
    """Connect, list, change nothing, and say in a sentence what lies there.

    Raises:
        FetchError: it cannot be reached.
    """
    folder = server(feed)
    try:
        return said_of(wanted(folder.files(), options.pattern))
    finally:
        folder.close()


def said_of(files: list[Found]) -> str:
    """Return a sentence such as "12 files, the newest of 24 November 2026, 09:41 UTC."."""
    if not files:
        return "It answers; no file that fits lies there."
    count = "1 file" if len(files) == 1 else f"{len(files)} files"
    times = [file.modified for file in files if file.modified is not None]
    return f"{count}, the newest of {_time(max(times))}." if times else f"{count}."


def _time(moment: datetime) -> str:
    moment = moment.astimezone(UTC)
    return f"{moment.day} {moment:%B %Y, %H:%M} UTC"
