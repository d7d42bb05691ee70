"""What of a paragraph is hashed: a few words, or characters, that stand together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final
from zlib import crc32

from dateline.languages.words import is_unspaced, runs_of_letters, telling_runs

# Three words that mean something are rarely the same by chance, and one changed word takes only
# three of them away. Han and kana say as much in six characters, the alphabets without spaces in
# twelve.
WORDS: Final = 3
_IDEOGRAPHS: Final = 6
_LETTERS: Final = 12
_FIRST_IDEOGRAPH: Final = "\u3000"


@dataclass(frozen=True, slots=True)
class Units:
    """What of a text counts, in order, and how many of them make a gram."""

    units: Sequence[str]
    together: int = WORDS

    @property
    def to_keep(self) -> bool:
        """Whether a wire's text is longer than what anybody may write."""
        return is_to_keep(self.units, self.together)

    @property
    def to_look_for(self) -> bool:
        """Whether a text may have been taken from such a one: some of it may be left out."""
        return len(self.units) >= self.together * 2 - 1


def is_to_keep(units: Sequence[str], together: int = WORDS) -> bool:
    """Whether a wire's text of these units is longer than what anybody may write."""
    return len(units) >= together * 3 - 1


def units_of(text: str) -> Units:
    """Return what of a text counts: words without the short ones of European alphabets.

    Those are articles, prepositions and conjunctions, which an editor changes first. Where a script
    has no spaces each character is a unit.
    """
    if text.isascii() or not is_unspaced(text):
        return Units(telling_runs(text))
    runs = runs_of_letters(text)
    units = list(chain.from_iterable(run if is_unspaced(run) else (run,) for run in runs))
    if not units or len(units) < 2 * len(runs):
        # No letter that counts, or a name or two in another script.
        return Units(units)
    last = max(chain.from_iterable(runs))
    return Units(units, _IDEOGRAPHS if last >= _FIRST_IDEOGRAPH else _LETTERS)


def grams_of(units: Units) -> set[int]:
    """Return the hashes of the grams of a text: CRC-32 (ISO 3309), the same on every machine."""
    return _hashes(units.units, units.together)


def short_grams_of(units: Units) -> set[int]:
    """Return the hashes of grams that are one unit shorter, by which two texts are compared.

    More of them are left of a text that was changed; to look a text up they are too common.
    """
    return _hashes(units.units, units.together - 1)


def _hashes(units: Sequence[str], together: int) -> set[int]:
    # Encoded together, which takes half the time.
    encoded = "\n".join(units).encode("utf-8", "replace").split(b"\n")
    grams = zip(*(encoded[at:] for at in range(together)), strict=False)
    return set(map(crc32, map(b" ".join, grams)))
