"""Charsets of the telegraph age, which nothing in a message names: how they look tells them.

ISO 646 has national letters in the places of brackets and braces. ISO 6937 (and T.61, which it
replaced) writes an accent before its letter.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from dateline.wires.reading.teletype import decoded


@dataclass(frozen=True, slots=True)
class National:
    """A national version of ISO 646: its letters, and words by which its languages are known."""

    letters: dict[int, int]
    words: frozenset[str]


def _national(letters: str, words: str) -> National:
    return National(str.maketrans(letters[::2], letters[1::2]), frozenset(words.split()))


_NATIONAL: Final = (
    # DIN 66003; SEN 850200 for Swedish and Finnish; NS 4551 and DS 2089; NF Z 62-010; Spain; Italy.
    _national("[Ä\\Ö]Ü{ä|ö}ü~ß", "und der die das nicht mit von den im ist ein eine auf"),
    _national("[Ä\\Ö]Å{ä|ö}å", "och att som det inte den en av ja ei oli on mutta sekä"),
    _national("[Æ\\Ø]Å{æ|ø}å", "og ikke det til af av som har er en et for med"),
    _national("\\ç{é|ù}è", "le la les des et une un du dans pour est que au"),
    _national("[¡\\Ñ]¿|ñ}ç", "el los las que una un del por con para se no es"),
    _national("\\ç]é{à|ò}è~ì", "il che di una un per non con del della sono i"),
)
# By the character: an expression that begins with one letter is looked for most quickly.
_LETTERS_IN_WORDS: Final = {
    one: re.compile(rf"{re.escape(one)}(?<=[A-Za-z].)(?=[a-z]|[ ,.\r\n])") for one in "{|}\\][~"
}
_FEWEST: Final = 3
_WORD: Final = re.compile(r"[a-z]+")

# ISO/IEC 6937:2001: accents, the letters that each may stand before, and the other characters.
_ACCENTS: Final = {
    0xC1: ("\u0300", "AEIOUaeiou"),
    0xC2: ("\u0301", "ACEILNORSUYZacegilnorsuyz"),
    0xC3: ("\u0302", "ACEGHIJOSUWYaceghijosuwy"),
    0xC4: ("\u0303", "AINOUainou"),
    0xC5: ("\u0304", "AEIOUaeiou"),
    0xC6: ("\u0306", "AGUagu"),
    0xC7: ("\u0307", "CEGIZcegz"),
    0xC8: ("\u0308", "AEIOUYaeiouy"),
    0xCA: ("\u030a", "AUau"),
    0xCB: ("\u0327", "CGKLNRSTcklnrst"),
    0xCD: ("\u030b", "OUou"),
    0xCE: ("\u0328", "AEIUaeiu"),
    0xCF: ("\u030c", "CDELNRSTZcdelnrstz"),
}
_NO_ACCENTS: Final = bytes(one for one in range(256) if one not in _ACCENTS)
_OTHERS: Final = dict(
    zip(
        (*range(0xA1, 0xA4), 0xA5, *range(0xA7, 0xC0), *range(0xD0, 0xD8), *range(0xE0, 0xFF)),
        "¡¢£¥§¤‘“«←↑→↓°±²³×µ¶·÷’”»¼½¾¿―¹®©™♪¬¦ΩÆĐªĦ\u00a0ĲĿŁØŒºÞŦŊŉĸæđðħıĳŀłøœßþŧŋ",
        strict=True,
    )
)
_ACCENTED: Final = re.compile(
    "|".join(f"{chr(code)}[{letters}]" for code, (_, letters) in _ACCENTS.items())
)
_ACCENTED_OR_HIGH: Final = re.compile(f"{_ACCENTED.pattern}|[\x80-\xff]")
_INSIDE_A_WORD: Final = re.compile("[a-z][\xc1-\xc8\xca\xcb\xcd-\xcf][a-z]")
_HIGH: Final = re.compile("[\x80-\xff]")
_MOST: Final = 0.5


def characters_of(data: bytes) -> str:
    """Return the characters of a message of IPTC 7901 or ANPA 1312; never raises."""
    if data.isascii():
        text = data.decode("ascii")
        return _from_iso_646(text) if "{" in text or "|" in text or "}" in text else text
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _from_iso_6937(data) or decoded(data)


def _from_iso_646(text: str) -> str:
    letters = (len(one.findall(text)) for sign, one in _LETTERS_IN_WORDS.items() if sign in text)
    if sum(letters) < _FEWEST:
        return text
    words = _WORD.findall(text.lower())
    counts = [sum(word in one.words for word in words) for one in _NATIONAL]
    best = max(counts)
    return text.translate(_NATIONAL[counts.index(best)].letters) if best >= _FEWEST else text


def _from_iso_6937(data: bytes) -> str | None:
    """The text where accents stand before letters inside of words, and little else is odd."""
    if not data.translate(None, _NO_ACCENTS):
        return None
    text = data.decode("latin-1")
    if not _INSIDE_A_WORD.search(text):
        return None
    accented = len(_ACCENTED.findall(text))
    if accented < _MOST * len(_HIGH.findall(text)):
        return None
    return _ACCENTED_OR_HIGH.sub(lambda match: _letter(match[0]), text)


def _letter(code: str) -> str:
    if len(code) == 1:
        return _OTHERS.get(ord(code), code)
    accent = _ACCENTS[ord(code[0])][0]
    return unicodedata.normalize("NFC", code[1] + accent)
