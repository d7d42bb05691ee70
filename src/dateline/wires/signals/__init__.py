"""Signals: what a version tells the desk, from structured fields first and wording else."""

from dateline.wires.signals.structured import STATUSES, pubstatus_of, signal_of
from dateline.wires.signals.together import signals_of
from dateline.wires.signals.wording import worded

__all__ = ["STATUSES", "pubstatus_of", "signal_of", "signals_of", "worded"]
