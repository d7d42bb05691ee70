"""ftplib, with the address that was checked and with sessions of TLS taken up again."""

from __future__ import annotations

import ftplib
import socket
import ssl
import time
from typing import Any, Final

from dateline.wires.polling import Address

# Bytes of a name are passed on as they are: servers do not say in which charset they are.
_BYTES_AS_THEY_ARE: Final = "latin-1"
DEFAULT_PORT: Final = 21
SECONDS_OF_SILENCE: Final = 15.0
# Longer than a look at a folder lasts.
SECONDS_OF_A_CONNECTION: Final = 600.0
_MOST_LINES: Final = 500


class _Bounded(ftplib.FTP):
    """A client whom no server can make wait or listen for ever."""

    # It connects to the data port of the host of the control connection, whatever host the server
    # names in its answer to PASV.
    trust_server_pasv_ipv4_address = False

    def __init__(self, **settings: Any) -> None:
        super().__init__(encoding=_BYTES_AS_THEY_ARE, timeout=SECONDS_OF_SILENCE, **settings)
        self._lines = 0
        self._ends = time.monotonic() + SECONDS_OF_A_CONNECTION

    def putline(self, line: str) -> None:
        """Send a command, whose answer is counted anew."""
        self._lines = 0
        super().putline(line)

    def getline(self) -> str:
        """Return the next line of an answer."""
        self._lines += 1
        if self._lines > _MOST_LINES:
            raise EOFError(f"an answer of more than {_MOST_LINES} lines")
        if time.monotonic() > self._ends:
            raise TimeoutError
        return super().getline()


class PlainClient(_Bounded):
    """FTP (RFC 959), passive."""


class TlsClient(_Bounded, ftplib.FTP_TLS):
    """FTP with explicit TLS (RFC 4217) on both connections, passive."""

    def __init__(self, *, insecure: bool) -> None:
        context = ssl.create_default_context()
        if insecure:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        super().__init__(context=context)

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[Any, int | None]:
        """Open a data connection in the same session of TLS, as many servers demand."""
        connection, size = ftplib.FTP.ntransfercmd(self, cmd, rest)  # noqa: S321  TLS follows
        if self._prot_p:  # type: ignore[attr-defined]
            session = self.sock.session if isinstance(self.sock, ssl.SSLSocket) else None
            connection = self.context.wrap_socket(
                connection, server_hostname=self.host, session=session
            )
        return connection, size


Client = PlainClient | TlsClient


def connected(client: Client, host: str, address: Address, port: int | None) -> None:
    """Connect to the address that was checked; the certificate must be that of the host."""
    client.connect(str(address), port or DEFAULT_PORT)
    client.host = host


def end_of(connection: socket.socket) -> None:
    """Close a data connection, with the closing words of TLS where the server still listens."""
    try:
        if isinstance(connection, ssl.SSLSocket):
            connection.unwrap()
    except OSError:
        pass
    finally:
        connection.close()
