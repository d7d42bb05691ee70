"""Texts in one charset into which bytes of Windows-1252 have strayed, as when copies are joined."""

from __future__ import annotations

import codecs
import re
from typing import Final

STRAY: Final = "dateline.stray"


def _letter(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", "replace"), error.end


_ASCII: Final = bytes(range(128))
# A first byte of a character of UTF-8, and a second one.
_SEQUENCE: Final = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_NOT_SECOND: Final = bytes((*range(128), *range(0xC0, 256)))
_FEW: Final = 128

codecs.register_error(STRAY, _letter)


def mixed(data: bytes, charset: str = "utf-8") -> str:
    """Return the characters; what is none of the charset's is one of Windows-1252.

    Raises:
        LookupError: there is no such charset.
    """
    if charset == "utf-8" and _is_all_stray(data):
        return data.decode("cp1252", "replace")
    return data.decode(charset, STRAY)


def _is_all_stray(data: bytes) -> bool:
    """Whether there is no character of UTF-8 beyond ASCII, as far as that is quickly told."""
    high = data.translate(None, _ASCII)
    if not high.translate(None, _NOT_SECOND):
        return True
    # To look takes as long as to replace one byte of so many.
    return len(high) * _FEW > len(data) and not _SEQUENCE.search(data)
