"""A folder on an FTP server."""

from __future__ import annotations

import ftplib
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from dateline.wires.models import Feed
from dateline.wires.polling import FetchError, checked_host
from dateline.wires.remote import FileRefused, Found
from dateline.wires.remote.addresses import place_of
from dateline.wires.secrets import unseal
from dateline.wires.transports.ftp import client as ftp
from dateline.wires.transports.ftp.client import Client, PlainClient, TlsClient, connected, end_of
from dateline.wires.transports.ftp.listing import files_by_facts, files_by_names

SECONDS_PER_FILE: Final = 60.0
_BLOCK: Final = 65_536
_ANONYMOUS: Final = "anonymous"
_BROKEN: Final = (OSError, EOFError, ftplib.error_proto)


class FtpFolder:
    """The folder that the address of a feed names, `ftp://host:port/folder`, in passive mode.

    The path begins where the server puts the user after signing in; one more slash in front of it
    begins at the server's root (RFC 1738, section 3.2.2).
    """

    appears_whole = False

    def __init__(self, feed: Feed, *, insecure: bool) -> None:
        place = place_of(feed.address, ("ftp", "ftps"))
        self._host = place.host
        address = checked_host(place.host)
        self._secret = unseal(feed.secret)
        self._client: Client
        if place.scheme == "ftps":
            self._client = TlsClient(insecure=insecure)
        else:
            self._client = PlainClient()
        try:
            with self._talking("connect"):
                connected(self._client, place.host, address, place.port)
            with self._talking("sign in"):
                self._client.login(feed.username or _ANONYMOUS, self._secret or _ANONYMOUS)
                if isinstance(self._client, TlsClient):
                    self._client.prot_p()
            with self._talking("open the folder"):
                path = _sent(place.path.removeprefix("/"))
                if path:
                    self._client.cwd(path)
                self._has_facts = "MLST" in self._features()
                self._client.voidcmd("TYPE I")
        except BaseException:
            self.close()
            raise

    def files(self) -> list[Found]:
        """Return the files, by MLSD (RFC 3659, section 7) or else one by one."""
        with self._talking("list the folder"):
            found = files_by_facts if self._has_facts else files_by_names
            return found(self._client)

    def read(self, file: Found, limit: int) -> bytes:
        """Return the bytes of a file, always from its beginning."""
        with self._about(file):
            return self._read(_sent(file.name), limit if file.size is None else file.size)

    def delete(self, file: Found) -> None:
        """Remove a file."""
        with self._about(file):
            self._client.delete(_sent(file.name))

    def move(self, file: Found, folder: str) -> None:
        """Rename a file into a folder."""
        with self._about(file):
            target = f"{_sent(folder)}/{_sent(file.name)}"
            try:
                self._client.rename(_sent(file.name), target)
            except ftplib.error_perm:
                self._client.mkd(_sent(folder))
                self._client.rename(_sent(file.name), target)

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def _features(self) -> str:
        try:
            return self._client.sendcmd("FEAT")
        except ftplib.error_perm:
            return ""

    def _read(self, name: str, most: int) -> bytes:
        deadline = time.monotonic() + SECONDS_PER_FILE
        parts: list[bytes] = []
        size = 0
        connection = self._client.transfercmd(f"RETR {name}")
        try:
            while part := connection.recv(_BLOCK):
                parts.append(part)
                size += len(part)
                if size > most:
                    raise FileRefused(f"more than {most} bytes come; it is left there.", lost=True)
                if time.monotonic() > deadline:
                    raise FileRefused(f"it did not end within {SECONDS_PER_FILE:.0f} s.", lost=True)
        finally:
            end_of(connection)
        self._client.voidresp()
        return b"".join(parts)

    @contextmanager
    def _talking(self, purpose: str) -> Iterator[None]:
        try:
            yield
        except TimeoutError:
            raise FetchError(
                f"{self._host} did not answer within {ftp.SECONDS_OF_SILENCE:.0f} s "
                f"when asked to {purpose}."
            ) from None
        except ssl.SSLCertVerificationError as error:
            raise FetchError(
                f"The certificate of {self._host} cannot be trusted: {error.verify_message}."
            ) from None
        except (ftplib.Error, ValueError, *_BROKEN) as error:
            # Some servers repeat what they were told.
            said = _said(error).replace(self._secret or "\n", "…")
            raise FetchError(f"{self._host} cannot {purpose}: {said}.") from None

    @contextmanager
    def _about(self, file: Found) -> Iterator[None]:
        try:
            yield
        except TimeoutError:
            raise FileRefused(
                f"{self._host} was silent for {ftp.SECONDS_OF_SILENCE:.0f} s.", lost=True
            ) from None
        except (ftplib.error_perm, ftplib.error_temp) as error:
            # After 421 and 426 the connection is closed or in an unknown state (RFC 959, 4.2.2).
            lost = str(error)[:3] in {"421", "425", "426"}
            raise FileRefused(f"{self._host} says {_said(error)}.", lost=lost) from None
        except (ftplib.Error, *_BROKEN) as error:
            raise FileRefused(f"the connection broke: {_said(error)}.", lost=True) from None
        except ValueError:
            raise FileRefused("its name cannot be said in FTP.") from None


def _sent(name: str) -> str:
    """Return the bytes of a name as characters, as the client sends them."""
    return name.encode("utf-8", "surrogateescape").decode("latin-1")


def _said(error: Exception) -> str:
    text = str(error) or type(error).__name__
    words = text.encode("latin-1", "replace").decode("utf-8", "replace")
    return " ".join(words.split())[:300].rstrip(".")
