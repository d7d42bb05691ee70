"""How many items a second each format reads in one process, with every word of their texts."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from itertools import count
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
# What differs from item to item in any wire: times, numbers in names, and where links go. Codes,
# which have eight digits, and references to characters stay; no minute gets 75 seconds.
_SECONDS: Final = re.compile(rb"(?<=\d:\d\d:)\d\d(?!\d)|(?<=\d\dT\d{4})\d\d(?!\d)")
_NUMBER: Final = re.compile(rb"(?<![\d#&.T-])(?!\d{8}(?!\d))(\d{3,})\d\d(?![\d;])")
_LINK: Final = re.compile(
    rb"(href\\?[\"']?\s{0,3}[:=]\s{0,3}\\?[\"']https?:(?:\\?/){2}[\w.-]{1,60}\\?/)"
)
Files = list[tuple[str, bytes]]
_SHARED: Final = Path(__file__).parent.parent.parent / "shared" / "wires"


def run(context: Context) -> list[Figure]:
    """Read the files of each format over and over; the best of the rounds counts.

    What counts is the time of the processor, so that other programs do not. No file is read twice:
    each time it has other times, numbers and links, so that nothing of it is remembered that would
    not be remembered of real wires.
    """
    rounds = context.size("rounds", 10)
    return [_figure(name, files, rounds) for name, files in sorted(_files().items())]


def _files() -> dict[str, Files]:
    """The real files by format, and our own samples for the formats that have none."""
    found: dict[str, Files] = {}
    index = _SHARED / "INDEX.tsv"
    for line in index.read_text(encoding="utf-8").splitlines()[1:] if index.exists() else ():
        name, kind = line.split("\t")[:2]
        found.setdefault(kind, []).append((name, (_SHARED / name).read_bytes()))
    for kind, data in SAMPLES.items():
        found.setdefault(kind, [("sample", data)])
    return found


def _figure(kind: str, files: Files, rounds: int) -> Figure:
    items = _read(files)
    often = max(1, 300 // items)
    numbers = count(1)
    best = min(
        _seconds([_varied(files, next(numbers)) for _ in range(often)]) for _ in range(rounds)
    )
    rate = items * often / best
    promised = _PROMISED.get(kind)
    name = f"{kind}, {len(files)} file{'s' if len(files) > 1 else ''}"
    return at_least(name, rate, "items/s", promised) if promised else Figure(name, rate, "items/s")


def _varied(files: Files, number: int) -> Files:
    """The same files as if they came at another time, with other names."""
    return [(name, _renumbered(data, number)) for name, data in files]


def _renumbered(data: bytes, number: int) -> bytes:
    data = _SECONDS.sub(b"%02d" % (number % 60), data)
    data = _NUMBER.sub(rb"\g<1>%02d" % (number % 100), data)
    return _LINK.sub(rb"\g<1>%d/" % number, data)


def _seconds(passes: Sequence[Files]) -> float:
    began = time.process_time()
    for files in passes:
        _read(files)
    return time.process_time() - began


def _read(files: Files) -> int:
    from dateline.wires.formats import parse_wire

    return sum(len(parse_wire(data, name=name).items) for name, data in files)
