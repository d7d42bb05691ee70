"""What a folder on a server can do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from dateline.wires.models import Feed


@dataclass(frozen=True, slots=True)
class Found:
    """A file as a server lists it.

    Args:
        name: by which the server finds it; bytes that are no UTF-8 are surrogates.
        size: in bytes, where the server tells.
        modified: with zone, where the server tells.
        stamp: what changes when the content does: size and time, or the server's ETag.
    """

    name: str
    size: int | None
    modified: datetime | None
    stamp: str

    @property
    def label(self) -> str:
        """The name as it may be stored and shown."""
        return readable(self.name)


def readable(name: str) -> str:
    """Return a name as it may be stored: other bytes and control characters are written out."""
    known = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(one if one.isprintable() else f"\\x{ord(one):02x}" for one in known)


class RemoteFolder(Protocol):
    """A connection to the folder of one feed.

    Every call ends within a limited time. All but `close` raise `FetchError` where the server
    cannot be talked to; those about one file raise `FileRefused` where it is the file.
    """

    @property
    def appears_whole(self) -> bool:
        """Whether a file is listed only when it is complete, and never while it grows."""

    def files(self) -> list[Found]:
        """Return the regular files of the folder, in any order."""

    def read(self, file: Found, limit: int) -> bytes:
        """Return the bytes of a file; refused where there are more than `limit`."""

    def delete(self, file: Found) -> None:
        """Remove a file from the server."""

    def move(self, file: Found, folder: str) -> None:
        """Move a file to a folder beside it, made where it is not there."""

    def close(self) -> None:
        """End the connection; never raises."""


Server = Callable[[Feed], RemoteFolder]
