"""What a check is, and the list of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from dateline.ground.settings import Settings


class Level(StrEnum):
    """How a thing stands: well, worth a look, or not working."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `mend` says what to do, and is empty only if all is well."""

    level: Level
    what: str
    mend: str = ""


@dataclass
class Examination:
    """What the checks share: the settings, the limits, and the database once it was reached."""

    settings: Settings
    least_free_bytes: int
    database: str | None = field(default=None)


Check = Callable[[Examination], Iterator[Finding]]


def ok(what: str) -> Finding:
    """Return a finding that all is well."""
    return Finding(Level.OK, what)


def warn(what: str, mend: str) -> Finding:
    """Return a finding that somebody should look at some day."""
    return Finding(Level.WARN, what, mend)


def fail(what: str, mend: str) -> Finding:
    """Return a finding that keeps Dateline from working."""
    return Finding(Level.FAIL, what, mend)
