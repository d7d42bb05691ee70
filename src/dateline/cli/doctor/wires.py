"""Checks of what reads the wires."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.cli.doctor.checks import Examination, Finding, ok, warn
from dateline.wires.reading.language.detector import cld2


def languages_can_be_told(_: Examination) -> Iterator[Finding]:
    """The library that tells the language of items is installed."""
    if cld2() is None:
        yield warn(
            "languages are only told by letters: CLD2 is not installed",
            "Items whose file declares no language may stay without one. Where there is a compiler"
            " for C++: pip install pycld2",
        )
    else:
        yield ok("the language of items can be told")
