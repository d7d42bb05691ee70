"""The stems of words, by the Snowball stemmers that PostgreSQL has."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from django.db import connection

from dateline.languages.folding import fold
from dateline.languages.search import search_configuration

# Words of one language that are remembered; news is written with far fewer.
_MOST: Final = 100_000
# The first letters of a stemmer's name tell it from all others.
_TOLD_BY: Final = 3

_SCRIPTS: Final = {
    "arabic": "\u0600-\u06ff",
    "armenian": "\u0530-\u058f",
    "greek": "\u0370-\u03ff",
    "hindi": "\u0900-\u097f",
    "nepali": "\u0900-\u097f",
    "russian": "\u0400-\u04ff",
    "serbian": "\u0400-\u04ff",
    "tamil": "\u0b80-\u0bff",
    "yiddish": "\u0590-\u05ff",
}


@dataclass(slots=True)
class _Memory:
    """What is known of the words of one language: stems, and keys of those that are other words."""

    stems: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.stems)


_known: Final[dict[str, _Memory]] = {}


def stemmer_of(tag: str) -> str | None:
    """Return the name of the stemmer of a language; None where there is none."""
    name = search_configuration(tag) if tag else "simple"
    return None if name == "simple" else name


def stems_of(words: Mapping[str, Collection[str]]) -> dict[str, dict[str, str]]:
    """Return by stemmer the stem of each of its words, with letters as they are compared.

    Words are given in lower case. Those that a language has too many of to search for (its stop
    words) have no stem. One statement for all words that this process has not met yet.
    """
    memories = _learned(words)
    return {
        stemmer: {word: stem for word in its if (stem := memories[stemmer].stems[word])}
        for stemmer, its in words.items()
    }


def stem_keys_of(words: Mapping[str, Collection[str]]) -> dict[str, Mapping[str, str]]:
    """Return by stemmer the key (see `stem_key`) of the stem of each word that is another word.

    There may be keys of other words, too. As `stems_of`, with one statement at most.
    """
    return {stemmer: memory.keys for stemmer, memory in _learned(words).items()}


def stem_key(stem: str, stemmer: str) -> str:
    """Return a stem as it is kept among words: `~eng:elect`, which no word can be."""
    return f"~{stemmer[:_TOLD_BY]}:{stem}"


def fits(word: str, stemmer: str) -> bool:
    """Whether a word is written in the script that a stemmer reads."""
    first, _, last = _SCRIPTS.get(stemmer, "\u0061-\u024f").partition("-")
    latin_too = stemmer == "serbian" and word[0] <= "\u024f"
    return first <= word[0] <= last or latin_too


@lru_cache(maxsize=1)
def stemmers() -> tuple[str, ...]:
    """Return all stemmers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT dictname FROM pg_ts_dict WHERE dictname LIKE %s", ["%\\_stem"])
        return tuple(sorted(name.removesuffix("_stem") for (name,) in cursor.fetchall()))


def _learned(words: Mapping[str, Collection[str]]) -> dict[str, _Memory]:
    memories = {stemmer: _memory(stemmer) for stemmer in words}
    unknown = [
        (stemmer, word)
        for stemmer, its in words.items()
        for word in set(its).difference(memories[stemmer].stems)
    ]
    if unknown:
        _learn(unknown, memories)
    return memories


def _memory(stemmer: str) -> _Memory:
    memory = _known.get(stemmer)
    if memory is None or len(memory) > _MOST:
        # Another thread may go on with the one that was full.
        memory = _known[stemmer] = _Memory()
    return memory


def _learn(unknown: Sequence[tuple[str, str]], memories: Mapping[str, _Memory]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT stemmer, word, ts_lexize((stemmer || '_stem')::regdictionary, word)
            FROM unnest(%s::text[], %s::text[]) AS asked (stemmer, word)
            """,
            [[one[0] for one in unknown], [one[1] for one in unknown]],
        )
        for stemmer, word, stems in cursor.fetchall():
            stem = fold(stems[0]) if stems else ""
            if stem and stem != word:
                memories[stemmer].keys[word] = stem_key(stem, stemmer)
            memories[stemmer].stems[word] = stem
