"""What a bench is given and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Figure:
    """One thing that was measured.

    `promise` is the bound that it should keep, "" where none was given; `kept` says whether it
    does, and is None where there is no bound.
    """

    name: str
    value: float
    unit: str
    promise: str = ""
    kept: bool | None = None


@dataclass(frozen=True)
class Context:
    """What a bench may use: a folder of its own, and the sizes that were asked for."""

    folder: Path
    sizes: Mapping[str, int]

    def size(self, name: str, default: int) -> int:
        """Return a size given on the command line as `--<name> N`, else the default."""
        return self.sizes.get(name, default)


class Bench(Protocol):
    """A module of this folder that measures something."""

    NAME: str
    DESCRIPTION: str

    def run(self, context: Context) -> Sequence[Figure]:
        """Measure, and return the figures."""
        ...


def at_most(name: str, value: float, unit: str, bound: float) -> Figure:
    """Return a figure that should be small."""
    return Figure(name, value, unit, f"≤ {bound:g}", value <= bound)


def at_least(name: str, value: float, unit: str, bound: float) -> Figure:
    """Return a figure that should be large."""
    return Figure(name, value, unit, f"≥ {bound:g}", value >= bound)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which that share (0 to 1) of the values lies, by nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
