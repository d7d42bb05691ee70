"""Words as PostgreSQL's text search is to see them."""

from __future__ import annotations

from typing import Final

from dateline.languages.segmentation import segment_words

# Written without spaces between words: PostgreSQL would take a whole clause for one word.
_UNSPACED: Final = frozenset({"zh", "ja", "th", "lo", "km", "my", "bo", "dz"})


def spaced(text: str, tag: str) -> str:
    """Return the text with spaces between words, in languages that are written without."""
    if tag.split("-")[0].lower() not in _UNSPACED:
        return text
    return " ".join(segment_words(text, tag))
