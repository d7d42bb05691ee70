"""Trying whether the watched folder can be read and written."""

from __future__ import annotations

import os
from pathlib import Path

from dateline.wires.models import Feed
from dateline.wires.polling import FetchError
from dateline.wires.transports.folder.watching import is_candidate


def try_inbox(feed: Feed) -> str:
    """Look into the folder, change nothing, and say what waits there.

    Raises:
        FetchError: it is not there, or its files cannot be read or moved.
    """
    root = Path(feed.address)
    if not root.is_dir():
        raise FetchError(f"There is no folder {root}.")
    if not os.access(root, os.R_OK | os.W_OK | os.X_OK):
        raise FetchError(f"Dateline may not read or write in the folder {root}.")
    waiting = sum(is_candidate(path) for path in root.iterdir())
    if not waiting:
        return "The folder can be read; no file waits in it."
    return "1 file waits in it." if waiting == 1 else f"{waiting} files wait in it."
