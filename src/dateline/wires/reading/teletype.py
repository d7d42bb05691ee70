"""Messages of the teletype age, framed by control characters: ANPA 1312 and IPTC 7901.

A message is SOH header STX text ETX trailer EOT; a file may hold several, and transports lose
some of the characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.wires.reading.mixed import mixed

_SOH: Final = "\x01"
_STX: Final = "\x02"
_ETX: Final = "\x03"
_EOT: Final = "\x04"
_ASCII: Final = bytes(range(128))
_BUT_CONTROLS: Final = bytes(one for one in range(256) if not 0x80 <= one < 0xA0)
# Letters of the code pages of DOS, where ISO 8859 has controls.
_OF_DOS: Final = re.compile(
    rb"[a-z][\x81-\x8b\x93-\x98\xa1-\xa4]|[\x81-\x8b\x93-\x98\xa1-\xa4][a-z]"
)
_OF_LATIN: Final = re.compile(rb"[\xc0-\xff]")
_MANY: Final = 0.25
# Fewer letters than these do not tell one old charset from another.
_TELLING: Final = 40
_LEAD: Final = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\s*(?:ld|lead)\b", re.IGNORECASE)
_LEAD_JOINED: Final = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)Ld", re.IGNORECASE)
_SLACK: Final = 6
_FILLING: Final = "\x00\x16\x7f \t\n\f"
_LONGEST_HEADER: Final = 600


@dataclass(frozen=True, slots=True)
class Message:
    """One message; lines end in a line feed. `text` is None where it never began."""

    header: str
    text: str | None
    trailer: str


def decoded(data: bytes, *, of_dos: bool = True) -> str:
    """Return the characters: UTF-8, UTF-16, a code page of DOS, another old one, or Windows-1252.

    Never raises; nothing says which it is. Code pages of DOS come into question on old wires only.
    """
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        high = len(data.translate(None, _ASCII))
    if high > max(_MANY * len(data), _TELLING):
        return _guessed(data)
    controls = data.translate(None, _BUT_CONTROLS)
    if of_dos and controls and len(_OF_DOS.findall(data)) > len(_OF_LATIN.findall(data)):
        return data.decode("cp850", "replace")
    return mixed(data)


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:65_536]).best()
    return data.decode(best.encoding if best else "cp1252", "replace")


def messages(text: str) -> Iterator[Message]:
    """Yield the messages of a file; one that was cut off has the text that there is."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for part in text.split(_SOH):
        header, begun, rest = part.partition(_STX)
        if not begun and not header.strip("\x00\x04\x16\x7f \n\x0c"):
            continue
        body, _, trailer = rest.partition(_ETX)
        if _EOT in body:
            body, _, trailer = body.partition(_EOT)
        yield Message(header, body.replace(_STX, "") if begun else None, trailer)


def framed(text: str, header: re.Pattern[str], trailer: re.Pattern[str]) -> str:
    """Return a message that lost all of its controls with a frame; any other as it is.

    Args:
        header: matches the lines of the header, at the beginning.
        trailer: is found in the last line where that is no text.
    """
    found = None if _SOH in text or _STX in text else header.match(text)
    if not found:
        return text
    body = text[found.end() :].rstrip()
    before, _, last = body.rpartition("\n")
    if trailer.search(last):
        body = f"{before}\n{_ETX}{last}"
    return f"{_SOH}{found[0]}{_STX}{body}"


def header_of(message: Message) -> str:
    """Return the header without filling characters, as much of it as any has.

    The expressions that read headers try many ways where one is long.
    """
    return message.header.lstrip(_FILLING)[:_LONGEST_HEADER]


def lead_of(*lines: str | None) -> str | None:
    """Return the number of `2nd Lead`, `3RD LEAD` or `1stLd-Writethru`, the version of a story."""
    for line in lines:
        if line and "d" in line.lower():
            found = _LEAD.search(line) or _LEAD_JOINED.search(line)
            if found:
                return found[1]
    return None


def unwrapped(lines: Sequence[str], width: int) -> str:
    """Join lines that were broken only because the next word did not fit into so many columns.

    Other line breaks, as of verses and tables, stay. The lines have no space at their ends.
    """
    enough = width - _SLACK - 1
    text = lines[0].lstrip()
    room = enough - len(lines[0])
    for line in lines[1:]:
        words = line.lstrip()
        goes_on = room <= 0 or len(words.partition(" ")[0]) >= room
        text += f" {words}" if goes_on else f"\n{words}"
        room = enough - len(line)
    return text
