"""The end of an embargo, as agencies say it in words."""

from dateline.wires.signals.embargoes.saying import OPEN, embargo_said, lifts_embargo

__all__ = ["OPEN", "embargo_said", "lifts_embargo"]
