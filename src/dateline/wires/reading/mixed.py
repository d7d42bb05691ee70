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


# Without one, no byte that is not of ASCII is one of UTF-8.
_SEQUENCE: Final = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")

codecs.register_error(STRAY, _letter)


def mixed(data: bytes, charset: str = "utf-8") -> str:
    """Return the characters; what is none of the charset's is one of Windows-1252.

    Raises:
        LookupError: there is no such charset.
    """
    if charset == "utf-8" and not _SEQUENCE.search(data):
        return data.decode("cp1252", "replace")
    return data.decode(charset, STRAY)
