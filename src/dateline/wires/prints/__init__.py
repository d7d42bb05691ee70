"""Fingerprints of paragraphs, by which wire text is found again after it was changed a little."""

from dateline.wires.prints.grams import Units, grams_of, short_grams_of, units_of
from dateline.wires.prints.selection import prints_of, stored

__all__ = ["Units", "grams_of", "prints_of", "short_grams_of", "stored", "units_of"]
