"""A folder on an SFTP server."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any, Final, TypeVar

import asyncssh

from dateline.wires.models import Feed
from dateline.wires.polling import FetchError, checked_host
from dateline.wires.remote import FileRefused, Found
from dateline.wires.remote.addresses import place_of
from dateline.wires.secrets import unseal
from dateline.wires.transports.sftp.session import signed_in

SECONDS_TO_LIST: Final = 60.0
SECONDS_PER_FILE: Final = 60.0
_SECONDS_TO_CLOSE: Final = 2.0
MOST_FILES: Final = 200_000
_REGULAR: Final = asyncssh.FILEXFER_TYPE_REGULAR
Result = TypeVar("Result")


class SftpFolder:
    """The folder that the address of a feed names, `sftp://host:port/folder`.

    The path begins in the user's home; one more slash in front of it begins at the root.
    """

    appears_whole = False

    def __init__(self, feed: Feed, *, host_key: str) -> None:
        place = place_of(feed.address, ("sftp",))
        self._host = place.host
        self._path = _bytes(place.path.removeprefix("/").rstrip("/") or ".")
        address = checked_host(place.host)
        secret = unseal(feed.secret)
        self._runner = asyncio.Runner()
        self._connection: asyncssh.SSHClientConnection | None = None
        try:
            self._connection = self._runner.run(
                signed_in(place.host, address, place.port, feed.username, secret, host_key)
            )
            with self._talking("start SFTP"):
                self._client = self._run(_started(self._connection), SECONDS_TO_LIST)
        except BaseException:
            self.close()
            raise

    def files(self) -> list[Found]:
        """Return the regular files; links are left alone."""
        with self._talking("list the folder"):
            return self._run(self._files(), SECONDS_TO_LIST)

    def read(self, file: Found, limit: int) -> bytes:
        """Return the bytes of a file."""
        most = limit if file.size is None else file.size
        with self._about(file):
            data = self._run(self._read(file, most), SECONDS_PER_FILE)
        if len(data) > most:
            raise FileRefused(f"more than {most} bytes come; it is left there.")
        return data

    def delete(self, file: Found) -> None:
        """Remove a file."""
        with self._about(file):
            self._run(self._client.remove(self._at(file.name)), SECONDS_PER_FILE)

    def move(self, file: Found, folder: str) -> None:
        """Rename a file into a folder."""
        with self._about(file):
            self._run(self._move(file, folder), SECONDS_PER_FILE)

    def close(self) -> None:
        """Hang up."""
        if self._connection is not None:
            self._connection.abort()
            with suppress(Exception):
                self._run(self._connection.wait_closed(), _SECONDS_TO_CLOSE)
        self._runner.close()

    async def _files(self) -> list[Found]:
        found: list[Found] = []
        async for entry in self._client.scandir(self._path):
            if entry.attrs.type == _REGULAR:
                found.append(_found(entry.filename, entry.attrs))
            if len(found) > MOST_FILES:
                raise FetchError(
                    f"More than {MOST_FILES} files lie in the folder. Ask the provider to clear "
                    "it, or let Dateline delete or move what it has taken (option after)."
                )
        return found

    async def _read(self, file: Found, most: int) -> bytes:
        async with self._client.open(self._at(file.name), "rb", encoding=None) as opened:
            data: bytes = await opened.read(most + 1)
            return data

    async def _move(self, file: Found, folder: str) -> None:
        target = self._at(folder)
        if not await self._client.isdir(target):
            await self._client.mkdir(target)
        await self._client.rename(self._at(file.name), target + b"/" + _bytes(file.name))

    def _at(self, name: str) -> bytes:
        return self._path + b"/" + _bytes(name)

    def _run(self, what: Coroutine[Any, Any, Result], seconds: float) -> Result:
        return self._runner.run(asyncio.wait_for(what, seconds))

    @contextmanager
    def _talking(self, purpose: str) -> Iterator[None]:
        try:
            yield
        except TimeoutError:
            raise FetchError(
                f"{self._host} did not {purpose} within {SECONDS_TO_LIST:.0f} s."
            ) from None
        except (asyncssh.Error, OSError) as error:
            raise FetchError(f"{self._host} cannot {purpose}: {_said(error)}.") from None

    @contextmanager
    def _about(self, file: Found) -> Iterator[None]:
        try:
            yield
        except TimeoutError:
            raise FileRefused(
                f"{self._host} did not end within {SECONDS_PER_FILE:.0f} s.", lost=True
            ) from None
        except (asyncssh.SFTPNoConnection, asyncssh.SFTPConnectionLost) as error:
            raise FileRefused(f"the connection broke: {_said(error)}.", lost=True) from None
        except asyncssh.SFTPError as error:
            raise FileRefused(f"{self._host} says {_said(error)}.") from None
        except (asyncssh.Error, OSError) as error:
            raise FileRefused(f"the connection broke: {_said(error)}.", lost=True) from None


async def _started(connection: asyncssh.SSHClientConnection) -> asyncssh.SFTPClient:
    return await connection.start_sftp_client(path_encoding=None)


def _found(name: bytes | str, attributes: asyncssh.SFTPAttrs) -> Found:
    seconds = attributes.mtime
    moment = None
    with suppress(OverflowError, ValueError, OSError):
        moment = datetime.fromtimestamp(seconds, UTC) if seconds is not None else None
    size = attributes.size
    stamp = f"{size}-{seconds}-{attributes.mtime_ns or 0}"
    known = name if isinstance(name, str) else name.decode("utf-8", "surrogateescape")
    return Found(known, size, moment, stamp)


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")


def _said(error: Exception) -> str:
    return " ".join((str(error) or type(error).__name__).split())[:300].rstrip(".")
