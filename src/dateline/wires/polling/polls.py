"""Polls that run at the same time, each in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from uuid import UUID


class Polls:
    """At most `most` polls at once, and never two of the same feed.

    Nobody waits for a poll: its thread ends with the process, whatever it waits for then.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._running: dict[UUID, Thread] = {}

    def start(self, feed: UUID, poll: Callable[[], None]) -> bool:
        """Start a poll if there is room and the feed is not being polled; say whether it was."""
        self._running = {pk: one for pk, one in self._running.items() if one.is_alive()}
        if feed in self._running or len(self._running) >= self._most:
            return False
        thread = Thread(target=poll, name=f"wires-feed-{feed}", daemon=True)
        self._running[feed] = thread
        thread.start()
        return True
