"""Which files on a server are whole, by what was listed before."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.wires.remote.folder import Found
from dateline.wires.unfinished import finished_name


class Resting:
    """What was listed, and since when it has not changed.

    A file is whole when its size and time have stayed for `seconds`, or when it was listed before
    under the name of an unfinished file: who renames a file has written it.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._since: dict[tuple[str, str], float] = {}
        self._unfinished: set[str] = set()
        self._renamed: set[str] = set()

    def note(self, files: Sequence[Found], now: float) -> None:
        """Note a listing, made at a moment of the monotonic clock."""
        names = {file.name for file in files}
        gone = self._unfinished - names
        self._renamed = (self._renamed | {finished_name(name) for name in gone}) & names
        self._since = {
            (file.name, file.stamp): self._since.get((file.name, file.stamp), now) for file in files
        }
        self._unfinished = {name for name in names if finished_name(name) != name}

    def is_whole(self, file: Found, now: float) -> bool:
        """Whether a file of the last listing may be taken."""
        since = self._since.get((file.name, file.stamp), now)
        return file.name in self._renamed or now - since >= self._seconds
