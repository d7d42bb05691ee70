"""A connection to a mail server over TLS, bounded in size and time.

The standard library's imaplib reads whatever a server sends, of any size and for any time, and
cannot wait for news before Python 3.14. What is needed here of IMAP is little.
"""

from __future__ import annotations

import re
import socket
import ssl
import time
from dataclasses import dataclass, field
from typing import Final

from dateline.wires.polling import FetchError, checked_host
from dateline.wires.transports.imap.place import Place

SECONDS_OF_SILENCE: Final = 20.0
SECONDS_OF_COMMAND: Final = 300.0
_LONGEST_LINE: Final = 16 * 2**20
_LONGEST_SKIP: Final = 2**31
_PIECE: Final = 65_536
_LITERAL: Final = re.compile(rb"\{(\d{1,12})\}$")


@dataclass(slots=True)
class Reply:
    """One answer of a server; `literals` are its long texts, None where one was too long."""

    text: bytes
    literals: list[bytes | None] = field(default_factory=list)


class Connection:
    """Sends lines and reads replies; every wait has an end.

    Raises, in every method:
        FetchError: the server is silent, slow, gone, or says what no mail server says.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        self._buffer = bytearray()
        self._ends = 0.0
        self.allow(SECONDS_OF_COMMAND)
        address = checked_host(place.host)
        try:
            self._socket: socket.socket = socket.create_connection(
                (str(address), place.port), timeout=SECONDS_OF_SILENCE
            )
        except OSError as error:
            raise FetchError(f"{place.host} cannot be reached: {_reason(error)}.") from None
        if place.is_tls:
            self.begin_tls()

    def begin_tls(self) -> None:
        """Go on encrypted, once the server has shown a certificate for its name."""
        if self._buffer:  # what came before could have been written by anybody
            raise FetchError(f"{self._place.host} says more than it should before TLS begins.")
        context = ssl.create_default_context()
        try:
            self._socket = context.wrap_socket(self._socket, server_hostname=self._place.host)
        except (OSError, ValueError) as error:
            self.close()
            raise FetchError(f"{self._place.host} gives no safe TLS: {_reason(error)}.") from None

    def allow(self, seconds: float) -> None:
        """Say how long all that is read from now on may take."""
        self._ends = time.monotonic() + seconds

    def send(self, line: bytes) -> None:
        """Send one line."""
        try:
            self._socket.settimeout(SECONDS_OF_SILENCE)
            self._socket.sendall(line + b"\r\n")
        except OSError as error:
            raise self._lost(error) from None

    def reply(self, budget: int = 0) -> Reply:
        """Read one reply; literals of more than `budget` bytes together are read and dropped."""
        line = self._line()
        reply = Reply(line)
        while found := _LITERAL.search(line):
            size = int(found[1])
            budget -= size
            if budget >= 0:
                reply.literals.append(self._exactly(size))
            else:
                self._skip(size)
                reply.literals.append(None)
            line = self._line()
            reply.text += b" " + line
            if len(reply.text) > _LONGEST_LINE:
                raise FetchError(f"{self._place.host} sends a reply without end.")
        return reply

    def reply_within(self, seconds: float) -> Reply | None:
        """Read one reply if it begins within some seconds, else return None."""
        self.allow(seconds)
        try:
            while b"\n" not in self._buffer:
                self._fill(SECONDS_OF_COMMAND)
        except _TooSlow:
            return None
        self.allow(SECONDS_OF_COMMAND)
        return self.reply()

    def close(self) -> None:
        """Give the connection up."""
        self._socket.close()

    def _line(self) -> bytes:
        searched = 0
        while (end := self._buffer.find(b"\n", searched)) < 0:
            searched = len(self._buffer)
            if searched > _LONGEST_LINE:
                raise FetchError(f"{self._place.host} sends a line without end.")
            self._fill(SECONDS_OF_SILENCE)
        line = bytes(self._buffer[:end]).rstrip(b"\r")
        del self._buffer[: end + 1]
        return line

    def _exactly(self, size: int) -> bytes:
        while len(self._buffer) < size:
            self._fill(SECONDS_OF_SILENCE)
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        return taken

    def _skip(self, size: int) -> None:
        if size > _LONGEST_SKIP:
            raise FetchError(f"{self._place.host} announces {size} bytes at once.")
        while size:
            if not self._buffer:
                self._fill(SECONDS_OF_SILENCE)
            dropped = min(size, len(self._buffer))
            del self._buffer[:dropped]
            size -= dropped

    def _fill(self, patience: float) -> None:
        left = self._ends - time.monotonic()
        if left <= 0:
            raise _TooSlow(f"{self._place.host} takes too long for an answer.")
        try:
            self._socket.settimeout(min(left, patience))
            piece = self._socket.recv(_PIECE)
        except TimeoutError:
            raise _TooSlow(
                f"{self._place.host} has said nothing for {min(left, patience):.0f} s."
            ) from None
        except OSError as error:
            raise self._lost(error) from None
        if not piece:
            raise FetchError(f"{self._place.host} has closed the connection.")
        self._buffer += piece

    def _lost(self, error: OSError) -> FetchError:
        return FetchError(f"The connection to {self._place.host} broke: {_reason(error)}.")


class _TooSlow(FetchError):
    """Nothing came within the time that was allowed."""


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    return str(getattr(error, "strerror", None) or error or type(error).__name__)
