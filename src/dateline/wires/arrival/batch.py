"""What comes in together, while its rows are being made."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from dateline.ground.events import Event
from dateline.wires.models import Advisory, Entry, Hold, ItemVersion, RawFile
from dateline.wires.parsed import ParsedItem


@dataclass(slots=True)
class Arrival:
    """One version that was not here before.

    `previous` is the version that was the item's newest until now. `newest` tells whether this one
    is; then `entry` is the item's entry as it will be written, made anew from this version. Else
    `entry` is the one that stands. `prints` are the fingerprints of its paragraphs.
    """

    parsed: ParsedItem
    raw: RawFile
    guid: str
    version: ItemVersion
    is_new_item: bool
    previous: ItemVersion | None
    newest: bool
    entry: Entry
    prints: list[int] = field(default_factory=list)

    @property
    def item(self) -> UUID:
        """The item's id."""
        return self.version.item_id


@dataclass(slots=True)
class Batch:
    """All arrivals of one transaction, in the order in which they came.

    Stages read the arrivals and change their entries. `standing` holds entries of other items,
    locked, that a stage has changed; `events` are told when all rows are written. `advisories` and
    `holds` are rows to be written when the versions are there; `answered` are the items for which
    advisories had waited, by advisory.
    """

    arrivals: list[Arrival]
    standing: dict[UUID, Entry] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    advisories: list[Advisory] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)
    answered: dict[UUID, UUID] = field(default_factory=dict)

    @property
    def received(self) -> datetime:
        """When it came in."""
        return self.arrivals[0].version.received

    @property
    def newest(self) -> list[Arrival]:
        """The arrivals that are now what their item says: the last of each item."""
        return list({one.item: one for one in self.arrivals if one.newest}.values())
