"""What a feed of mail can be told besides its address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dateline.wires.models import Feed
from dateline.wires.polling import FetchError

_AFTER: Final = ("keep", "seen", "move")


@dataclass(frozen=True, slots=True)
class Options:
    """`after`: what is done with a message that was taken in: nothing, marked as read, or moved.

    `idle` says whether to wait for news where the server can tell them.
    """

    after: str
    move_to: str
    idle: bool


def options_of(feed: Feed) -> Options:
    """Read the options of a feed.

    Raises:
        FetchError: one of them is none.
    """
    after = feed.options.get("after", "keep")
    move_to = feed.options.get("move_to", "")
    if after not in _AFTER or not isinstance(move_to, str):
        raise FetchError('The option "after" is one of keep, seen and move.')
    if after == "move" and not move_to:
        raise FetchError('The option "move_to" must name the folder for messages taken in.')
    return Options(after, move_to, feed.options.get("idle") is not False)
