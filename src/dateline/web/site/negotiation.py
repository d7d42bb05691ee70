"""Which encoded copy a client gets (RFC 9110, section 12.5.3)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

# Smallest first: that is the one a client gets of those it takes equally well or not.
PREFERENCE: Final = (("br", ".br"), ("zstd", ".zst"), ("gzip", ".gz"))


@lru_cache(maxsize=1024)
def accepted(header: str) -> tuple[tuple[str, str], ...]:
    """Return the encodings a client takes, with the suffix of their copies, smallest first."""
    weights = dict(_weighted(part) for part in header.lower().split(",") if part.strip())
    rest = weights.get("*", 0.0)
    return tuple((name, suffix) for name, suffix in PREFERENCE if weights.get(name, rest) > 0.0)


def _weighted(part: str) -> tuple[str, float]:
    name, _, parameters = part.partition(";")
    key, _, value = parameters.partition("=")
    if key.strip() != "q":
        return name.strip(), 1.0
    try:
        return name.strip(), float(value)
    except ValueError:
        return name.strip(), 0.0
