"""Letters as they are compared in a search: without case, accents and variants of one letter."""

from __future__ import annotations

import unicodedata
from typing import Final

# Letters that no normal form takes apart, and letters for which keyboards differ: Persian, Urdu
# and Arabic write yeh, kaf and heh with different characters, and alef with or without hamza.
_SAME: Final = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ħ": "h",
    "ی": "ي",
    "ى": "ي",
    "ې": "ي",
    "ے": "ي",
    "ک": "ك",
    "ګ": "گ",
    "ة": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ە": "ه",
    "ۀ": "ه",
    "ٱ": "ا",
    "\u0640": "",  # tatweel only stretches a line
    "\u200b": "",
    "\u200c": "",  # Persian words are written with and without the non-joiner
    "\u200d": "",
    "\u00ad": "",
    "ʼ": "",
}
# In these scripts marks are accents or vowel points, which people leave out; elsewhere, as in
# Hindi or Thai, marks are vowels and belong to the word. A combining mark names no script.
_ACCENTED: Final = ("LATIN ", "GREEK ", "CYRILLIC ", "ARABIC ", "HEBREW ", "COMBINING ")
_SHORT_I: Final = "й"


class _Folding(dict[int, str]):
    """What each character becomes, worked out when it first appears."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded(chr(code))
        return folded


def _folded(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    if character == _SHORT_I:
        return character
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)
    if not unicodedata.name(character, "").startswith(_ACCENTED):
        return character
    parts = unicodedata.normalize("NFKD", character)
    bare = "".join(one for one in parts if unicodedata.category(one) != "Mn")
    return "".join(_SAME.get(one, one) for one in bare)


_FOLDED: Final = _Folding()


def fold(word: str) -> str:
    """Return a word, in lower case already, in the form in which words are compared.

    Accents and vowel points go where they are often left out (Latin, Greek, Cyrillic, Arabic,
    Hebrew); digits become ASCII. Marks that are vowels stay.
    """
    return word.lower() if word.isascii() else word.translate(_FOLDED)
