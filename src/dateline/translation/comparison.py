"""Whether a text still says the same, as far as signs can tell."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Unicode counts them as punctuation, but a number means another thing without them.
_PER_CENT: Final = frozenset("%‰‱٪")
_BETWEEN_DIGITS: Final = re.compile(r"(?<=\d)([^\w\s]|[^\w%‰‱٪]+)(?=\d)")
_SIGN: Final = re.compile(r"(?<![\w.,%])[-\u2010-\u2015\u2212](?=\d)")


def says_the_same(one: str, other: str) -> bool:
    """Whether two texts differ at most in white space and punctuation.

    What punctuation makes of a number counts: 3.5 is not 35, −5 is not 5, 5% is not 5.
    """
    return one == other or _gist(one) == _gist(other)


def _gist(text: str) -> str:
    text = _SIGN.sub("\u2212", unicodedata.normalize("NFC", text))
    parts = _BETWEEN_DIGITS.split(text)
    # The odd parts are what stands between two digits.
    return "".join(
        _separator(part) if place % 2 else _letters(part) for place, part in enumerate(parts)
    )


def _letters(text: str) -> str:
    return "".join(
        sign for sign in text if sign in _PER_CENT or unicodedata.category(sign)[0] in "LMNS"
    )


def _separator(gap: str) -> str:
    if len(gap) != 1 or gap.isspace():
        return _letters(gap) or " "
    return "-" if unicodedata.category(gap) == "Pd" else gap
