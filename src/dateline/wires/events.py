"""What happens on the wires, as others hear of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from dateline.ground.events import Event
from dateline.wires.models import Entry


@dataclass(frozen=True)
class ItemVersionReceived(Event):
    """A version of an item has come in that was not here before.

    `current` tells whether it is the newest of its item: late versions are not. `headline` and
    `slugline` are empty where the item is under embargo.
    """

    kind: ClassVar[str] = "wires.item-version-received"
    item: str
    item_version: str
    provider: str
    headline: str
    slugline: str
    language: str
    type: str
    pubstatus: str
    signals: list[str]
    urgency: int | None
    current: bool


@dataclass(frozen=True)
class WireFileFailed(Event):
    """A file came in that could not be read; its bytes are kept."""

    kind: ClassVar[str] = "wires.file-failed"
    raw_file: str
    name: str
    error_code: str
    error_message: str


@dataclass(frozen=True)
class FlashRaised(Event):
    """A flash has come in. `desks` are codes of services; empty means all."""

    kind: ClassVar[str] = "wires.flash-raised"
    item: str
    headline: str
    desks: list[str]


@dataclass(frozen=True)
class FlashTaken(Event):
    """Somebody has taken a flash."""

    kind: ClassVar[str] = "wires.flash-taken"
    item: str
    by: str
    desks: list[str]


@dataclass(frozen=True)
class ItemStandingChanged(Event):
    """How an item stands has changed without a newer version of it.

    `reason` is `advisory` (`advisory` is the row's id), `version` (an older version came late),
    `verdict`, `undone` or `embargo-ended`. `embargoed` is in the far future where an embargo has
    no end yet. Nothing here tells what the item says: whoever may not see it may hear of it.
    """

    kind: ClassVar[str] = "wires.item-standing-changed"
    item: str
    version: str
    signals: list[str]
    held: str
    embargoed: datetime | None
    reason: str
    advisory: str | None


@dataclass(frozen=True)
class ItemsRouted(Event):
    """Rules were applied to items that were here already; these now have other desks or marks."""

    kind: ClassVar[str] = "wires.items-routed"
    items: list[str]


def standing_changed(
    entry: Entry, *, reason: str, advisory: str | None = None
) -> ItemStandingChanged:
    """Return the event that tells how an entry stands."""
    return ItemStandingChanged(
        item=str(entry.pk),
        version=str(entry.version_id),
        signals=list(entry.signals),
        held=entry.held,
        embargoed=entry.embargoed,
        reason=reason,
        advisory=advisory,
    )
