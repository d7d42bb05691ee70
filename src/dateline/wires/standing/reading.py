"""The facts of items, read for many at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from functools import cmp_to_key
from typing import Final
from uuid import UUID

from dateline.wires.models import Advisory, Hold, ItemVersion
from dateline.wires.order import comes_after
from dateline.wires.standing.facts import Said, Settled, facts_of
from dateline.wires.standing.rules import Standing, standing_from

_LIGHT: Final = (
    "item",
    "format",
    "received",
    "version_number",
    "pubstatus",
    "signals",
    "slugline",
    "headline",
    "versioncreated",
    "embargoed",
    "ednote",
    "keywords",
)


@dataclass(slots=True)
class ItemFacts:
    """What there is of an item; what comes in is added to it before it is weighed."""

    versions: list[ItemVersion] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    holds: list[Settled] = field(default_factory=list)

    def in_order(self) -> list[ItemVersion]:
        """Return the versions, the newest last."""
        return sorted(self.versions, key=cmp_to_key(_order))

    def standing(self, provider: str, *, possible_correction: bool, now: datetime) -> Standing:
        """Return how the item stands at a moment."""
        return standing_from(
            [facts_of(version, provider) for version in self.in_order()],
            said=self.said,
            holds=self.holds,
            possible_correction=possible_correction,
            now=now,
        )


def items_facts(items: Collection[UUID]) -> dict[UUID, ItemFacts]:
    """Return the facts of each item, in three statements."""
    facts = {pk: ItemFacts() for pk in items}
    if not facts:
        return facts
    for version in ItemVersion.objects.filter(item__in=facts).only(*_LIGHT):
        facts[version.item_id].versions.append(version)
    advisories = Advisory.objects.filter(target__in=facts, undone=None).values_list(
        "target", "says", "version__versioncreated", "version__received", "until"
    )
    for target, says, created, received, until in advisories:
        facts[target].said.append(Said(says, created or received, until))
    holds = Hold.objects.filter(item__in=facts).values_list(
        "item", "version", "reason", "verdict", "settled"
    )
    for item, held, reason, verdict, settled in holds:
        facts[item].holds.append(Settled(held, reason, verdict, settled))
    return facts


def _order(one: ItemVersion, other: ItemVersion) -> int:
    return 1 if comes_after(one, other) else -1
