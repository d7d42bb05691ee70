"""What is broken: own samples of every format, and the real files beside the project if there."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bench.samples import SAMPLES

_SHARED: Final = Path(__file__).parents[3] / "shared"
_LARGEST: Final = 100_000


def seeds() -> list[bytes]:
    """Return the files to begin with, the same ones in the same order each time."""
    return [*SAMPLES.values(), *_real_files()]


def _real_files() -> list[bytes]:
    folder = _SHARED / "wires"
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    wires = [one for one in files if one.is_file() and one.suffix not in {".tsv", ".md"}]
    return [one.read_bytes() for one in wires if one.stat().st_size <= _LARGEST]
