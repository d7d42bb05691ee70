"""How much two texts are alike, from small signatures, and by what to find those that may be."""

from dateline.wires.likeness.shingles import shingles_of
from dateline.wires.likeness.signature import ALIKE, bands_of, signature_of, similarity

__all__ = ["ALIKE", "bands_of", "shingles_of", "signature_of", "similarity"]
