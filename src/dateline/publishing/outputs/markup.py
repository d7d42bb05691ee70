"""Writing XML files: the same data gives the same bytes, and no character breaks the file.

Text is put together as such: a feed of elements takes a tenth of the time that a tree takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from markupsafe import escape

from ..render.file import OutputFile

_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NONE: Final[Mapping[str, str]] = {}


def xml_text(words: str) -> str:
    """Drop the characters that XML 1.0 (section 2.2) forbids."""
    return _FORBIDDEN.sub("", words)


def tag(name: str, words: str = "", attributes: Mapping[str, str] = _NONE) -> str:
    """Return an element of text; words and values are escaped, names are not."""
    return around(name, (str(escape(words)),), attributes)


def around(name: str, parts: Iterable[str], attributes: Mapping[str, str] = _NONE) -> str:
    """Return an element of elements."""
    values = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    inside = "".join(parts)
    return f"<{name}{values}>{inside}</{name}>" if inside else f"<{name}{values}/>"


def xml_file(root: str, media_type: str) -> OutputFile:
    """Write a document in UTF-8 with its declaration."""
    body = (_DECLARATION + xml_text(root)).encode()
    return OutputFile(body, f"{media_type}; charset=utf-8")
