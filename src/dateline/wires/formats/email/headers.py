"""Header fields of strangers: encoded words (RFC 2047), raw bytes of any charset, folding."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from typing import Final

from dateline.wires.reading.characters import folded
from dateline.wires.reading.mixed import mixed
from dateline.wires.reading.teletype import decoded

_LONGEST: Final = 20_000
_BRACKETED: Final = re.compile(r"<([^<>\s]{1,900})>")
# A line break inside an encoded word's neighbours is folding, never text.
_FOLDING: Final = re.compile(r"[\r\n]+[ \t]*")
# What programs declare, and the charset that they write (WHATWG Encoding).
_WIDER: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
}
# Up to this share a declared charset may be wrong; beyond it the text is in another.
_STRAY: Final = 0.02


def field_of(message: Message, name: str) -> str | None:
    """Return a field, decoded, on one line; None where it is absent or empty."""
    for key, raw in message.raw_items():
        if key.casefold() == name:
            return _line(str(raw))
    return None


def _line(raw: str) -> str | None:
    text = _FOLDING.sub(" ", raw[:_LONGEST])
    text = decoded(text.encode("utf-8", "surrogateescape"))
    if "=?" in text:
        text = _decoded_words(text)
    return " ".join(folded(text).split()) or None


def _decoded_words(text: str) -> str:
    try:
        pieces = decode_header(text)
    except (HeaderParseError, ValueError):
        return text
    return "".join(_piece(part, charset) for part, charset in pieces)


def _piece(part: bytes | str, charset: str | None) -> str:
    if isinstance(part, str):
        return part
    return characters(part, charset) if charset else part.decode("utf-8", "replace")


def characters(data: bytes, charset: str | None) -> str:
    """Decode bytes as declared; where that is unknown or wrong, as they look."""
    try:
        # Latin-1 decodes anything, so what is declared to be so may well be UTF-8.
        if charset and charset.casefold() not in {"us-ascii", "iso-8859-1", "unknown-8bit"}:
            name = _WIDER.get(charset.casefold(), charset)
            text = data.decode(name, "replace")
            if text.count("\ufffd") <= len(text) * _STRAY:
                return mixed(data, name)
    except (LookupError, UnicodeError, ValueError):
        pass
    return decoded(data)


def identifiers(text: str | None) -> tuple[str, ...]:
    """Return the message ids of a field, without their brackets."""
    if not text:
        return ()
    return tuple(dict.fromkeys(_BRACKETED.findall(text))) or (text.strip("<> "),)


def sender_of(message: Message) -> tuple[str | None, str | None]:
    """Return name and address of who wrote the message, else of who sent it."""
    for name in ("from", "sender", "return-path"):
        text = field_of(message, name)
        if text:
            display, address = parseaddr(text)
            return display or None, address or None
    return None, None
