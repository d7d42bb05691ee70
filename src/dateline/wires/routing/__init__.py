"""Rules: what is looked for in new items, and what is done with those that have it."""

from dateline.wires.routing.conditions import SIGNALS, Conditions, Words
from dateline.wires.routing.effects import Effects
from dateline.wires.routing.evaluation import CompiledRule, Outcome, Ruleset
from dateline.wires.routing.facts import Facts, facts_of

__all__ = [
    "SIGNALS",
    "CompiledRule",
    "Conditions",
    "Effects",
    "Facts",
    "Outcome",
    "Ruleset",
    "Words",
    "facts_of",
]
