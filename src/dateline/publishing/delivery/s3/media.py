"""Renditions of pictures, which go into the bucket before the first page that names them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Final

MEDIA: Final = "media/"
# Names hold a hash of what is in them, so a file that was sent once is never sent again.
_NAMED: Final = re.compile(rb"/media/[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)+")
_MOST_KNOWN: Final = 100_000


class Pictures:
    """Sends the files that pages name, each once.

    Args:
        put: puts a file at its path, unless there is one.
        site: the folder in which they lie at the paths of their addresses.
    """

    def __init__(self, put: Callable[[str, bytes], None], site: Path) -> None:
        self._put = put
        self._site = site
        self._known: set[str] = set()
        self._lock = Lock()

    def send(self, page: bytes) -> None:
        """Put every file that a page names; one that is not on this machine is left out."""
        for path in sorted({found.decode() for found in _NAMED.findall(page)}):
            if path in self._known:
                continue
            try:
                body = (self._site / path.removeprefix("/")).read_bytes()
            except OSError:
                continue  # another machine made it, and put it with the page that it rendered
            self._put(path, body)
            with self._lock:
                if len(self._known) >= _MOST_KNOWN:
                    self._known.clear()
                self._known.add(path)
