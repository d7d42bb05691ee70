"""From the path of an address to the names of its files, and only to such as lie in the folder."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

INDEX: Final = "index.html"
GONE: Final = "gone.html"
# 255 bytes is the most a name may have on common file systems; an encoding adds up to four.
MAX_NAME_BYTES: Final = 240
MAX_PATH_BYTES: Final = 1024
ENCODING_SUFFIXES: Final = (".br", ".zst", ".gz")
_FORBIDDEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\\\\\u2028\u2029\ud800-\udfff]")


class UnsafePath(ValueError):
    """The path of an address cannot be a file."""


def segments(path: str) -> tuple[str, ...]:
    """Return the parts of a path (decoded); the last is empty where it ends with a slash.

    Raises:
        UnsafePath: it has no leading slash, climbs, hides, is too long, holds a control character
            or is not in the normal form C of Unicode.
    """
    if not path.startswith("/") or _FORBIDDEN.search(path):
        raise UnsafePath(f"the path {path!r} has no leading slash or holds a control character")
    if len(path.encode()) > MAX_PATH_BYTES:
        raise UnsafePath(f"the path {path[:80]!r}… is longer than {MAX_PATH_BYTES} bytes")
    if not unicodedata.is_normalized("NFC", path):
        raise UnsafePath(f"the path {path!r} is not in the normal form C of Unicode")
    parts = tuple(path[1:].split("/"))
    for part in parts[:-1]:
        _check(part, path)
    if parts[-1]:
        _check(parts[-1], path)
    return parts


def _check(part: str, path: str) -> None:
    if not part or part.startswith("."):
        raise UnsafePath(f"the path {path!r} has an empty part or one that starts with a dot")
    if len(part.encode()) > MAX_NAME_BYTES:
        raise UnsafePath(f"a part of the path {path[:80]!r}… is longer than {MAX_NAME_BYTES} bytes")


def file_name(path: str) -> str:
    """Return the file that a path is answered from, relative to the folder.

    Raises:
        UnsafePath: the path cannot be a file, or names a file that belongs to another path.
    """
    parts = segments(path)
    if not parts[-1]:
        return "/".join((*parts[:-1], INDEX))
    if is_internal(parts[-1]):
        raise UnsafePath(f"the path {path!r} names a file that belongs to another path")
    return "/".join(parts)


def gone_name(path: str) -> str | None:
    """Return the file of the notice that the path is withdrawn; None where it cannot be."""
    return "/".join((*segments(path)[:-1], GONE)) if path.endswith("/") else None


def is_internal(name: str) -> bool:
    """Whether a file is only an answer to another path: an index, a notice, an encoded copy."""
    return name in {INDEX, GONE} or name.endswith(ENCODING_SUFFIXES)
