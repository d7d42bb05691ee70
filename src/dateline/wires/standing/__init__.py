"""How an item stands: what its versions, separate advisories and people together say of it.

The same facts give the same standing, whatever the order in which they came.
"""

from dateline.wires.signals.embargoes import OPEN
from dateline.wires.standing.facts import Said, Settled, VersionFacts, facts_of, is_late
from dateline.wires.standing.reading import ItemFacts, items_facts
from dateline.wires.standing.rules import Standing, standing_from

__all__ = [
    "OPEN",
    "ItemFacts",
    "Said",
    "Settled",
    "Standing",
    "VersionFacts",
    "facts_of",
    "is_late",
    "items_facts",
    "standing_from",
]
