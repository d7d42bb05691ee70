"""What the letters of a text tell: scripts of one language, and letters that only one has."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

# Scripts that one language of the news has to itself, by the ranges of their letters (Unicode).
_OWN: Final = {
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "hy": "\u0530-\u058f",
    "dv": "\u0780-\u07bf",
    "pa": "\u0a00-\u0a7f",
    "gu": "\u0a80-\u0aff",
    "or": "\u0b00-\u0b7f",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "kn": "\u0c80-\u0cff",
    "ml": "\u0d00-\u0d7f",
    "si": "\u0d80-\u0dff",
    "th": "\u0e00-\u0e7f",
    "lo": "\u0e80-\u0eff",
    "my": "\u1000-\u109f",
    "ka": "\u10a0-\u10ff",
    "km": "\u1780-\u17ff",
    "ko": "\uac00-\ud7af\u1100-\u11ff",
    "ja": "\u3040-\u30ff",
}
_SCRIPTS: Final = {tag: re.compile(f"[{letters}]") for tag, letters in _OWN.items()}
_HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_LATIN: Final = re.compile("[A-Za-z]")
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
_ARABIC: Final = re.compile("[\u0600-\u06ff]")

# Letters of one language among those that share its script.
_SORANI: Final = re.compile("[ێۆڕڵە]")
_MACEDONIAN: Final = re.compile("[ѓќѕЃЌЅ]")
_SERBIAN: Final = re.compile("[ђћЂЋ]")
_CANTONESE: Final = re.compile("[嘅喺咗唔佢哋嚟啲冇]")
_SHAN: Final = re.compile("[\u1075-\u108d]")
_MON_OR_KAREN: Final = re.compile("[\u105a-\u1074]")
# Frequent characters that were simplified in 1956, and the same as they were before.
_SIMPLIFIED: Final = re.compile(
    "[们这来时对国说为会发经过还动开关东车长问间门马见员现点电话书头实]"
)
_TRADITIONAL: Final = re.compile(
    "[們這來時對國說為會發經過還動開關東車長問間門馬見員現點電話書頭實]"
)

_MOST: Final = 0.6
_SOME: Final = 0.05
_FEW: Final = 3
_TAGS_WITH_SCRIPT: Final = frozenset({"sr", "uz"})


def by_letters(text: str, found: str | None) -> str | None:
    """Return the language after a look at the letters; `found` is what the detector says."""
    if found is None or found == "my":
        found = _of_own_script(text) or found
    if found in {None, "ku"} and _share(_SORANI, text, _ARABIC) > _SOME:
        return "ckb"
    if found in {"sr", "mk", "bg"} and _CYRILLIC.search(text):
        return _south_slavic(text, found)
    if found in {None, "zh-Hans", "zh-Hant"}:
        return _chinese(text, found)
    return found


def with_script(tag: str | None, text: str) -> str | None:
    """Return the tag with the script that the text is in, where the language has two."""
    if tag not in _TAGS_WITH_SCRIPT:
        return tag
    latin, cyrillic = (len(one.findall(text)) for one in (_LATIN, _CYRILLIC))
    return f"{tag}-Latn" if latin > cyrillic else f"{tag}-Cyrl"


def _of_own_script(text: str) -> str | None:
    """The language whose own script most of the letters are in."""
    total = len(_LETTER.findall(text))
    counts = Counter({tag: len(one.findall(text)) for tag, one in _SCRIPTS.items()})
    tag, count = counts.most_common(1)[0]
    han = len(_HAN.findall(text)) if tag in {"ja", "ko"} else 0
    if not count or (count + han) < _MOST * total or count < _SOME * (count + han):
        return None
    if tag == "my":
        return _of_burma(text)
    return tag


def _of_burma(text: str) -> str | None:
    """Burmese, unless letters of another language of its script are there."""
    if _share(_SHAN, text, _SCRIPTS["my"]) > _SOME:
        return "shn"
    return None if _share(_MON_OR_KAREN, text, _SCRIPTS["my"]) > _SOME else "my"


def _south_slavic(text: str, found: str) -> str:
    macedonian, serbian = len(_MACEDONIAN.findall(text)), len(_SERBIAN.findall(text))
    if macedonian == serbian:
        return found
    return "mk" if macedonian > serbian else "sr"


def _chinese(text: str, found: str | None) -> str | None:
    """Which Chinese it is, by characters that only the one has."""
    han = len(_HAN.findall(text))
    if han < _MOST * len(_LETTER.findall(text)):
        return found
    if len(set(_CANTONESE.findall(text))) >= _FEW:
        return "yue"
    simplified, traditional = len(_SIMPLIFIED.findall(text)), len(_TRADITIONAL.findall(text))
    if simplified == traditional:
        return found
    return "zh-Hans" if simplified > traditional else "zh-Hant"


def _share(letters: re.Pattern[str], text: str, among: re.Pattern[str]) -> float:
    return len(letters.findall(text)) / max(1, len(among.findall(text)))
