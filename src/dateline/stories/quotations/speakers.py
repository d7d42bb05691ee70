"""Who says it, proposed for English by where news writes the name."""

from __future__ import annotations

import re
from typing import Final

_VERB: Final = (
    r"(?:said|says|told|tells|added|adds|wrote|writes|asked|replied|announced|declared|insisted|"
    r"argued|warned|explained|noted|stated|tweeted|testified|acknowledged|recalled|continued)"
)
_TITLED: Final = r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Sgt|Lt|St)\.)"
_WORD: Final = r"(?:[^\W\d_a-z][\w'’\-]*|[A-Z]\.)"
_SMALL: Final = r"(?:de|da|del|della|der|den|di|du|van|von|bin|ibn|al|el|la|le|ter|of)"
_NAME: Final = (
    rf"(?P<name>{_TITLED}?\s*{_WORD}(?:[ \-](?:{_SMALL}[ \-])*(?:{_TITLED}\s*)?{_WORD}){{0,5}})"
)
_AFTER: Final = (
    re.compile(rf"\W*{_VERB} {_NAME}"),
    re.compile(rf"\W*{_NAME}(?:, [^,.“\"]{{2,80}},)? {_VERB}\b"),
)
_BEFORE: Final = re.compile(
    rf"{_NAME}(?:, [^,.“\"]{{2,80}},)? {_VERB}(?: [^“\".]{{0,40}})?[,:]?\s*[“\"‘'«]?$"
)
_NO_NAMES: Final = frozenset(
    {"He", "She", "They", "It", "We", "I", "You", "The", "A", "But", "And"}
)
_NEAR: Final = 160


def proposed_speaker(text: str, start: int, end: int, language: str) -> str:
    """Return who may say words, empty where nobody is named or the language has no rule."""
    return speaker_of(text, start, end) if language.split("-")[0] == "en" else ""


def speaker_of(text: str, start: int, end: int) -> str:
    """Return the name of whoever says the words from `start` to `end`, empty where none is near.

    "…," said NAME, and: "…," NAME said, and: NAME told reporters: "…".
    """
    after = text[end : end + _NEAR].lstrip("”\"’'»“‘")
    for pattern in _AFTER:
        if (found := pattern.match(after)) and (name := _name(found["name"])):
            return name
    before = text[max(0, start - _NEAR) : start]
    found = _BEFORE.search(before)
    return _name(found["name"]) if found else ""


def _name(found: str) -> str:
    words = found.split()
    return "" if words[0] in _NO_NAMES else " ".join(words)
