"""What a transport is."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Protocol

from dateline.wires.models import Feed

# What a package may have besides as `TRY`: it reaches what a feed stands for, changes nothing, and
# returns one sentence about what is there, or raises FetchError.
Trial = Callable[[Feed], str]


class Transport(Protocol):
    """Brings wire files in until it is told to stop."""

    @property
    def kind(self) -> str:
        """Its name in `Feed.kind`."""

    def run(self, stop: Event) -> None:
        """Bring files in until `stop` is set; return within about a second after that.

        It may raise what the database or the disk raise: the runner tells people and starts it
        again after a while, so it must begin with what was left undone.
        """
