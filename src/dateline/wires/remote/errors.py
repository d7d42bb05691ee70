"""What can be wrong with one file on a server."""

from __future__ import annotations


class FileRefused(Exception):
    """One file cannot be read, deleted or moved; the others perhaps can.

    `message` is a sentence that follows the file's name. `lost` says that the connection cannot be
    used any more.
    """

    def __init__(self, message: str, *, lost: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.lost = lost
