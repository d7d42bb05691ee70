"""Messages of the co-editing socket: binary frames, the first number of which is the kind.

Numbers are those of lib0 (seven bits a byte, the lowest first). Kinds and bodies are in
docs/coediting.md; the browser's half is in `frontend/`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Any, Final

import orjson
from django.utils import translation

_LONGEST_NUMBER: Final = 8


class Kind(IntEnum):
    """What a frame is."""

    HELLO = 0
    STATE = 1
    SYNCED = 2
    UPDATE = 3
    ACK = 4
    PRESENCE = 5
    NOTICE = 6
    SAVE = 7
    ERROR = 8


class Close(IntEnum):
    """Why a socket is closed (RFC 6455, section 7.4.2: 4000 to 4999 are an application's)."""

    RESTART = 1012
    MALFORMED = 4400
    SIGNED_OUT = 4401
    FORBIDDEN = 4403
    NO_ARTICLE = 4404
    SILENT = 4408
    OTHER_SCHEMA = 4409
    TOO_LARGE = 4413
    TOO_MANY = 4429


class Refused(Exception):
    """The socket is closed, and the person is told why.

    Args:
        message: in English, marked for translation.
    """

    def __init__(self, code: Close, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message

    def told(self, language: str) -> str:
        """Return why in a language of the interface."""
        return in_language(language, self.message)


def in_language(language: str, message: str, values: Iterable[object] = ()) -> str:
    """Return a sentence in a language of the interface; each value stands for a `%s` of it."""
    with translation.override(language if translation.check_for_language(language) else "en"):
        said = translation.gettext(message)
    told = tuple(values)
    return said % told if told else said


def frame(kind: Kind, body: bytes = b"") -> bytes:
    """Return a frame."""
    return bytes([kind]) + body


def json_frame(kind: Kind, data: Any) -> bytes:
    """Return a frame whose body is JSON."""
    return frame(kind, orjson.dumps(data))


def update_frame(update: bytes) -> bytes:
    """Return an update as it goes to browsers: without a number, for nothing answers it."""
    return bytes([Kind.UPDATE, 0]) + update


def number(value: int) -> bytes:
    """Return a number in the form of lib0."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def take_number(data: bytes) -> tuple[int, bytes]:
    """Return the number that data begins with, and the rest.

    Raises:
        Refused: there is none.
    """
    value = 0
    for place, byte in enumerate(data[:_LONGEST_NUMBER]):
        value |= (byte & 127) << (7 * place)
        if byte < 128:
            return value, data[place + 1 :]
    raise Refused(Close.MALFORMED, "A message does not begin with a number.")


def read_frame(data: bytes) -> tuple[Kind, bytes]:
    """Return the kind and the body of a frame that a browser sent.

    Raises:
        Refused: a browser sends no such frame.
    """
    value, body = take_number(data)
    if value not in (Kind.STATE, Kind.UPDATE, Kind.PRESENCE, Kind.SAVE):
        raise Refused(Close.MALFORMED, f"There is no message {value}.")
    return Kind(value), body
