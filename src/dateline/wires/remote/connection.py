"""A connection that is opened when it is needed, and again after a file has broken it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from dateline.wires.models import Feed
from dateline.wires.polling import FetchError
from dateline.wires.remote.errors import FileRefused
from dateline.wires.remote.folder import Found, RemoteFolder, Server

# So many files in a row may break the connection before the server itself counts as the trouble.
_MOST_BROKEN: Final = 3


class Connection:
    """The folder of a feed, for as long as a look at it takes."""

    def __init__(self, server: Server, feed: Feed) -> None:
        self._server = server
        self._feed = feed
        self._folder: RemoteFolder | None = None
        self._broken = 0

    @property
    def appears_whole(self) -> bool:
        """Whether files are listed only when they are complete."""
        return self._open().appears_whole

    def files(self) -> list[Found]:
        """Return the files of the folder."""
        return self._open().files()

    def read(self, file: Found, limit: int) -> bytes:
        """Return the bytes of a file.

        Raises:
            FileRefused: this file cannot be read; the next may be tried.
            FetchError: the connection broke with several files in a row.
        """
        with self._minding(file):
            data = self._open().read(file, limit)
        self._broken = 0
        return data

    def delete(self, file: Found) -> None:
        """Remove a file; raises as `read`."""
        with self._minding(file):
            self._open().delete(file)

    def move(self, file: Found, folder: str) -> None:
        """Move a file; raises as `read`."""
        with self._minding(file):
            self._open().move(file, folder)

    def close(self) -> None:
        """End the connection."""
        if self._folder is not None:
            self._folder.close()
            self._folder = None

    def _open(self) -> RemoteFolder:
        if self._folder is None:
            self._folder = self._server(self._feed)
        return self._folder

    @contextmanager
    def _minding(self, file: Found) -> Iterator[None]:
        try:
            yield
        except FileRefused as refused:
            if refused.lost:
                self.close()
                self._broken += 1
                if self._broken >= _MOST_BROKEN:
                    raise FetchError(
                        f"The connection broke with {self._broken} files in a row, the last "
                        f"{file.label}: {refused.message}"
                    ) from None
            raise
