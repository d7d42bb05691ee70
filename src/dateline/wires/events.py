"""What happens on the wires, as others hear of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dateline.ground.events import Event


@dataclass(frozen=True)
class ItemVersionReceived(Event):
    """A version of an item has come in that was not here before.

    `current` tells whether it is the newest of its item: late versions are not.
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
