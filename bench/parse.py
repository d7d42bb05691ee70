"""How many items a second each format reads in one process, with every word of their texts."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench.figures import Context, Figure, at_least
from bench.samples import SAMPLES

NAME = "parse"
DESCRIPTION = (
    "wire items read a second, by format (--rounds N; on ../shared/wires where it is here)"
)
# Items a second that the design promises.
_PROMISED: Final = {
    "newsml-g2": 3_000,
    "nitf": 1_500,
    "ninjs": 10_000,
    "newsml-1": 4_000,
    "anpa-1312": 5_000,
    "iptc-7901": 5_000,
}
_SHARED: Final = Path(__file__).parent.parent.parent / "shared" / "wires"


def run(context: Context) -> list[Figure]:
    """Read the files of each format over and over; the best of the rounds counts.

    What counts is the time of the processor, so that other programs do not.
    """
    rounds = context.size("rounds", 10)
    return [_figure(name, files, rounds) for name, files in sorted(_files().items())]


def _files() -> dict[str, list[tuple[str, bytes]]]:
    """The real files by format, and our own samples for the formats that have none."""
    found: dict[str, list[tuple[str, bytes]]] = {}
    index = _SHARED / "INDEX.tsv"
    for line in index.read_text(encoding="utf-8").splitlines()[1:] if index.exists() else ():
        name, kind = line.split("\t")[:2]
        found.setdefault(kind, []).append((name, (_SHARED / name).read_bytes()))
    for kind, data in SAMPLES.items():
        found.setdefault(kind, [("sample", data)])
    return found


def _figure(kind: str, files: Sequence[tuple[str, bytes]], rounds: int) -> Figure:
    items = _read(files)
    often = max(1, 300 // items)
    best = min(_seconds(files, often) for _ in range(rounds))
    rate = items * often / best
    promised = _PROMISED.get(kind)
    name = f"{kind}, {len(files)} file{'s' if len(files) > 1 else ''}"
    return at_least(name, rate, "items/s", promised) if promised else Figure(name, rate, "items/s")


def _seconds(files: Sequence[tuple[str, bytes]], often: int) -> float:
    began = time.process_time()
    for _ in range(often):
        _read(files)
    return time.process_time() - began


def _read(files: Sequence[tuple[str, bytes]]) -> int:
    from dateline.wires.formats import parse_wire

    return sum(len(parse_wire(data, name=name).items) for name, data in files)
