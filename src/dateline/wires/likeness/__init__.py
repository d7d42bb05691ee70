"""How much two texts are alike, from small signatures, and by what to find those that may be."""

from dateline.wires.likeness.names import least_likeness, names_of
from dateline.wires.likeness.shingles import is_by_words, shingles_of
from dateline.wires.likeness.signature import (
    bands_of,
    signature_of,
    signature_of_hashes,
    similarity,
)

__all__ = [
    "bands_of",
    "is_by_words",
    "least_likeness",
    "names_of",
    "shingles_of",
    "signature_of",
    "signature_of_hashes",
    "similarity",
]
