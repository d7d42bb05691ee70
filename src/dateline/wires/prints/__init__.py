"""Fingerprints of paragraphs, by which wire text is found again after it was changed a little."""

from dateline.wires.prints.grams import (
    WORDS,
    Units,
    grams_of,
    is_to_keep,
    short_grams_of,
    units_of,
)
from dateline.wires.prints.selection import MOST, least_of_each, prints_of, stored

__all__ = [
    "MOST",
    "WORDS",
    "Units",
    "grams_of",
    "is_to_keep",
    "least_of_each",
    "prints_of",
    "short_grams_of",
    "stored",
    "units_of",
]
