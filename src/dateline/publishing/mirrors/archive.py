"""The container: tar (POSIX.1-2001, `ustar` with `path` of pax) in gzip, written and read strictly.

Every system can open it. It is read here by our own few lines, since a general reader allocates
what a header says, follows links and knows forms that are never in such an archive.
"""

from __future__ import annotations

import tarfile
import zlib
from collections.abc import Iterator
from gzip import BadGzipFile, GzipFile
from pathlib import Path
from typing import Final

from .errors import NotAFile, TooLarge, Unreadable

_BLOCK: Final = 512
_PIECE: Final = 2**18
# A pax header names one path of at most 1,024 bytes.
_MOST_PAX: Final = 4 * _BLOCK
_PAX: Final = b"x"


def member_header(name: str, size: int) -> bytes:
    """Return the header of a file: the same for the same name and size."""
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o644
    return info.tobuf(tarfile.PAX_FORMAT, "utf-8", "strict")


def padding(size: int) -> bytes:
    """Return what follows the bytes of a file."""
    return bytes(-size % _BLOCK)


END: Final = bytes(2 * _BLOCK)


class Member:
    """A file of the archive, whose bytes can be read once and before the next one's."""

    def __init__(self, stream: GzipFile, name: str, size: int) -> None:
        self.name = name
        self.size = size
        self._stream = stream
        self._left = size

    def pieces(self) -> Iterator[bytes]:
        """Yield its bytes in pieces of a quarter of a megabyte at most.

        Raises:
            Unreadable: the archive ends or is damaged within it.
        """
        while self._left:
            piece = _read(self._stream, min(self._left, _PIECE), self.name)
            self._left -= len(piece)
            yield piece
        if any(_read(self._stream, -self.size % _BLOCK, self.name)):
            raise Unreadable(f"something stands behind {self.name!r} where nothing may")

    def content(self, most: int) -> bytes:
        """Return all its bytes.

        Raises:
            TooLarge: they are more than `most`; none is read then.
            Unreadable: the archive ends or is damaged within it.
        """
        if self.size > most:
            raise TooLarge(f"{self.name!r} has {self.size} bytes, and at most {most} are allowed")
        return b"".join(self.pieces())


def members(file: Path) -> Iterator[Member]:
    """Yield the files of an archive in their order; each is to be read before the next is taken.

    Memory is bounded whatever the archive says, and nothing of it is kept.

    Raises:
        Unreadable: it is no such archive, or it ends early, or goes on after its end.
        NotAFile: it holds a link, a folder or anything else.
        OSError: the file cannot be read.
    """
    with file.open("rb") as raw, GzipFile(fileobj=raw, mode="rb") as stream:
        while (header := _read(stream, _BLOCK, "a header")) != bytes(_BLOCK):
            name, header = _long_name(stream, header)
            info = _parsed(header)
            if info.type != tarfile.REGTYPE:
                raise NotAFile(f"{info.name[:200]!r} is no file but of the kind {info.type!r}")
            yield Member(stream, name or info.name, info.size)
        if any(_read(stream, _BLOCK, "the end")) or _rest(stream):
            raise Unreadable("the archive goes on after its end")


def _long_name(stream: GzipFile, header: bytes) -> tuple[str, bytes]:
    """Return the name that a pax header gives to the file after it, and that one's header."""
    info = _parsed(header)
    if info.type != _PAX:
        return "", header
    if not 0 < info.size <= _MOST_PAX:
        raise TooLarge(f"a header of {info.size} bytes: at most {_MOST_PAX} are allowed")
    size = info.size + -info.size % _BLOCK
    records = _read(stream, size, "a long name")[: info.size]
    return _path_of(records), _read(stream, _BLOCK, "a header")


def _path_of(records: bytes) -> str:
    """Read the one record that is written here: `<length> path=<name>\\n` (pax, 4.3)."""
    length, _, rest = records.partition(b" ")
    key, _, value = rest.partition(b"=")
    is_whole = length.isdigit() and length == str(len(records)).encode()
    if not is_whole or key != b"path" or not value.endswith(b"\n"):
        raise Unreadable("a header says something else than a name")
    try:
        return value[:-1].decode()
    except UnicodeDecodeError:
        raise Unreadable("a name is not in UTF-8") from None


def _parsed(header: bytes) -> tarfile.TarInfo:
    try:
        info = tarfile.TarInfo.frombuf(header, "utf-8", "strict")
    except (tarfile.HeaderError, UnicodeDecodeError, ValueError) as error:
        raise Unreadable(f"it is no tar archive: {error}") from None
    if info.size < 0:
        raise Unreadable(f"{info.name[:200]!r} has a size below nothing")
    return info


def _read(stream: GzipFile, size: int, what: str) -> bytes:
    found = b""
    try:
        while len(found) < size and (piece := stream.read(size - len(found))):
            found += piece
    except (EOFError, BadGzipFile, zlib.error) as error:
        raise Unreadable(f"it is damaged at {what!r}: {error}") from None
    if len(found) < size:
        raise Unreadable(f"it ends within {what!r}")
    return found


def _rest(stream: GzipFile) -> bytes:
    try:
        return stream.read(1)
    except (EOFError, BadGzipFile, zlib.error) as error:
        raise Unreadable(f"it is damaged at its end: {error}") from None
