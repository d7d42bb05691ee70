"""Words and sentences by ICU (Unicode Standard Annex 29, with dictionaries for CJK and Thai)."""

from __future__ import annotations

from icu4py.breakers import SentenceBreaker, WordBreaker


def segment_words(text: str, tag: str) -> list[str]:
    """Return the words of a text, without spaces and punctuation.

    Languages without spaces between words (zh, ja, th, lo, km, my) are cut by dictionary.
    """
    return [word for word in WordBreaker(_encodable(text), tag) if _has_letter_or_digit(word)]


def word_edges(text: str, tag: str = "") -> list[int]:
    """Return the places in a text at which a word may end or begin, by dictionary where needed."""
    edges, place = [0], 0
    for word in WordBreaker(_encodable(text), tag or "en"):
        place += len(word)
        edges.append(place)
    return edges


def segment_sentences(text: str, tag: str) -> list[str]:
    """Return the sentences of a text with their trailing space: joined they are the text.

    A stop after a usual abbreviation ("Mr. Smith") ends no sentence where CLDR lists it.
    """
    return list(SentenceBreaker(_encodable(text), f"{tag}-u-ss-standard"))


def _has_letter_or_digit(word: str) -> bool:
    # Nearly all words are of letters and digits only.
    return word.isalnum() or any(character.isalnum() for character in word)


def _encodable(text: str) -> str:
    """Half a surrogate pair is no character: ICU would refuse the whole text for it."""
    return text.encode("utf-8", "replace").decode("utf-8")
