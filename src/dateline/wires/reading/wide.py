"""Files in UTF-16 and UTF-32, with a byte-order mark or without one."""

from __future__ import annotations

from typing import Final

# What XML and JSON begin with.
_OPENINGS: Final = b"<{["
_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# The marks without zeros: a file that begins with neither, nor with a zero, is not wide.
_SHORT_MARKS: Final = frozenset({b"\xff\xfe", b"\xfe\xff"})


def encoding_of(data: bytes) -> str | None:
    """Return the encoding of a file of wide characters, None for any other file.

    Without a mark it is told by where the zeros stand beside the first character (XML 1.0,
    appendix F; RFC 4627, section 3).
    """
    head = data[:4]
    if b"\x00" not in head and head[:2] not in _SHORT_MARKS:
        return None
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if b"\x00" not in head or len(head) < 4:
        return None
    zeros = bytes(map(bool, head))
    first = head.lstrip(b"\x00")[:1]
    if first not in {bytes([one]) for one in _OPENINGS}:
        return None
    return {
        b"\x01\x00\x00\x00": "utf-32-le",
        b"\x00\x00\x00\x01": "utf-32-be",
        b"\x01\x00\x01\x00": "utf-16-le",
        b"\x00\x01\x00\x01": "utf-16-be",
    }.get(zeros)


def wide_text(data: bytes) -> str | None:
    """Return the characters of a file of wide characters; None for any other file."""
    name = encoding_of(data)
    return data.decode(name, "replace").removeprefix("\ufeff") if name else None
