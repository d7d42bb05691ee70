"""What CLD2 says of a text (Compact Language Detector 2, 165 languages)."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Final

# What CLD2 refuses: control characters, surrogates and code points that are no characters.
_REFUSED: Final = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
# Its old names, and tongues made in jest.
_TODAY: Final[dict[str, str | None]] = {
    "iw": "he",
    "jw": "jv",
    "tl": "fil",
    "zh": "zh-Hans",
    "un": None,
    "tlh": None,
    "zzp": None,
    "zzb": None,
    "zze": None,
    "zzh": None,
}
# The share of a text, of a hundred, that has to be in one language: less is a mixed text.
_MOST: Final = 70


@cache
def cld2() -> ModuleType | None:
    """Return the library with its tables (10 MB), loaded when the first text needs it.

    None where it is not installed: there are systems for which it has to be built.
    """
    try:
        return import_module("pycld2")
    except ImportError:
        return None


def found_in(text: str) -> str | None:
    """Return the language that CLD2 is sure of, or None."""
    library = cld2()
    if library is None:
        return None
    try:
        sure, _, found = library.detect(text, isPlainText=True)
    except (library.error, UnicodeEncodeError):
        sure, _, found = library.detect(_REFUSED.sub(" ", text), isPlainText=True)
    _, code, share, _ = found[0]
    if not sure or share < _MOST or code.startswith("xx-"):
        return None
    return _TODAY.get(code, code)
