"""Checks before publication: what bars it, what the desk should look at, what is in order."""

from dateline.desk.checks.interface import Check, Level
from dateline.desk.checks.run import bars_of, checks_of

__all__ = ["Check", "Level", "bars_of", "checks_of"]
