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
def _cld2() -> ModuleType:
    """The library with its tables (10 MB), loaded when the first text needs it."""
    return import_module("pycld2")


def found_in(text: str) -> str | None:
    """Return the language that CLD2 is sure of, or None."""
    cld2 = _cld2()
    try:
        sure, _, found = cld2.detect(text, isPlainText=True)
    except (cld2.error, UnicodeEncodeError):
        sure, _, found = cld2.detect(_REFUSED.sub(" ", text), isPlainText=True)
    _, code, share, _ = found[0]
    if not sure or share < _MOST or code.startswith("xx-"):
        return None
    return _TODAY.get(code, code)
