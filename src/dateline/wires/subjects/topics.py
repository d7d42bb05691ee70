"""The tree of IPTC Media Topics (NewsCodes `medtop`, the version is in data/mediatopics.tsv)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, NamedTuple

MEDIA_TOPIC: Final = "medtop"


class Topic(NamedTuple):
    """A Media Topic. `broader` is None at the top; `instead` is what to use for a retired one."""

    code: str
    broader: str | None
    instead: str | None
    name: str


def rows_of(table: str) -> Iterator[list[str]]:
    """Yield the rows of a table of this package, without the lines that say what it is."""
    text = files("dateline.wires.subjects").joinpath(f"data/{table}").read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if not line.startswith("#"))


@cache
def topics() -> MappingProxyType[str, Topic]:
    """Return all topics by their codes, those retired too."""
    rows = rows_of("mediatopics.tsv")
    made = {row[0]: Topic(row[0], row[1] or None, row[2] or None, row[3]) for row in rows}
    return MappingProxyType(made)


@cache
def _ancestors() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, one in topics().items():
        chain: list[str] = []
        above = one.broader
        while above is not None:
            chain.append(above)
            above = topics()[above].broader
        found[code] = tuple(chain)
    return found


def ancestors(code: str) -> tuple[str, ...]:
    """Return the codes of all broader topics, the nearest first; none for an unknown code.

    What is about football is about sport: whoever looks for a topic looks for it here too.
    """
    return _ancestors().get(code, ())
