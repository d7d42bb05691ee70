"""How near a block's words are to those of its source."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import Final

from dateline.stories.snapshots import Label

ADAPTED_FROM: Final = 0.35
_WORD: Final = re.compile(r"\w+", re.UNICODE)
_MOST_WORDS: Final = 4_000


def comparable_words(text: str) -> list[str]:
    """Return the words of a text without what typography changes: case, quotes, dashes, spaces.

    Scripts without spaces are compared by character.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    found: list[str] = []
    for word in _WORD.findall(folded):
        found.extend(word if _is_unspaced(word) else [word])
    return found[:_MOST_WORDS]


def _is_unspaced(word: str) -> bool:
    # Thai, Lao, Burmese, Khmer; kana, CJK ideographs: no spaces between words.
    return any(
        "\u0e00" <= sign <= "\u0eff"
        or "\u1000" <= sign <= "\u109f"
        or "\u1780" <= sign <= "\u17ff"
        or "\u3040" <= sign <= "\u30ff"
        or "\u3400" <= sign <= "\u9fff"
        for sign in word
    )


def similarity(text: str, source: str) -> float:
    """Return the share of the text's words that stand in the source in the same order, 0 to 1."""
    mine, theirs = comparable_words(text), comparable_words(source)
    if not mine or not theirs:
        return 0.0
    if mine == theirs:
        return 1.0
    matcher = SequenceMatcher(None, theirs, mine, autojunk=False)
    return sum(match.size for match in matcher.get_matching_blocks()) / len(mine)


def label(text: str, source: str) -> tuple[Label, float]:
    """Say how a block rests on its source: word for word, in other words, or for background.

    Verbatim means that every word of the block stands in the source, in one stretch.
    """
    mine, theirs = comparable_words(text), comparable_words(source)
    share = similarity(text, source)
    if mine and _has_stretch(theirs, mine):
        return "verbatim", 1.0
    return ("adapted" if share >= ADAPTED_FROM else "background"), round(share, 3)


def _has_stretch(words: list[str], stretch: list[str]) -> bool:
    joined, wanted = f" {' '.join(words)} ", f" {' '.join(stretch)} "
    return wanted in joined
